import { expect, test } from 'vitest'
import { readNumber } from './readNumber'

test.each([
  ['', undefined],
  ['  ', undefined],
  ['12', 12],
  [' -1.50 ', -1.5],
  ['.5', 0.5],
  ['-.5', -0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['+7', 7],
  ['1,5', 1.5],
  ['1,500', '1,500'],
  ['12a', '12a'],
  ['0x10', '0x10'],
  ['Infinity', 'Infinity'],
  ['-', '-'],
  ['1e999', '1e999'],
  ['9007199254740993', '9007199254740993'],
  ['9007199254740992', 9007199254740992],
])('%j is read as %j', (typed, value) => {
  expect(readNumber(typed)).toBe(value)
})
