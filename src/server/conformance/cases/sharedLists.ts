import type { ConformanceCase } from '../conformanceCase'
import { FORBIDDEN, UNAUTHORIZED } from '../refusals'
import { type Step, steps } from '../steps'

const seed = { a: { v: 1 }, b: { v: 2 }, c: { v: 3 }, d: { v: 4 } }
const grant = (on: string, permission: string, user = '$bob'): Step => ({
  ask: `PATCH ${on}`,
  send: { permissions: { [permission]: [user] } },
  gives: 200,
})
const AC = [grant('$r/a', 'read'), grant('$r/c', 'write')]
const records = (...ids: ('a' | 'b' | 'c' | 'd')[]) => ids.map(id => ({ id, ...seed[id] }))

export const sharedListCases: ConformanceCase[] = [
  steps(
    'a list shows only the records that are shared with the caller',
    [...AC, { ask: 'bob GET $r?_sort=id', gives: 200, data: records('a', 'c') }],
    { seed },
  ),
  steps(
    'filters look only at what is shared',
    [
      ...AC,
      { ask: 'bob GET $r?v=1', gives: 200, data: records('a') },
      { ask: 'bob GET $r?v=2', gives: 200, data: [] },
      { ask: 'bob GET $r?min_v=2', gives: 200, data: records('c') },
    ],
    { seed },
  ),
  steps(
    'the total counts only what is shared',
    [...AC, { ask: 'bob HEAD $r', gives: 200, headers: { 'total-objects': '2', 'total-records': '2' } }],
    { seed },
  ),
  steps(
    'pages hold only what is shared',
    [
      ...AC,
      { ask: 'bob GET $r?_sort=id&_limit=1', gives: 200, data: records('a') },
      { ask: 'bob GET $next3', gives: 200, data: records('c'), headers: { 'next-page': null } },
    ],
    { seed },
  ),
  steps(
    'DELETE of a list removes only what the caller may write',
    [
      ...AC,
      { ask: 'bob DELETE $r', gives: 200, data: [{ id: 'c', deleted: true }] },
      { ask: 'GET $r?_sort=id', gives: 200, data: records('a', 'b', 'd') },
    ],
    { seed },
  ),
  steps(
    'tombstones of shared records are not shared',
    [...AC, { ask: 'DELETE $r/a', gives: 200 }, { ask: 'bob GET $r?_since=0', gives: 200, data: records('c') }],
    { seed },
  ),
  steps(
    'a list of which nothing is shared is a 403, for anonymous a 401',
    [
      { ask: 'bob GET $r', gives: 403, body: FORBIDDEN },
      { ask: 'bob HEAD $r', gives: 403 },
      { ask: 'bob DELETE $r', gives: 403, body: FORBIDDEN },
      { ask: 'anon GET $r', gives: 401, body: UNAUTHORIZED },
    ],
    { seed },
  ),
  steps(
    'who may create but read nothing gets an empty list',
    [
      grant('$c', 'record:create'),
      { ask: 'bob GET $r', gives: 200, data: [] },
      { ask: 'bob HEAD $r', gives: 200, headers: { 'total-objects': '0' } },
      { ask: 'bob DELETE $r', gives: 200, data: [] },
      { ask: 'bob PUT $r/mine', gives: 201 },
      { ask: 'bob GET $r', gives: 200, data: [{ id: 'mine' }] },
    ],
    { seed },
  ),
  steps(
    'what is shared with everybody is listed for anonymous',
    [grant('$r/b', 'read', 'system.Everyone'), { ask: 'anon GET $r', gives: 200, data: records('b') }],
    { seed },
  ),
  steps(
    'what is shared with a group is listed for its members',
    [
      { ask: 'PUT $g/club', send: { data: { members: ['$bob'] } }, gives: 201 },
      grant('$r/b', 'read', '$b/groups/club'),
      { ask: 'bob GET $r', gives: 200, data: records('b') },
      { ask: 'carol GET $r', gives: 403 },
    ],
    { seed },
  ),
  steps(
    'a shared list has the ETag of the whole list',
    [
      ...AC,
      { ask: 'GET $r', gives: 200 },
      { ask: 'bob GET $r', gives: 200, headers: { etag: '"$time3"' } },
      { ask: 'bob GET $r | If-None-Match: "$time3"', gives: 304 },
    ],
    { seed },
  ),
  steps('the list of collections has those that are shared, by any of their permissions', [
    { ask: 'PUT $b/collections/r', send: { permissions: { read: ['$bob'] } }, gives: 201 },
    { ask: 'PUT $b/collections/w', send: { permissions: { write: ['$bob'] } }, gives: 201 },
    { ask: 'PUT $b/collections/x', send: { permissions: { 'record:create': ['$bob'] } }, gives: 201 },
    { ask: 'PUT $c', gives: 200 },
    { ask: 'bob GET $b/collections?_sort=id', gives: 200, data: [{ id: 'r' }, { id: 'w' }, { id: 'x' }] },
  ]),
  steps('a right on a record opens neither its collection nor the list of collections', [
    { ask: 'PUT $r/a', send: { permissions: { write: ['$bob'] } }, gives: 201 },
    { ask: 'bob GET $c', gives: 403 },
    { ask: 'bob GET $b/collections', gives: 403 },
    { ask: 'bob GET $b', gives: 403 },
  ]),
  steps('the list of buckets has the own ones and those that are shared', [
    { ask: 'x$fresh:pw PUT /buckets/$fresh', gives: 201 },
    { ask: 'x$fresh:pw GET /buckets?id=$fresh', gives: 200, data: [{ id: '$fresh' }] },
    { ask: 'x$fresh:pw HEAD /buckets?id=$fresh', gives: 200, headers: { 'total-objects': '1' } },
    { ask: 'y$fresh:pw GET /buckets?id=$fresh', gives: 200, data: [] },
    {
      ask: 'x$fresh:pw PUT /buckets/$fresh2',
      send: { permissions: { 'collection:create': ['$bob'] } },
      gives: 201,
    },
    { ask: 'bob GET /buckets?id=$fresh2', gives: 200, data: [{ id: '$fresh2' }] },
    { ask: 'bob GET /buckets?id=$fresh', gives: 200, data: [] },
  ]),
  steps('DELETE of the list of buckets removes only the own ones', [
    { ask: 'x$fresh:pw PUT /buckets/$fresh', gives: 201 },
    { ask: 'y$fresh:pw PUT /buckets/$fresh2', send: { permissions: { read: ['system.Authenticated'] } }, gives: 201 },
    { ask: 'x$fresh:pw DELETE /buckets?in_id=$fresh,$fresh2', gives: 200, data: [{ id: '$fresh', deleted: true }] },
    { ask: 'y$fresh:pw GET /buckets/$fresh2', gives: 200 },
    { ask: 'y$fresh:pw DELETE /buckets/$fresh2', gives: 200 },
  ]),
  steps('the list of buckets never shows tombstones to ordinary people', [
    { ask: 'x$fresh:pw PUT /buckets/$fresh', gives: 201 },
    { ask: 'x$fresh:pw DELETE /buckets/$fresh', gives: 200 },
    { ask: 'x$fresh:pw GET /buckets?_since=0&id=$fresh', gives: 200, data: [] },
  ]),
]
