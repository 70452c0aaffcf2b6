import { expect, test } from 'vitest'
import { rowsAhead } from './readAhead'

test.each([
  ['somebody who just came', undefined, { row: 20, at: 0 }, 300],
  ['a slow reader', { row: 20, at: 0 }, { row: 22, at: 100 }, 300],
  ['a wheel of 3,000 px a frame', { row: 20, at: 0 }, { row: 103, at: 16 }, 5188],
  ['a drag of the scroll bar', { row: 0, at: 0 }, { row: 90_000, at: 16 }, 6000],
  ['a fast way back', { row: 9000, at: 0 }, { row: 8917, at: 16 }, 5188],
  ['two looks of the same moment', { row: 20, at: 5 }, { row: 21, at: 5 }, 1000],
  ['a jump after a pause', { row: 20, at: 0 }, { row: 9000, at: 1000 }, 300],
])('%s has %j, %j → %i rows ahead', (_, before, now, expected) => {
  expect(rowsAhead(before, now)).toBe(expected)
})
