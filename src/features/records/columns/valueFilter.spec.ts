import { expect, test } from 'vitest'
import { searchByPresence, searchByValue, shareOf } from './valueFilter'

test.each([
  ['a', false, { v: 'a' }],
  ['5', false, { v: '"5"' }],
  [5, false, { v: '5' }],
  [true, false, { v: 'true' }],
  ['', false, { v: '' }],
  ['a', true, { contains_v: 'a' }],
  ['5', true, { contains_v: '"5"' }],
])('the value %j (in a list: %j) is asked for by %j', (value, isItem, expected) => {
  expect(searchByValue({ _sort: 'n' }, 'v', { value, isItem, count: 1 })).toEqual({ _sort: 'n', ...expected })
})

test('what Kinto has no words for is not asked for', () => {
  expect(searchByValue({}, 'a-b', { value: 'x', isItem: true, count: 1 })).toBe(undefined)
  expect(searchByPresence({}, 'a-b', false)).toBe(undefined)
  expect(searchByPresence({}, 'v', false)).toEqual({ has_v: 'false' })
})

test.each([
  [0, 10, '0'],
  [1, 1000, '<1'],
  [999, 1000, '>99'],
  [10, 10, '100'],
  [1, 3, '33'],
  [0, 0, '0'],
])('%i of %i are %s %%', (part, whole, percent) => {
  expect(shareOf(part, whole)).toBe(percent)
})
