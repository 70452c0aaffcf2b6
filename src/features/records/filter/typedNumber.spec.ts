import { expect, test } from 'vitest'
import { typedNumber } from './typedNumber'

test.each([
  ['5', 5],
  [' -2.5 ', -2.5],
  ['+3', 3],
  ['1e3', 1000],
  ['.5', 0.5],
  ['1,5', 1.5],
  ['0,123', 0.123],
  ['12345,678', 12345.678],
  ['1,000,000', 1_000_000],
  ['1,234.5', 1234.5],
  ['1.234.567', 1_234_567],
  ['1.234,5', 1234.5],
  ['1 000 000', 1_000_000],
  ['1\u202f000,5', 1000.5],
  ["1'000", 1000],
  ['١٢٣٫٥', 123.5],
  ['۱۲۳', 123],
  ['−7', -7],
  ['-0', 0],
])('%s is %d', (typed, value) => {
  expect(typedNumber(typed)).toEqual({ value })
})

test.each([
  ['1,234', 'ambiguous'],
  ['-12,345', 'ambiguous'],
  ['', 'none'],
  ['five', 'none'],
  ['1,2,3', 'none'],
  ['1.2.3', 'none'],
  ['Infinity', 'none'],
  ['1e999', 'inexact'],
  ['12345678901234567890', 'inexact'],
])('%j is refused: %s', (typed, problem) => {
  expect(typedNumber(typed)).toEqual({ problem })
})
