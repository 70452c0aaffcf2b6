import { expect, test } from 'vitest'
import { moveKey, pressSort, readSort, sortMarks, writeSort } from './sortSearch'

const server = ['-last_modified']

test.each([
  [undefined, server, 'name', 'name'],
  ['name', server, 'name', '-name'],
  ['-name', server, 'name', undefined],
  ['-name', server, 'pop', 'pop'],
  ['name,-pop', server, 'pop', undefined],
  [undefined, server, 'last_modified', 'last_modified'],
  ['last_modified', server, 'last_modified', undefined],
  [undefined, ['name'], 'name', '-name'],
  ['-name', ['name'], 'name', undefined],
  [undefined, ['-pop'], 'pop', 'pop'],
  ['pop', ['-pop'], 'pop', undefined],
])('order %s (standard %j), press on %s: %s', (sort, standard, field, expected) => {
  expect(pressSort(sort, standard, field, false)).toBe(expected)
})

test.each([
  [undefined, server, 'name', 'name'],
  [undefined, ['country'], 'name', 'country,name'],
  ['name', server, 'pop', 'name,pop'],
  ['name,pop', server, 'pop', 'name,-pop'],
  ['name,-pop', server, 'pop', 'name'],
  ['name,-pop,code', server, 'name', '-name,-pop,code'],
  ['-name', server, 'name', undefined],
])('order %s (standard %j), shift-press on %s: %s', (sort, standard, field, expected) => {
  expect(pressSort(sort, standard, field, true)).toBe(expected)
})

test('marks number the keys only when there are several', () => {
  expect(sortMarks(['-pop'])).toEqual([{ field: 'pop', direction: 'descending', position: undefined }])
  expect(sortMarks(['-pop', '+name'])).toEqual([
    { field: 'pop', direction: 'descending', position: 1 },
    { field: 'name', direction: 'ascending', position: 2 },
  ])
})

test.each([
  [undefined, server, undefined],
  ['-pop,name', server, '-pop,name'],
  ['+name', server, 'name'],
  ['-last_modified', server, undefined],
  ['', server, undefined],
  [undefined, ['+name', '-pop'], undefined],
  ['name', ['+name'], undefined],
])('order %s (standard %j) is kept as %s', (sort, standard, expected) => {
  expect(writeSort(readSort(sort, standard), standard)).toBe(expected)
})

test.each([
  [0, 2, 'b,c,a'],
  [2, 0, 'c,a,b'],
  [1, 1, 'a,b,c'],
  [5, 0, 'a,b,c'],
])('the key at %i moves to %i: %s', (from, to, expected) => {
  const keys = readSort('a,b,c', server)
  expect(writeSort(moveKey(keys, from, to), server)).toBe(expected)
  expect(writeSort(keys, server)).toBe('a,b,c')
})
