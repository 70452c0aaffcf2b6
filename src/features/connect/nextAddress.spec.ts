import { expect, test } from 'vitest'
import { nextAddress } from './nextAddress'

test.each([
  ['/buckets/geo/collections', '/buckets/geo/collections'],
  [
    '/buckets/geo/collections/cities/records?like_name=par&_sort=-pop',
    '/buckets/geo/collections/cities/records?like_name=par&_sort=-pop',
  ],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/connect?next=/connect', '/'],
  ['', '/'],
  [undefined, '/'],
])('%s leads to %s', (next, address) => {
  expect(nextAddress(next)).toBe(address)
})
