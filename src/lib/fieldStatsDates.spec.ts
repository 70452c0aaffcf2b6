import { expect, test } from 'vitest'
import { readIsoDate } from './fieldStatsDates'

test('a time is the same moment everywhere, a day begins at the local midnight', () => {
  expect(readIsoDate('2024-03-01T10:00:00Z')).toEqual({ at: Date.UTC(2024, 2, 1, 10), isDay: false })
  expect(readIsoDate('2024-03-01T10:00:00.5+02:00')).toEqual({ at: Date.UTC(2024, 2, 1, 8, 0, 0, 500), isDay: false })
  expect(readIsoDate('0099-12-31')?.isDay).toBe(true)
  expect(readIsoDate('2024-02-29')).toEqual({ at: new Date(2024, 1, 29).getTime(), isDay: true })
})

test.each(['', '2024', '2024-1-1', '2023-02-29', '2024-13-01', '2024-03-01T25:00Z', '2024-03-01Tnoon', ' 2024-03-01'])(
  '%j is no date',
  text => {
    expect(readIsoDate(text)).toBe(undefined)
  },
)
