import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { FORBIDDEN, invalid, modified, UNAUTHORIZED } from '../refusals'
import { steps, told } from '../steps'
import { type Ask, brief, needs, PUT_A, PUT_B, UUID } from './historySupport'

const SHARED: Ask = ['PATCH $c', { permissions: { read: ['$bob'] } }]

/** What bob sees, after these requests of alice. */
const bobSees = (name: string, asks: readonly Ask[], entries: readonly string[]): ConformanceCase =>
  told(
    name,
    async world => {
      for (const [ask, send] of asks) await world.make(ask, send)
      const { body } = await world.make('bob GET $b/history')
      expect(brief(world, body)).toEqual(entries)
    },
    needs,
  )

const rights: ConformanceCase[] = [
  steps('anonymous may not read a history', [{ ask: 'anon GET $b/history', gives: 401, body: UNAUTHORIZED }], needs),
  steps(
    'a stranger may not read a history',
    [
      { ask: 'PUT $r/a', gives: 201 },
      { ask: 'bob GET $b/history', gives: 403, body: FORBIDDEN },
    ],
    needs,
  ),
  bobSees(
    'a reader of the bucket sees all, earlier ones too',
    [PUT_A, ['PATCH $b', { permissions: { read: ['$bob'] } }]],
    ['update *', 'create things/a', 'create things', 'create *'],
  ),
  bobSees(
    'a writer of the bucket sees all',
    [PUT_A, ['PATCH $b', { permissions: { write: ['$bob'] } }]],
    ['update *', 'create things/a', 'create things', 'create *'],
  ),
  bobSees(
    'a reader of the collection sees it and its records from then on',
    [PUT_A, SHARED, PUT_B, ['PUT $g/a']],
    ['create things/b', 'update things'],
  ),
  steps(
    'who may make records may not read a history',
    [
      { ask: 'PATCH $c', send: { permissions: { 'record:create': ['$bob'] } }, gives: 200 },
      { ask: 'PUT $r/a', gives: 201 },
      { ask: 'bob GET $b/history', gives: 403, body: FORBIDDEN },
    ],
    needs,
  ),
  steps(
    'who may make collections may not read a history',
    [
      { ask: 'PATCH $b', send: { permissions: { 'collection:create': ['$bob'] } }, gives: 200 },
      { ask: 'PUT $r/a', gives: 201 },
      { ask: 'bob GET $b/history', gives: 403, body: FORBIDDEN },
    ],
    needs,
  ),
  bobSees(
    'a reader of a record sees its entries',
    [['PUT $r/a', { permissions: { read: ['$bob'] } }], PUT_B, ['PATCH $r/a', { data: { v: 2 } }]],
    ['update things/a', 'create things/a'],
  ),
  bobSees(
    'a reader of a record sees its deletion',
    [['PUT $r/a', { permissions: { read: ['$bob'] } }], ['DELETE $r/a']],
    ['create things/a'],
  ),
  bobSees(
    'a reader of the collection sees the deletion of a record',
    [SHARED, PUT_A, ['DELETE $r/a']],
    ['delete things/a', 'create things/a', 'update things'],
  ),
  bobSees(
    'who has lost the right still sees what was then',
    [SHARED, PUT_A, ['PATCH $c', { permissions: { read: [] } }], PUT_B],
    ['create things/a', 'update things'],
  ),
  bobSees(
    'a member of a group sees what it may read',
    [['PUT $g/a', { data: { members: ['$bob'] } }], ['PATCH $c', { permissions: { read: ['$g/a'] } }], PUT_A],
    ['create things/a', 'update things'],
  ),
  bobSees(
    'everybody sees what everyone may read',
    [['PATCH $c', { permissions: { read: ['system.Authenticated'] } }], PUT_A],
    ['create things/a', 'update things'],
  ),
  steps(
    'anonymous sees what everyone may read',
    [
      { ask: 'PUT $r/a', send: { permissions: { read: ['system.Everyone'] } }, gives: 201 },
      { ask: 'anon GET $b/history?_fields=uri', gives: 200, data: [{ id: UUID, uri: '$r/a' }] },
    ],
    needs,
  ),
  steps(
    'an absent bucket has no history',
    [
      { ask: 'GET /buckets/$fresh/history', gives: 403, body: FORBIDDEN },
      { ask: 'anon GET /buckets/$fresh/history', gives: 401, body: UNAUTHORIZED },
    ],
    needs,
  ),
  steps(
    'entries are not among the permissions',
    [
      { ask: 'PUT $r/a', gives: 201 },
      { ask: 'GET /permissions?like_uri=$b/history*', gives: 200, data: [] },
    ],
    needs,
  ),
]

const tombstone = { id: UUID, deleted: true }

const removals: ConformanceCase[] = [
  steps(
    'a history can be deleted',
    [
      { ask: 'DELETE $b/history', gives: 200, data: [tombstone, tombstone] },
      { ask: 'GET $b/history', gives: 200, data: [] },
      { ask: 'GET $b/history?_since=0', gives: 200, data: [tombstone, tombstone] },
      { ask: 'DELETE $b/history', gives: 200, data: [] },
      { ask: 'PUT $c', gives: 200 },
      { ask: 'GET $b/history?_fields=action,uri', gives: 200, data: [{ id: UUID, action: 'update', uri: '$c' }] },
    ],
    needs,
  ),
  steps(
    'a history can be deleted in part',
    [
      { ask: 'PUT $r/a', gives: 201 },
      { ask: 'DELETE $b/history?resource_name=record', gives: 200, data: [tombstone] },
      {
        ask: 'GET $b/history?_fields=uri',
        gives: 200,
        data: [
          { id: UUID, uri: '$c' },
          { id: UUID, uri: '$b' },
        ],
      },
      { ask: 'GET $r/a', gives: 200 },
    ],
    needs,
  ),
  steps(
    'a history is deleted page by page',
    [
      { ask: 'PUT $r/a', gives: 201 },
      {
        ask: 'DELETE $b/history?_limit=2',
        gives: 200,
        data: [tombstone, tombstone],
        headers: { 'next-page': /_token=/ },
      },
      { ask: 'DELETE $next2', gives: 200, data: [tombstone], headers: { 'next-page': null } },
      { ask: 'GET $b/history', gives: 200, data: [] },
    ],
    needs,
  ),
  steps(
    'the deletion of a history may be conditional',
    [
      { ask: 'DELETE $b/history | If-Match: "1"', gives: 412, body: modified() },
      { ask: 'GET $b/history', gives: 200 },
      { ask: 'DELETE $b/history | If-Match: "$time2"', gives: 200, data: [tombstone] },
    ],
    needs,
  ),
  ...(
    [
      ['a reader of the bucket', { read: ['$bob'] }, 'bob', 403, FORBIDDEN],
      ['a stranger', {}, 'bob', 403, FORBIDDEN],
      ['anonymous', {}, 'anon', 401, UNAUTHORIZED],
    ] as const
  ).map(([who, permissions, user, gives, body]) =>
    steps(
      `${who} may not delete a history`,
      [
        { ask: 'PATCH $b', send: { permissions: permissions as Record<string, string[]> }, gives: 200 },
        { ask: `${user} DELETE $b/history`, gives, body },
      ],
      needs,
    ),
  ),
  steps(
    'a writer of the bucket may delete its history',
    [
      { ask: 'PATCH $b', send: { permissions: { write: ['$bob'] } }, gives: 200 },
      { ask: 'bob DELETE $b/history', gives: 200, data: [tombstone, tombstone] },
    ],
    needs,
  ),
  steps(
    'the deletion of a history is refused an unknown field',
    [
      {
        ask: 'DELETE $b/history?nope=1',
        gives: 400,
        body: invalid(['querystring', 'nope', "Unknown filter field 'nope'"]),
      },
    ],
    needs,
  ),
  told(
    'a batch sees the entries of what it did only afterwards',
    async world => {
      const requests = [
        { method: 'PUT', path: '$r/a' },
        { method: 'GET', path: '$b/history' },
      ]
      const { body } = await world.make('POST /batch', { requests })
      // The cast: any other shape fails the comparison.
      const { responses } = body as { responses: { body: unknown }[] }
      expect(brief(world, responses[1]?.body)).toEqual(['create things', 'create *'])
    },
    needs,
  ),
]

export const historyRightCases: ConformanceCase[] = [...rights, ...removals]
