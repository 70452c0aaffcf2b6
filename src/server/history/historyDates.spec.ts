import { expect, test } from 'vitest'
import { HistoryDates } from './historyDates'

const NOON = Date.UTC(2026, 10, 23, 12)

test('the microseconds grow within a millisecond, and begin anywhere in the next', () => {
  const dates = new HistoryDates()
  expect([dates.next(NOON, 1007), dates.next(NOON, 3), dates.next(NOON + 1, 3)]).toEqual([
    '2026-11-23T12:00:00.000007+00:00',
    '2026-11-23T12:00:00.000008+00:00',
    '2026-11-23T12:00:00.001003+00:00',
  ])
})

test('they never reach the next millisecond', () => {
  const dates = new HistoryDates()
  const last = Array.from({ length: 1000 }, () => dates.next(NOON, 499)).at(-1)
  expect(last).toBe('2026-11-23T12:00:00.000999+00:00')
})
