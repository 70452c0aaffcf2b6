import { expect, test } from 'vitest'
import type { ListQuery } from '~/protocol/listQuery'
import { parseSearch } from './listSearch'
import {
  countedQuery,
  filtersOf,
  isSortable,
  readListQuery,
  withoutFilters,
  withParameter,
  writeListQuery,
} from './recordsQuery'

test.each<[string, ListQuery]>([
  ['', {}],
  ['?like_name=par&_sort=-pop,name', { filters: [['like_name', 'par']], sort: ['-pop', 'name'] }],
  ['?_fields=name,a.b&_limit=5', { fields: ['name', 'a.b'], limit: 5 }],
  ['?_since=12&_before=99&v=%225%22', { filters: [['v', '"5"']], since: 12, before: 99 }],
  ['?_token=abc&__proto__=1&constructor=2', { filters: [['constructor', '2']], token: 'abc' }],
])('%s and its query say the same', (address, query) => {
  const search = parseSearch(address)
  expect(readListQuery(search)).toEqual(query)
  expect(readListQuery(writeListQuery(query))).toEqual(query)
})

test.each<[string, ListQuery]>([
  ['?_sort=-last_modified', {}],
  ['?_sort=,+, ', {}],
  ['?_since=%2217%22', { since: 17 }],
  ['?_since=yesterday', { filters: [['_since', 'yesterday']] }],
  ['?_before=', { filters: [['_before', '']] }],
  ['?_limit=0', {}],
  ['?_limit=abc', {}],
  ['?_fields=', {}],
  ['?_to=5&_cachebust=1', { filters: [['_to', '5']] }],
])('%s is read with care', (address, query) => {
  expect(readListQuery(parseSearch(address))).toEqual(query)
})

test('the collection decides the order only where the address does not', () => {
  expect(readListQuery({}, ['name'])).toEqual({ sort: ['name'] })
  expect(readListQuery({ _sort: '-pop' }, ['name'])).toEqual({ sort: ['-pop'] })
  expect(readListQuery({ _sort: '-last_modified' }, ['name'])).toEqual({})
})

test('a total is asked for the same records, in no order', () => {
  const query = readListQuery({
    like_name: 'par',
    _since: '5',
    _sort: 'name',
    _fields: 'name',
    _limit: '7',
    _token: 'x',
  })
  expect(countedQuery(query)).toEqual({ filters: [['like_name', 'par']], since: 5 })
})

test('filters can be told from order and fields, and removed', () => {
  const search = { like_name: 'par', _since: '5', _sort: 'name', _fields: 'name', _other: '1' }
  expect(filtersOf(search)).toEqual([
    ['like_name', 'par'],
    ['_since', '5'],
  ])
  expect(withoutFilters(search)).toEqual({ _sort: 'name', _fields: 'name', _other: '1' })
  expect(withoutFilters({ _find: 'par', _find_in: 'name', _at: '5' })).toEqual({ _at: '5' })
  expect(withParameter(search, '_sort', undefined)).toEqual({
    like_name: 'par',
    _since: '5',
    _fields: 'name',
    _other: '1',
  })
  expect(withParameter({ a: '1' }, 'b', '2')).toEqual({ a: '1', b: '2' })
})

test.each([
  ['name', true],
  ['name.common', true],
  ['größe', true],
  ['a-b', false],
  ['a b', false],
  ['', false],
])('whether Kinto sorts by %s: %j', (field, expected) => {
  expect(isSortable(field)).toBe(expected)
})
