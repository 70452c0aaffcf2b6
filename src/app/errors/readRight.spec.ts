import { expect, test } from 'vitest'
import { readRight } from './readRight'

const server = 'https://kinto.example.org/v1'

test.each([
  ['/buckets/geo', ['bucket geo']],
  ['/buckets/geo/collections?_limit=100', ['bucket geo']],
  ['/buckets/geo/groups/editors', ['group editors', 'bucket geo']],
  ['/buckets/geo/collections/cities', ['collection cities', 'bucket geo']],
  ['/buckets/geo/collections/cities/records?_sort=-pop', ['collection cities', 'bucket geo']],
  ['/buckets/geo/collections/cities/records/1', ['record 1', 'collection cities', 'bucket geo']],
])('%s can be read by whoever may read %j', (uri, holders) => {
  expect(readRight(server + uri, server)?.map(({ kind, id }) => `${kind} ${id}`)).toEqual(holders)
})

test.each([`${server}/accounts`, `${server}/buckets`, 'https://other.example/v1/buckets/geo'])(
  'nothing is said about %s',
  url => {
    expect(readRight(url, server)).toBeUndefined()
  },
)
