import type { ConformanceCase } from '../conformanceCase'
import { absent, absentParent, FORBIDDEN, UNAUTHORIZED } from '../refusals'
import { type Step, steps } from '../steps'

const seed = { a: { v: 1 } }
const grant = (on: string, permissions: Record<string, string[]>): Step => ({
  ask: `PATCH ${on}`,
  send: { permissions },
  gives: 200,
})

/** Who learns that something is absent, and who is only told that they may not. */
export const absenceCases: ConformanceCase[] = [
  steps(
    'an absent record is a 404 only for those who may read its collection',
    [
      { ask: 'GET $r/nope', gives: 404, body: absent('record', 'nope') },
      { ask: 'bob GET $r/nope', gives: 403, body: FORBIDDEN },
      { ask: 'anon GET $r/nope', gives: 401, body: UNAUTHORIZED },
      grant('$c', { read: ['$bob'] }),
      { ask: 'bob GET $r/nope', gives: 404, body: absent('record', 'nope') },
      { ask: 'bob PATCH $r/nope', send: { data: {} }, gives: 404, body: absent('record', 'nope') },
      { ask: 'bob DELETE $r/nope', gives: 404, body: absent('record', 'nope') },
      { ask: 'bob PUT $r/nope', gives: 403, body: FORBIDDEN },
      { ask: 'carol PATCH $r/nope', send: { data: {} }, gives: 403, body: FORBIDDEN },
      { ask: 'carol DELETE $r/nope', gives: 403, body: FORBIDDEN },
    ],
    { seed },
  ),
  steps('an absent bucket is a 403 for everybody who is signed in', [
    { ask: 'GET /buckets/$fresh', gives: 403, body: FORBIDDEN },
    { ask: 'PATCH /buckets/$fresh', send: { data: {} }, gives: 403, body: FORBIDDEN },
    { ask: 'DELETE /buckets/$fresh', gives: 403, body: FORBIDDEN },
    { ask: 'anon GET /buckets/$fresh', gives: 401, body: UNAUTHORIZED },
    { ask: 'GET /buckets/$fresh/collections', gives: 403, body: FORBIDDEN },
    { ask: 'PUT /buckets/$fresh/collections/x', gives: 403, body: FORBIDDEN },
  ]),
  steps('below an absent collection reading is a 404 for those who may read the bucket', [
    { ask: 'GET $b/collections/nope/records', gives: 404, body: absentParent('collection', 'nope') },
    { ask: 'GET $b/collections/nope/records/a', gives: 404, body: absentParent('collection', 'nope') },
    { ask: 'bob GET $b/collections/nope/records', gives: 403, body: FORBIDDEN },
    { ask: 'anon GET $b/collections/nope/records', gives: 401, body: UNAUTHORIZED },
  ]),
  ...['alice', 'bob', 'anon'].map(user =>
    steps(`below an absent collection writing is a 404 for ${user}`, [
      { ask: `${user} PUT $b/collections/nope/records/a`, gives: 404, body: absentParent('collection', 'nope') },
      {
        ask: `${user} PATCH $b/collections/nope/records/a`,
        send: { data: {} },
        gives: 404,
        body: absentParent('collection', 'nope'),
      },
      { ask: `${user} POST $b/collections/nope/records`, gives: 404, body: absentParent('collection', 'nope') },
      { ask: `${user} DELETE $b/collections/nope/records/a`, gives: 404, body: absentParent('collection', 'nope') },
    ]),
  ),
  steps('a malformed id of a parent is a 404', [
    { ask: 'PUT $b/collections/a.b/records/x', gives: 404, body: absentParent('collection', 'a.b') },
    { ask: 'GET $b/collections/a.b/records', gives: 404, body: absentParent('collection', 'a.b') },
    { ask: 'bob GET $b/collections/a.b/records', gives: 403, body: FORBIDDEN },
    { ask: 'PUT /buckets/a.b/collections/x', gives: 404, body: absentParent('bucket', 'a.b') },
  ]),
  steps('a star for a parent is a 404 for those who hold something below any that it could mean', [
    { ask: 'GET $c', gives: 200 },
    { ask: 'GET /buckets/*/collections', gives: 404, body: absentParent('bucket', '*') },
    { ask: 'GET /buckets/%2A/groups', gives: 404, body: absentParent('bucket', '*') },
    { ask: 'GET /buckets/*/collections?_limit=x', gives: 404, body: absentParent('bucket', '*') },
    { ask: 'DELETE /buckets/*/collections', gives: 404, body: absentParent('bucket', '*') },
    { ask: 'GET /buckets/*/collections/*/records', gives: 404, body: absentParent('bucket', '*') },
    { ask: 'GET /buckets/*/collections/none/records', gives: 404, body: absentParent('bucket', '*') },
    { ask: 'GET /buckets/*/collections/things', gives: 403, body: FORBIDDEN },
  ]),
  steps('a star for a parent is a 403 for those who hold nothing below', [
    { ask: 'PUT /buckets/$fresh-1', gives: 201 },
    { ask: 'PUT /buckets/$fresh-1/collections/things', gives: 201 },
    { ask: 'GET /buckets/$fresh*/collections', gives: 404, body: absentParent('bucket', '$fresh*') },
    { ask: 'bob GET /buckets/$fresh*/collections', gives: 403, body: FORBIDDEN },
    { ask: 'anon GET /buckets/$fresh*/collections', gives: 401, body: UNAUTHORIZED },
    grant('/buckets/$fresh-1/collections/things', { read: ['$bob'] }),
    { ask: 'bob GET /buckets/$fresh*/collections', gives: 404, body: absentParent('bucket', '$fresh*') },
    { ask: 'bob DELETE /buckets/$fresh*/collections', gives: 403, body: FORBIDDEN },
    { ask: 'bob GET /buckets/$fresh*/groups', gives: 403, body: FORBIDDEN },
    {
      ask: 'bob GET /buckets/$fresh*/collections/things/records',
      gives: 404,
      body: absentParent('bucket', '$fresh*'),
    },
    { ask: 'bob GET /buckets/$fresh*/collections/none/records', gives: 403, body: FORBIDDEN },
  ]),
  steps('anonymous may not create a bucket', [
    { ask: 'anon PUT /buckets/$fresh', gives: 401, body: UNAUTHORIZED },
    { ask: 'anon POST /buckets', gives: 401, body: UNAUTHORIZED },
    { ask: 'bob PUT /buckets/$fresh', gives: 201 },
    { ask: 'PUT /buckets/$fresh', gives: 403, body: FORBIDDEN },
  ]),
  steps('a right is checked before the body, and the method before the right', [
    { ask: 'bob PUT $b', send: '{', gives: 403, body: FORBIDDEN },
    { ask: 'anon POST $b', send: '{', gives: 405 },
    { ask: 'bob PUT $b | Content-Type: text/plain', send: 'x', gives: 415 },
  ]),
]
