import { expect, test } from 'vitest'
import type { JsonObject } from './json'
import { fullSort, reversedSort, tokenAfter } from './pageToken'

const read = (token: string | undefined): unknown =>
  token === undefined
    ? undefined
    : JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(token), char => char.charCodeAt(0))))

const object: JsonObject = {
  id: 'a',
  last_modified: 5,
  pop: 7,
  name: 'Zürich',
  o: { 'x.y': 1, z: null },
  'o.w': 2,
  tags: ['t'],
}

test.each([
  [[], { last_modified: 5 }],
  [['-pop'], { pop: 7, last_modified: 5 }],
  [['name', 'last_modified'], { name: 'Zürich', last_modified: 5 }],
  [['missing'], { last_modified: 5 }],
  [['o.x.y', 'o.z', 'o.w'], { 'o.x.y': 1, 'o.z': null, 'o.w': 2, last_modified: 5 }],
  [['name.x'], { last_modified: 5 }],
])('the token after the object, sorted by %j, holds %j', (sort, last_object) => {
  expect(read(tokenAfter(sort, object, () => 'n'))).toEqual({ last_object, offset: 1, nonce: 'pagination-token-n' })
})

test.each([[['tags']], [['o']]])('there is no token where the server would refuse it: %j', sort => {
  expect(tokenAfter(sort, object)).toBeUndefined()
})

test('there is no token for a text with U+0000', () => {
  expect(tokenAfter(['a'], { ...object, a: 'x\0' })).toBeUndefined()
})

test.each([
  [[], ['-last_modified'], ['last_modified']],
  [
    ['-pop', 'name'],
    ['-pop', 'name', '-last_modified'],
    ['pop', '-name', 'last_modified'],
  ],
  [['last_modified'], ['last_modified'], ['-last_modified']],
])('%j is carried out as %j, and backwards as %j', (sort, full, reversed) => {
  expect(fullSort(sort)).toEqual(full)
  expect(reversedSort(sort)).toEqual(reversed)
})
