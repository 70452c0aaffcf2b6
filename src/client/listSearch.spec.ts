import { expect, test } from 'vitest'
import type { ListQuery } from '~/protocol/listQuery'
import { listSearch } from './listSearch'

const cases: [ListQuery, string][] = [
  [{}, ''],
  [{ filters: [], sort: [], fields: [] }, ''],
  [{ filters: [['like_name', 'par']], sort: ['-pop', 'name'] }, '?like_name=par&_sort=-pop%2Cname'],
  [{ fields: ['name', 'a.b'], limit: 0, since: 5, before: 7 }, '?_fields=name%2Ca.b&_limit=0&_since=5&_before=7'],
  [
    {
      filters: [
        ['v', '"5"'],
        ['t', 'a&b=c+d é'],
      ],
    },
    '?v=%225%22&t=a%26b%3Dc%2Bd+%C3%A9',
  ],
  [{ token: 'a=/+' }, '?_token=a%3D%2F%2B'],
]

test.each(cases)('%j is asked as %j', (query, search) => {
  expect(listSearch(query)).toBe(search)
})

test('a filter may be asked twice and keeps its order', () => {
  const search = listSearch({
    filters: [
      ['b', '1'],
      ['a', '2'],
      ['b', '3'],
    ],
  })
  expect([...new URLSearchParams(search)]).toEqual([
    ['b', '1'],
    ['a', '2'],
    ['b', '3'],
  ])
})
