import { expect, test } from 'vitest'
import { readFilters } from './filters'
import {
  fieldsMaybeMissing,
  readDeletion,
  shownFilters,
  withDeletion,
  withoutFilter,
  withPresence,
  type Deletion,
} from './filtersRules'
import { parseSearch, stringifySearch } from './listSearch'

const filters = (query: string) => readFilters(parseSearch(query))

test.each([
  ['min_pop=5', ['pop']],
  ['min_pop=5&max_pop=9', []],
  ['min_pop=5&has_pop=true', []],
  ['min_pop=5&has_pop=false', ['pop']],
  ['gt_a=1&not_b=2&exclude_c=3&gt_a.b=1', ['a', 'b', 'c', 'a.b']],
  ['not_id=a&gt_last_modified=5', []],
  ['_since=5&not_deleted=true', []],
  ['not_deleted=true', ['deleted']],
])('%s also finds records without %j', (query, fields) => {
  expect(fieldsMaybeMissing(filters(query))).toEqual(fields)
})

test('has_ leaves the others as they are', () => {
  expect(stringifySearch(withPresence(parseSearch('min_pop=5&_sort=pop'), 'pop'))).toBe(
    '?has_pop=true&min_pop=5&_sort=pop',
  )
})

test.each<[string, Deletion | undefined]>([
  ['v=1', undefined],
  ['deleted=true', undefined],
  ['_since=5', 'also'],
  ['_since=abc', undefined],
  ['_since=5&not_v=1', 'also'],
  ['_since=5&v=1', 'out'],
  ['_since=5&id=a', 'also'],
  ['_before=5&not_deleted=true', 'out'],
  ['min_last_modified=5&deleted=true', 'only'],
])('%s shows deleted records: %s', (query, deletion) => {
  expect(readDeletion(filters(query))).toBe(deletion)
})

test.each<[string, Deletion, string]>([
  ['_sort=a', 'only', '?_sort=a&gt_last_modified=0&deleted=true'],
  ['_since=5', 'only', '?_since=5&deleted=true'],
  ['_since=5&deleted=true', 'out', '?_since=5&not_deleted=true'],
  ['_since=5&not_deleted=true', 'also', '?_since=5'],
  ['_sort=a', 'also', '?_sort=a&gt_last_modified=0'],
])('%s with deleted records %s becomes %s', (query, wanted, expected) => {
  expect(stringifySearch(withDeletion(parseSearch(query), wanted))).toBe(expected)
})

test.each([
  ['a=1&min_b=2', 'a', '?min_b=2'],
  ['gt_last_modified=0&deleted=true', 'deleted', ''],
  ['gt_last_modified=5&deleted=true', 'deleted', '?gt_last_modified=5'],
  ['gt_last_modified=5&not_deleted=true&a=1', 'gt_last_modified', '?a=1'],
  ['_since=5&_before=9&not_deleted=true', '_since', '?_before=9&not_deleted=true'],
  ['deleted=true&a=1', 'a', '?deleted=true'],
])('%s without %s becomes %s', (query, name, expected) => {
  expect(stringifySearch(withoutFilter(parseSearch(query), name))).toBe(expected)
})

test('deleted records of any time are one thing to see', () => {
  const shown = shownFilters(filters('gt_last_modified=0&deleted=true&a=1'))
  expect(shown.map(({ name, isDeletion }) => [name, isDeletion])).toEqual([
    ['deleted', true],
    ['a', false],
  ])
  expect(shownFilters(filters('deleted=true')).map(({ isDeletion }) => isDeletion)).toEqual([false])
})
