import { expect, test } from 'vitest'
import { fromLocalInput, momentStyle, toLocalInput, writeMoment } from './dates'

test.each(['2026-01-31T14:00', '2026-01-31T14:00:09', '2026-01-31T14:00:09.007', '0099-12-31T23:59'])(
  '%s in an input is a moment, and back',
  text => {
    const at = fromLocalInput(text)
    expect(at).toBe(new Date(text).getTime())
    expect(toLocalInput(at ?? NaN)).toBe(text)
  },
)

test('what is no date is none', () => {
  expect(fromLocalInput('')).toBe(undefined)
  expect(fromLocalInput('yesterday')).toBe(undefined)
  expect(toLocalInput(NaN)).toBe('')
})

test.each([
  [['2026-01-31T14:00:00Z'], '2026-01-31T14:00:00Z'],
  [['2026-01-31T14:00:00.000Z', '2026-01-31T14:00:00Z'], '2026-01-31T14:00:00.000Z'],
  [[], '2026-01-31T14:00:00Z'],
])('like %j a moment is written %s', (samples, written) => {
  expect(writeMoment(Date.UTC(2026, 0, 31, 14), momentStyle(samples))).toBe(written)
})

test('where a collection writes no zone, its moments are those of the clock on the wall', () => {
  const at = new Date('2026-01-31T14:00:00').getTime()
  expect(writeMoment(at, momentStyle(['2020-05-05T10:00:00']))).toBe('2026-01-31T14:00:00')
})
