import { expect, test } from 'vitest'
import { crumbAbove, crumbsOf, placeOf } from './place'

test.each([
  ['/', { rest: [] }],
  ['/+bucket', { rest: ['+bucket'] }],
  ['/buckets/geo/collections', { bid: 'geo', rest: ['collections'] }],
  ['/buckets/geo/+collection', { bid: 'geo', rest: ['+collection'] }],
  ['/buckets/geo/groups/editors/members', { bid: 'geo', gid: 'editors', rest: ['members'] }],
  ['/buckets/geo/collections/cities/records', { bid: 'geo', cid: 'cities', rest: ['records'] }],
  ['/buckets/geo/collections/cities/records/+record', { bid: 'geo', cid: 'cities', rest: ['records', '+record'] }],
  ['/buckets/geo/collections/cities/records/1/json', { bid: 'geo', cid: 'cities', rid: '1', rest: ['json'] }],
  ['/buckets/buckets/collections/records/records/groups', { bid: 'buckets', cid: 'records', rid: 'groups', rest: [] }],
  ['/buckets/constructor/collections/__proto__', { bid: 'constructor', cid: '__proto__', rest: [] }],
  ['/buckets/100%/constructor', { bid: '100%', rest: ['constructor'] }],
  ['/buckets/a%20b', { bid: 'a b', rest: [] }],
])('%s names its objects', (pathname, place) => {
  expect(placeOf(pathname)).toEqual(place)
})

test.each([
  ['/', []],
  ['/+bucket', ['New bucket']],
  ['/buckets/geo/collections', ['geo']],
  ['/buckets/geo/settings', ['geo', 'Settings']],
  ['/buckets/geo/groups', ['geo', 'Groups']],
  ['/buckets/geo/groups/editors/members', ['geo', 'Groups', 'editors']],
  ['/buckets/geo/+group', ['geo', 'Groups', 'New group']],
  ['/buckets/geo/collections/cities/records', ['geo', 'cities']],
  ['/buckets/geo/collections/cities/records/1', ['geo', 'cities', '1']],
  ['/buckets/geo/collections/cities/records/1/json', ['geo', 'cities', '1', 'JSON']],
  ['/buckets/geo/collections/cities/records/+record', ['geo', 'cities', 'New record']],
  ['/nowhere/constructor', []],
])('the breadcrumb of %s', (pathname, names) => {
  expect(crumbsOf(placeOf(pathname)).map(({ id, word }) => id ?? word?.message)).toEqual(names)
})

test('from a record one comes back to the list as it was filtered', () => {
  const crumbs = crumbsOf(placeOf('/buckets/geo/collections/cities/records/1'))
  expect(crumbs[1]).toEqual({ id: 'cities', to: '/buckets/geo/collections/cities/records', keepsSearch: true })
})

test.each([
  ['/buckets/geo/collections/cities/records/1', '/buckets/geo/collections/cities/records'],
  ['/buckets/geo/collections/cities/records', '/buckets/geo/collections'],
  ['/buckets/geo/collections', undefined],
  ['/nowhere', undefined],
])('above %s is %s', (pathname, address) => {
  expect(crumbAbove(pathname)?.to).toBe(address)
})
