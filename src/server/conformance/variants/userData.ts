import type { ConformanceCase } from '../conformanceCase'
import { kept } from '../differences'
import { FORBIDDEN } from '../refusals'
import { type Step, steps } from '../steps'

const USER: Step = { ask: 'anon PUT /accounts/$fresh', send: { data: { password: 'secret' } }, gives: 201 }
const dee = '$fresh:secret'
/** The account of `admin` was made by a case before. */
const DELETE = 'admin:secret DELETE /__user_data__'

/** For a server on which account:admin may delete the data of users. */
export const userDataCases: ConformanceCase[] = [
  steps('the data of a user is deleted, and that of others is not', [
    USER,
    { ask: `${dee} PUT /buckets/$fresh`, gives: 201 },
    { ask: `${dee} PUT /buckets/$fresh/collections/c`, gives: 201 },
    {
      ask: 'PATCH $b',
      send: { permissions: { write: ['account:$fresh'], read: ['account:$fresh', '$bob'] } },
      gives: 200,
    },
    { ask: `${dee} PUT $b/collections/own`, gives: 201 },
    { ask: `${dee} PUT $b/collections/shared`, send: { permissions: { write: ['$bob'] } }, gives: 201 },
    { ask: `${dee} PUT $r/own`, gives: 201 },
    { ask: 'PUT $r/seen', send: { permissions: { read: ['account:$fresh'] } }, gives: 201 },
    { ask: 'PUT $g/g', send: { data: { members: ['account:$fresh', '$bob'] } }, gives: 201 },
    { ask: 'PUT $r/group', send: { permissions: { read: ['$g/g'] } }, gives: 201 },
    { ask: `${DELETE}/account:$fresh`, gives: 200, body: { data: { principal: 'account:$fresh' } } },
    { ask: `${DELETE}/account:$fresh`, gives: 200 },
    { ask: 'GET $b', gives: 200, body: { data: { id: '$bid' }, permissions: { write: ['$alice'], read: ['$bob'] } } },
    {
      ask: 'GET $b/collections?_since=1&_sort=id',
      gives: 200,
      data: [{ id: 'own', deleted: true }, { id: 'shared' }, { id: 'things' }],
    },
    {
      ask: 'bob GET $b/collections/shared',
      gives: 200,
      body: { data: { id: 'shared' }, permissions: { write: ['$bob'] } },
    },
    { ask: 'GET $r/own', gives: 404 },
    { ask: 'GET $r/seen', gives: 200, body: { data: { id: 'seen' }, permissions: { write: ['$alice'] } } },
    { ask: 'admin:secret GET /buckets/$fresh', gives: 404 },
    { ask: 'bob GET $r/group', gives: 200 },
    { ask: `${dee} GET $r/group`, gives: 403, body: FORBIDDEN },
    // The account is there, but is nobody's.
    { ask: `${dee} GET /accounts/$fresh`, gives: 403, body: FORBIDDEN },
    { ask: 'admin:secret GET /accounts/$fresh', gives: 200 },
  ]),
  steps(
    'groups name nobody whose data was deleted',
    [
      USER,
      { ask: 'PUT $g/g', send: { data: { members: ['account:$fresh', '$bob'] } }, gives: 201 },
      { ask: `${DELETE}/account:$fresh`, gives: 200 },
      { ask: 'GET $g/g', gives: 200, data: { id: 'g', members: ['$bob'] } },
    ],
    kept('formerMembers'),
  ),
  steps('the data of nobody is deleted, too, unless the request is broken', [
    { ask: `${DELETE}/nobody`, gives: 200, body: { data: { principal: 'nobody' } } },
    { ask: `${DELETE}/nobody | If-Match: "1"`, gives: 200 },
    { ask: `${DELETE}/nobody | If-Match: x`, gives: 400 },
    { ask: `${DELETE}/nobody`, send: '{', gives: 400 },
    { ask: `${DELETE}/nobody | Accept: text/html`, gives: 406 },
    { ask: 'DELETE /__user_data__/nobody', gives: 403, body: FORBIDDEN },
  ]),
]
