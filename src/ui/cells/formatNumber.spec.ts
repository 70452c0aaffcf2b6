import { expect, test } from 'vitest'
import { formatNumber } from './formatNumber'

test.each([
  [1234567, true, '1,234,567'],
  [1234567, false, '1234567'],
  [2024, false, '2024'],
  [0.1, true, '0.1'],
  [-17098242.5, true, '-17,098,242.5'],
  [1e21, true, '1e+21'],
  [1e-7, true, '1e-7'],
  [0, true, '0'],
])('%d (grouped: %j) is shown as %s', (value, isGrouped, text) => {
  expect(formatNumber('en', value, isGrouped)).toBe(text)
})

test('a unit is written as people write it', () => {
  expect(formatNumber('en', 5.3, true, 'megabyte')).toBe('5.3 MB')
})
