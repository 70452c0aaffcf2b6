import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutAddress, queryParts, queryProblems, readQueryText, writeQueryText } from './filtersText'
import { parseSearch } from './listSearch'

test('people read the query without percent signs', () => {
  const search = { like_name: 'São Paulo', größe: '"5"', _sort: '-pop,name', x: 'a&b=c%+#', ' y': ' z ' }
  expect(writeQueryText(search)).toBe('like_name=São Paulo&größe="5"&_sort=-pop,name&x=a%26b=c%25%2B%23&%20y=%20z%20')
})

test('every query survives being written and read', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 4 }), pairs => {
      const search = Object.fromEntries(pairs)
      expect(readQueryText(writeQueryText(search))).toEqual(search)
    }),
    { numRuns: 100 },
  )
})

test('parts are found where they stand, read as the router reads them', () => {
  const text = '?a=%221%22&&b&%63=x=y+z'
  const parts = queryParts(text)
  expect(parts.map(({ name, value }) => [name, value])).toEqual(Object.entries(parseSearch(text)))
  expect(parts.map(({ from, to }) => text.slice(from, to))).toEqual(['a=%221%22', 'b', '%63=x=y+z'])
  expect(parts.map(({ valueFrom }) => valueFrom)).toEqual([3, undefined, 18])
})

test.each([
  ['http://localhost:8888/v1/buckets/b/collections/c/records?a=1&_sort=b', 'a=1&_sort=b'],
  ['http://localhost:5173/#/buckets/b/collections/c/records?a=http://x?y', 'a=http://x?y'],
  ['a=http://x?y', 'a=http://x?y'],
])('of %s the query is %s', (text, query) => {
  expect(cutAddress(text)).toBe(query)
})

test.each([
  ['like_name=par&min_pop=1000&_sort=-pop', []],
  ['a=1&b=2&a=3', [{ kind: 'twice', name: 'a' }]],
  [
    '_srot=a&_cachebust=1',
    [
      { kind: 'unknown', name: '_srot' },
      { kind: 'unknown', name: '_cachebust' },
    ],
  ],
  ['_sort=', [{ kind: 'sort', name: '_sort', detail: '' }]],
  ['_sort=a,-b!', [{ kind: 'sort', name: '_sort', detail: '-b!' }]],
  ['paris', [{ kind: 'no-value', name: 'paris' }]],
  ['_limit=ten', [{ kind: 'whole-number', name: '_limit' }]],
  ['like_code=5', [{ kind: 'not-text', name: 'like_code' }]],
  ['_since=yesterday', [{ kind: 'time', name: '_since' }]],
  ['in_last_modified=5', [{ kind: 'time', name: 'in_last_modified' }]],
  ['id=5', [{ kind: 'odd', name: 'id' }]],
  ['_token=abc&_fields=a', []],
  ['_find=par&_find_in=name&_at="m"&_view=v', []],
])('of %s is said: %j', (text, problems) => {
  expect(queryProblems(text)).toEqual(problems)
})
