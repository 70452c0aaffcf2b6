import type { ConformanceCase } from '../conformanceCase'
import { FORBIDDEN, invalid, UNAUTHORIZED } from '../refusals'
import { type Step, steps } from '../steps'

const seed = { a: { v: 1 } }
const A = { id: 'a', v: 1 }
const grant = (on: string, permissions: Record<string, string[]>): Step => ({
  ask: `PATCH ${on}`,
  send: { permissions },
  gives: 200,
})
const owned = (permissions: object) => ({ data: A, permissions })

export const permissionCases: ConformanceCase[] = [
  steps('who creates has write, and nobody else has anything', [
    { ask: 'PUT $b', gives: 200, body: { data: { id: '$bid' }, permissions: { write: ['$alice'] } } },
    { ask: 'bob GET $b', gives: 403, body: FORBIDDEN },
    { ask: 'anon GET $b', gives: 401, body: UNAUTHORIZED },
  ]),
  steps('permissions that are sent on creation are kept, with the author', [
    {
      ask: 'PUT $r/a',
      send: { permissions: { read: ['$bob', 'system.Everyone'], write: ['$carol'] } },
      gives: 201,
      body: { data: { id: 'a' }, permissions: { read: ['$bob', 'system.Everyone'], write: ['$alice', '$carol'] } },
    },
  ]),
  steps('principals are a set', [
    {
      ask: 'PUT $r/a',
      send: { permissions: { read: ['$bob', '$bob'] } },
      gives: 201,
      body: { data: { id: 'a' }, permissions: { read: ['$bob'], write: ['$alice'] } },
    },
  ]),
  steps('principals may be any text', [
    {
      ask: 'PUT $r/a',
      send: { permissions: { read: ['x', '/buckets/nope/groups/nope', 'é'] } },
      gives: 201,
      body: { data: { id: 'a' }, permissions: { read: ['x', '/buckets/nope/groups/nope', 'é'], write: ['$alice'] } },
    },
  ]),
  steps(
    'PUT with permissions empties those that it does not name, and keeps the author',
    [
      grant('$r/a', { read: ['$bob'], write: ['$carol'] }),
      {
        ask: 'PUT $r/a',
        send: { permissions: { read: ['$carol'] } },
        gives: 200,
        body: owned({ read: ['$carol'], write: ['$alice'] }),
      },
    ],
    { seed },
  ),
  steps(
    'PUT without permissions keeps them',
    [
      grant('$r/a', { read: ['$bob'] }),
      { ask: 'PUT $r/a', send: { data: { v: 1 } }, gives: 200, body: owned({ read: ['$bob'], write: ['$alice'] }) },
    ],
    { seed },
  ),
  steps(
    'an author cannot leave the writers',
    [{ ...grant('$r/a', { write: ['$bob'] }), body: owned({ write: ['$alice', '$bob'] }) }],
    { seed },
  ),
  steps(
    'who writes through a parent is added to the writers',
    [
      grant('$b', { write: ['$bob'] }),
      { ask: 'bob PATCH $r/a', send: { data: { v: 1 } }, gives: 200 },
      { ask: 'GET $r/a', gives: 200, body: owned({ write: ['$alice', '$bob'] }) },
    ],
    { seed },
  ),
  steps(
    'a reader does not see the permissions',
    [grant('$r/a', { read: ['$bob'] }), { ask: 'bob GET $r/a', gives: 200, body: owned({}) }],
    { seed },
  ),
  steps(
    'who may write through a parent does not see the permissions',
    [grant('$b', { write: ['$bob'] }), { ask: 'bob GET $r/a', gives: 200, body: owned({}) }],
    { seed },
  ),
  steps(
    'a writer sees the permissions, by name, group or system principal',
    [
      { ask: 'PUT $g/club', send: { data: { members: ['$carol'] } }, gives: 201 },
      grant('$r/a', { write: ['$bob', '$b/groups/club'] }),
      { ask: 'bob GET $r/a', gives: 200, body: owned({ write: ['$alice', '$bob', '$b/groups/club'] }) },
      { ask: 'carol GET $r/a', gives: 200, body: owned({ write: ['$alice', '$bob', '$b/groups/club'] }) },
    ],
    { seed },
  ),
  steps(
    'what anonymous creates is writable by everybody',
    [
      grant('$c', { 'record:create': ['system.Everyone'] }),
      { ask: 'anon PUT $r/x', gives: 201, body: { data: { id: 'x' }, permissions: { write: ['system.Everyone'] } } },
      { ask: 'bob PATCH $r/x', send: { data: { v: 2 } }, gives: 200 },
      { ask: 'anon DELETE $r/x', gives: 200 },
    ],
    { seed },
  ),
  steps(
    'a right ends when it is revoked',
    [
      grant('$r/a', { read: ['$bob'] }),
      { ask: 'bob GET $r/a', gives: 200 },
      grant('$r/a', { read: [] }),
      { ask: 'bob GET $r/a', gives: 403, body: FORBIDDEN },
    ],
    { seed },
  ),
  steps('a right through a group begins and ends with the membership', [
    { ask: 'PUT $g/club', send: { data: { members: [] } }, gives: 201 },
    grant('$c', { read: ['$b/groups/club'] }),
    { ask: 'bob GET $c', gives: 403 },
    { ask: 'PATCH $g/club', send: { data: { members: ['$bob'] } }, gives: 200 },
    { ask: 'bob GET $c', gives: 200 },
    { ask: 'PUT $g/club', send: { data: { members: ['$carol'] } }, gives: 200 },
    { ask: 'bob GET $c', gives: 403 },
    { ask: 'carol GET $c', gives: 200 },
    { ask: 'DELETE $g/club', gives: 200 },
    { ask: 'carol GET $c', gives: 403 },
  ]),
  steps('a group that is deleted and made again gives its rights to its new members', [
    { ask: 'PUT $g/club', send: { data: { members: ['$bob'] } }, gives: 201 },
    grant('$c', { read: ['$b/groups/club'] }),
    { ask: 'DELETE $g/club', gives: 200 },
    { ask: 'PUT $g/club', send: { data: { members: ['$carol'] } }, gives: 201 },
    { ask: 'bob GET $c', gives: 403 },
    { ask: 'carol GET $c', gives: 200 },
  ]),
  steps('a group of system.Authenticated holds all who are signed in', [
    { ask: 'PUT $g/all', send: { data: { members: ['system.Authenticated'] } }, gives: 201 },
    grant('$c', { read: ['$b/groups/all'] }),
    { ask: 'bob GET $c', gives: 200 },
    { ask: 'anon GET $c', gives: 401 },
  ]),
  ...(
    [
      ['$b', 'read, write, collection:create, group:create'],
      ['$c', 'read, write, record:create'],
      ['$r/a', 'read, write'],
      ['$g/club', 'read, write'],
    ] as const
  ).map(([on, names]) =>
    steps(
      `${on} has the permissions ${names}`,
      [
        { ask: 'PUT $g/club', send: { data: { members: [] } }, gives: 201 },
        {
          ask: `PUT ${on}`,
          send: { permissions: Object.fromEntries(names.split(', ').map(name => [name, ['$bob']])) },
          gives: 200,
        },
        { ask: `PUT ${on}`, send: { permissions: { nope: ['$bob'] } }, gives: 400 },
      ],
      { seed },
    ),
  ),
  steps('an unknown permission is refused and named', [
    {
      ask: 'PUT $c',
      send: { permissions: { nope: ['x'] } },
      gives: 400,
      body: invalid(['body', 'permissions', '"nope" is not one of read, write, record:create']),
    },
  ]),
  steps(
    'a PUT under If-None-Match: * needs the right to create, not to write',
    [
      grant('$c', { 'record:create': ['$bob'] }),
      grant('$r/a', { write: ['$carol'] }),
      { ask: 'bob PUT $r/new | If-None-Match: *', gives: 201 },
      { ask: 'bob PUT $r/a | If-None-Match: *', gives: 412 },
      { ask: 'bob PUT $r/a', gives: 403 },
      { ask: 'carol PUT $r/a | If-None-Match: *', gives: 403 },
    ],
    { seed },
  ),
  steps(
    'a POST of an id in use needs read, not the right to create',
    [
      grant('$r/a', { read: ['$bob'] }),
      { ask: 'bob POST $r', send: { data: { id: 'a' } }, gives: 200, data: A },
      { ask: 'bob POST $r', send: { data: { id: 'x' } }, gives: 403 },
    ],
    { seed },
  ),
  steps(
    'a JSON patch by who writes through a parent wipes the rights of others',
    [
      grant('$b', { write: ['$bob'] }),
      grant('$r/a', { read: ['$carol'] }),
      {
        ask: 'bob PATCH $r/a | Content-Type: application/json-patch+json',
        send: [{ op: 'replace', path: '/data/v', value: 1 }],
        gives: 200,
      },
      { ask: 'carol GET $r/a', gives: 403 },
      { ask: 'bob GET $r/a', gives: 200, body: owned({ write: ['$bob'] }) },
    ],
    { seed },
  ),
  steps(
    'a plain PATCH of permissions by who writes through a parent keeps the rest',
    [
      grant('$b', { write: ['$bob'] }),
      { ask: 'bob PATCH $r/a', send: { permissions: { read: ['$carol'] } }, gives: 200 },
      { ask: 'GET $r/a', gives: 200, body: owned({ read: ['$carol'], write: ['$alice', '$bob'] }) },
    ],
    { seed },
  ),
  steps('a record keeps its rights when its collection is not readable', [
    { ask: 'PUT $r/a', send: { permissions: { write: ['$bob'] } }, gives: 201 },
    { ask: 'bob PUT $r/a', send: { data: { v: 2 } }, gives: 200, data: { id: 'a', v: 2 } },
    { ask: 'bob GET $c', gives: 403 },
  ]),
]
