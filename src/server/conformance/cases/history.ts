import { expect } from 'vitest'
import type { Json } from '~/protocol/json'
import type { ConformanceCase } from '../conformanceCase'
import { FORBIDDEN, invalid, METHOD_NOT_ALLOWED, modified, UNAUTHORIZED, UNKNOWN_PATH } from '../refusals'
import { type Step, steps, told } from '../steps'
import type { World } from '../world'

const needs = { needs: 'history' } as const

type Ask = readonly [ask: string, send?: Json]

/** Entries as a line each, without the bucket: `create things/a`, `update g/a`; `*` is the bucket itself. */
export function brief(world: World, body: unknown): string[] | undefined {
  // The cast: a refusal has no data.
  const { data } = body as { data?: { action: string; uri: string }[] }
  const below = (uri: string) =>
    uri.replace(world.fill('$b'), '').replace(/^\/(collections|groups)\//, (_, kind) => (kind === 'groups' ? 'g/' : ''))
  return data?.map(({ action, uri }) => `${action} ${below(uri).replace('/records', '') || '*'}`)
}

const PUT_A: Ask = ['PUT $r/a', { data: { v: 1 } }]
const PUT_B: Ask = ['PUT $r/b', { data: { v: 2 } }]
const MERGE = '| Content-Type: application/merge-patch+json'
const JSON_PATCH = '| Content-Type: application/json-patch+json'

/** After these requests, which all succeed, the history has these entries more, the newest first. */
const leaves = (name: string, asks: readonly Ask[], entries: readonly string[]): ConformanceCase =>
  told(
    name,
    async world => {
      for (const [ask, send] of asks) await world.make(ask, send)
      const { body } = await world.make('GET $b/history')
      expect(brief(world, body)).toEqual([...entries, 'create things', 'create *'])
    },
    needs,
  )

/** After these requests, whatever they bring, the history has no entry more. */
const leavesNone = (name: string, ...asks: Ask[]): ConformanceCase =>
  told(
    name,
    async world => {
      await world.make(...PUT_A)
      for (const [ask, send] of asks) await world.ask(ask, send)
      const { body } = await world.make('GET $b/history')
      expect(brief(world, body)).toEqual(['create things/a', 'create things', 'create *'])
    },
    needs,
  )

const writes: ConformanceCase[] = [
  leaves('a record that is made leaves an entry', [PUT_A], ['create things/a']),
  leaves('a POST leaves an entry', [['POST $r', { data: { id: 'a' } }]], ['create things/a']),
  leaves('a PUT over it leaves an update', [PUT_A, PUT_A], ['update things/a', 'create things/a']),
  leaves(
    'a PATCH leaves an update',
    [PUT_A, ['PATCH $r/a', { data: { v: 2 } }]],
    ['update things/a', 'create things/a'],
  ),
  leaves(
    'a merge-patch leaves an update',
    [PUT_A, [`PATCH $r/a ${MERGE}`, { data: { v: 2 } }]],
    ['update things/a', 'create things/a'],
  ),
  leaves(
    'a JSON patch leaves an update',
    [PUT_A, [`PATCH $r/a ${JSON_PATCH}`, []]],
    ['update things/a', 'create things/a'],
  ),
  leaves(
    'a PATCH that changes nothing leaves an update',
    [PUT_A, ['PATCH $r/a', { data: {} }]],
    ['update things/a', 'create things/a'],
  ),
  leaves(
    'a change of permissions leaves an update',
    [PUT_A, ['PATCH $r/a', { permissions: { read: ['$bob'] } }]],
    ['update things/a', 'create things/a'],
  ),
  leaves('a deletion leaves an entry', [PUT_A, ['DELETE $r/a']], ['delete things/a', 'create things/a']),
  leaves(
    'what is made again is created',
    [PUT_A, ['DELETE $r/a'], PUT_A],
    ['create things/a', 'delete things/a', 'create things/a'],
  ),
  leaves(
    'a group leaves entries',
    [['PUT $g/a'], ['PATCH $g/a', { data: { members: [] } }], ['DELETE $g/a']],
    ['delete g/a', 'update g/a', 'create g/a'],
  ),
  leaves(
    'a collection leaves entries',
    [['PUT $b/collections/x'], ['PATCH $b/collections/x', { data: { t: 1 } }], ['DELETE $b/collections/x']],
    ['delete x', 'update x', 'create x'],
  ),
  leaves('a bucket leaves entries', [['PATCH $b', { data: { t: 1 } }], ['PUT $b']], ['update *', 'update *']),
  leaves(
    'records that go with their collection leave none',
    [PUT_A, PUT_B, ['DELETE $c']],
    ['delete things', 'create things/b', 'create things/a'],
  ),
  leaves(
    'the deletion of a list leaves an entry for each',
    [PUT_A, PUT_B, ['DELETE $r']],
    ['delete things/a', 'delete things/b', 'create things/b', 'create things/a'],
  ),
  leaves(
    'the deletion of a filtered list leaves entries for those',
    [PUT_A, PUT_B, ['DELETE $r?v=2']],
    ['delete things/b', 'create things/b', 'create things/a'],
  ),
  leaves(
    'the deletion of all collections leaves an entry for each, and none for their records',
    [PUT_A, ['PUT $b/collections/x'], ['DELETE $b/collections']],
    ['delete things', 'delete x', 'create x', 'create things/a'],
  ),
  leaves(
    'the deletion of all groups leaves an entry for each',
    [['PUT $g/a'], ['PUT $g/b'], ['DELETE $g']],
    ['delete g/a', 'delete g/b', 'create g/b', 'create g/a'],
  ),
  leaves('the deletion of an empty list leaves none', [['DELETE $r']], []),
  leaves(
    'a batch leaves entries in its order',
    [
      [
        'POST /batch',
        { defaults: { method: 'PUT' }, requests: [{ path: '$r/a' }, { path: '$r/b' }, { path: '$r/c' }] },
      ],
    ],
    ['create things/c', 'create things/b', 'create things/a'],
  ),
  leaves(
    'a batch leaves its entries kind by kind',
    [
      [
        'POST /batch',
        {
          defaults: { method: 'PUT' },
          requests: [{ path: '$r/a' }, { path: '$g/a' }, { path: '$r/b' }, { path: '$b/collections/x' }],
        },
      ],
    ],
    ['create x', 'create g/a', 'create things/b', 'create things/a'],
  ),
  leaves(
    'a batch that writes one record twice leaves both',
    [
      [
        'POST /batch',
        {
          defaults: { method: 'PUT', body: { data: { v: 1 } } },
          requests: [{ path: '$r/a' }, { path: '$r/a' }, { path: '$r/a' }],
        },
      ],
    ],
    ['update things/a', 'update things/a', 'create things/a'],
  ),
  leaves(
    'a batch that makes and deletes a record leaves both',
    [
      [
        'POST /batch',
        {
          requests: [
            { method: 'PUT', path: '$r/a' },
            { method: 'DELETE', path: '$r/a' },
          ],
        },
      ],
    ],
    ['delete things/a', 'create things/a'],
  ),
  leaves(
    'a batch with a refusal leaves entries of the rest',
    [
      [
        'POST /batch',
        { defaults: { method: 'PUT' }, requests: [{ path: '$r/a' }, { path: '$r/a.b' }, { path: '$r/b' }] },
      ],
    ],
    ['create things/b', 'create things/a'],
  ),
  leavesNone('reading leaves no entry', ['GET $r/a'], ['GET $r'], ['HEAD $r'], ['GET $b'], ['GET $b/history']),
  leavesNone('a POST of what is there leaves no entry', ['POST $r', { data: { id: 'a', v: 2 } }]),
  leavesNone(
    'refusals leave no entry',
    ['PUT $r/a | If-Match: "1"', {}],
    ['PUT $r/a', { data: [] }],
    ['DELETE $r/nope'],
    ['bob DELETE $r/a'],
  ),
  leavesNone('accounts leave no entry', ['anon PUT /accounts/$fresh', { data: { password: 'x' } }]),
  steps(
    'a bucket takes its history along',
    [
      { ask: 'DELETE $b', gives: 200 },
      { ask: 'GET $b/history', gives: 403, body: FORBIDDEN },
      { ask: 'PUT $b', gives: 201 },
      { ask: 'GET $b/history', gives: 200, data: [expect.objectContaining({ action: 'create', uri: '$b' })] },
    ],
    needs,
  ),
]

const DATE = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/)
const UUID = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
const entry = (more: object) => ({ id: UUID, date: DATE, user_id: '$alice', ...more })

/** The newest entry, exactly. */
const shows = (name: string, before: Step[], found: object) =>
  steps(name, [...before, { ask: 'GET $b/history?_limit=1', gives: 200, data: [entry(found)] }], needs)

const RECORD = { uri: '$r/a', resource_name: 'record', collection_id: 'things', record_id: 'a' }
const MADE: Step = { ask: 'PUT $r/a', send: { data: { v: 1 }, permissions: { read: ['$bob'] } }, gives: 201 }

const shapes: ConformanceCase[] = [
  shows('the entry of a record', [MADE], {
    ...RECORD,
    action: 'create',
    target: { data: { id: 'a', v: 1, last_modified: '$time1' }, permissions: { read: ['$bob'], write: ['$alice'] } },
  }),
  shows(
    'the entry of an update shows what came of it',
    [MADE, { ask: 'PATCH $r/a', send: { data: { w: 2 } }, gives: 200 }],
    {
      ...RECORD,
      action: 'update',
      target: {
        data: { id: 'a', v: 1, w: 2, last_modified: '$time2' },
        permissions: { read: ['$bob'], write: ['$alice'] },
      },
    },
  ),
  shows(
    'the entry of a change of permissions shows them',
    [MADE, { ask: 'PATCH $r/a', send: { permissions: { read: [], write: ['$carol'] } }, gives: 200 }],
    {
      ...RECORD,
      action: 'update',
      target: { data: { id: 'a', v: 1, last_modified: '$time2' }, permissions: { write: ['$alice', '$carol'] } },
    },
  ),
  shows('the entry of a deletion shows the tombstone', [MADE, { ask: 'DELETE $r/a', gives: 200 }], {
    ...RECORD,
    action: 'delete',
    target: { data: { id: 'a', deleted: true, last_modified: '$time2' }, permissions: {} },
  }),
  shows('the entry of a collection', [{ ask: 'PUT $b/collections/x', send: { data: { t: 1 } }, gives: 201 }], {
    action: 'create',
    uri: '$b/collections/x',
    resource_name: 'collection',
    collection_id: 'x',
    target: { data: { id: 'x', t: 1, last_modified: '$time1' }, permissions: { write: ['$alice'] } },
  }),
  shows('the entry of a group', [{ ask: 'PUT $g/x', send: { data: { members: ['$bob'] } }, gives: 201 }], {
    action: 'create',
    uri: '$g/x',
    resource_name: 'group',
    group_id: 'x',
    target: { data: { id: 'x', members: ['$bob'], last_modified: '$time1' }, permissions: { write: ['$alice'] } },
  }),
  shows('the entry of a bucket', [{ ask: 'PATCH $b', send: { data: { t: 1 } }, gives: 200 }], {
    action: 'update',
    uri: '$b',
    resource_name: 'bucket',
    bucket_id: '$bid',
    target: { data: { id: '$bid', t: 1, last_modified: '$time1' }, permissions: { write: ['$alice'] } },
  }),
  shows('an entry of a plural deletion is that of each', [MADE, { ask: 'DELETE $r', gives: 200 }], {
    ...RECORD,
    action: 'delete',
    target: { data: { id: 'a', deleted: true }, permissions: {} },
  }),
  steps(
    'nobody is the user of what anonymous did',
    [
      { ask: 'PATCH $c', send: { permissions: { 'record:create': ['system.Everyone'] } }, gives: 200 },
      { ask: 'anon PUT $r/a', gives: 201 },
      { ask: 'GET $b/history?_limit=1&_fields=user_id', gives: 200, data: [{ id: UUID, user_id: null }] },
    ],
    needs,
  ),
  steps(
    'a member of a group is the user, not the group',
    [
      { ask: 'PUT $g/a', send: { data: { members: ['$bob'] } }, gives: 201 },
      { ask: 'PATCH $c', send: { permissions: { write: ['$g/a'] } }, gives: 200 },
      { ask: 'bob PUT $r/a', gives: 201 },
      { ask: 'GET $b/history?_limit=1&_fields=user_id', gives: 200, data: [{ id: UUID, user_id: '$bob' }] },
    ],
    needs,
  ),
  told(
    'an entry has a time of its own, not before that of the object',
    async world => {
      await world.make(...PUT_A)
      const { body } = await world.make('GET $b/history?_limit=1')
      // The cast: any other shape fails the comparison.
      const [found] = (body as { data: { last_modified: number; target: { data: { last_modified: number } } }[] }).data
      expect(found?.last_modified).toBeGreaterThanOrEqual(found?.target.data.last_modified ?? Infinity)
    },
    needs,
  ),
]

/** Six entries: c, c/a, g/a, c/a again, c/b, c/a deleted; with that of the bucket seven. */
const STORY: readonly Ask[] = [
  PUT_A,
  ['PUT $g/a', { data: { members: [] } }],
  ['PATCH $r/a', { data: { v: 2 } }],
  ['PUT $r/b', { data: { v: 'text' } }],
  ['DELETE $r/a'],
]

const ALL = [
  'delete things/a',
  'create things/b',
  'update things/a',
  'create g/a',
  'create things/a',
  'create things',
  'create *',
]
const only = (...numbers: number[]) => numbers.map(number => ALL[number] ?? '')

const FILTERS: readonly (readonly [query: string, entries: readonly string[]])[] = [
  ['', ALL],
  ['_sort=last_modified', ALL.toReversed()],
  ['_sort=-last_modified', ALL],
  ['_sort=uri,-last_modified', only(6, 5, 0, 2, 4, 1, 3)],
  ['_sort=action,-last_modified', only(1, 3, 4, 5, 6, 0, 2)],
  ['_sort=target.data.v', only(1, 4, 2, 0, 3, 5, 6)],
  ['_limit=2', only(0, 1)],
  ['_limit=0', ALL],
  ['uri=$b', only(6)],
  ['uri=$r/a', only(0, 2, 4)],
  ['uri=$r/a&action=update', only(2)],
  ['like_uri=things', only(0, 1, 2, 4, 5)],
  ['like_uri=*/things/*', only(0, 1, 2, 4)],
  ['like_uri=*things', only(5)],
  ['in_uri=$r/a,$c', only(0, 2, 4, 5)],
  ['not_uri=$r/a', only(1, 3, 5, 6)],
  ['action=create', only(1, 3, 4, 5, 6)],
  ['in_action=update,delete', only(0, 2)],
  ['exclude_action=create', only(0, 2)],
  ['resource_name=record', only(0, 1, 2, 4)],
  ['exclude_resource_name=record', only(3, 5, 6)],
  ['bucket_id=$bid', only(6)],
  ['collection_id=things', only(0, 1, 2, 4, 5)],
  ['record_id=a', only(0, 2, 4)],
  ['record_id=1', []],
  ['collection_id=1', []],
  ['in_record_id=a,b', only(0, 1, 2, 4)],
  ['group_id=a', only(3)],
  ['has_record_id=true', only(0, 1, 2, 4)],
  ['has_record_id=false', only(3, 5, 6)],
  ['user_id=$alice', ALL],
  ['user_id=$bob', []],
  ['not_user_id=$alice', []],
  ['like_user_id=alice', ALL],
  ['target.data.v=2', only(2)],
  ['target.data.v=text', only(1)],
  ['target.data.id=a', only(0, 2, 3, 4)],
  ['target.data.deleted=true', only(0)],
  ['has_target.data.v=true', only(1, 2, 4)],
  ['in_target.data.v=1,2', only(2, 4)],
  ['like_target.data.v=TEX', only(1)],
  ['gt_date=%222020%22', ALL],
  ['lt_date=%222020%22', []],
  ['_since=$time3', only(0, 1, 2)],
  ['_before=$time1', only(5, 6)],
  ['gt_target.data.last_modified=$time3', only(0, 1, 3, 5, 6)],
]

const narrowed: ConformanceCase[] = FILTERS.map(([query, entries]) =>
  told(
    `history ?${query} lists ${entries.length} of 7 entries`,
    async world => {
      for (const [index, [ask, send]] of STORY.entries()) {
        const { headers } = await world.make(ask, send)
        world.names.set(`time${index + 1}`, Number(headers.get('etag')?.slice(1, -1)))
      }
      const { body } = await world.make(`GET $b/history?${query}`)
      expect(brief(world, body)).toEqual(entries)
    },
    needs,
  ),
)

const unknown = (name: string, description: string) => invalid(['querystring', name, description])

const refusals: ConformanceCase[] = [
  ...(
    [
      ['nope=1', unknown('nope', "Unknown filter field 'nope'")],
      ['timestamp=1', unknown('timestamp', "Unknown filter field 'timestamp'")],
      ['has_nope=true', undefined],
      ['_sort=nope', invalid(['querystring', null, "Unknown sort field 'nope'"])],
      ['_fields=nope', invalid(['body', 'Invalid _fields parameter', 'Fields nope do not exist'])],
      ['_since=abc', undefined],
      ['_limit=x', undefined],
      ['_token=abc', invalid(['querystring', null, '_token has invalid content'])],
    ] as const
  ).map(([query, body]) =>
    steps(`history refuses ?${query}`, [{ ask: `GET $b/history?${query}`, gives: 400, ...(body && { body }) }], needs),
  ),
  steps(
    'history takes no POST',
    [{ ask: 'POST $b/history', send: {}, gives: 405, body: METHOD_NOT_ALLOWED, headers: { allow: /GET/ } }],
    needs,
  ),
  ...['PUT', 'PATCH'].map(method =>
    steps(
      `history takes no ${method}`,
      [{ ask: `${method} $b/history`, send: {}, gives: 405, body: METHOD_NOT_ALLOWED }],
      needs,
    ),
  ),
  steps('an entry has no address of its own', [{ ask: 'GET $b/history/x', gives: 404, body: UNKNOWN_PATH }], needs),
]

const headers: ConformanceCase[] = [
  steps(
    'HEAD of a history brings no total',
    [
      {
        ask: 'HEAD $b/history',
        gives: 200,
        headers: { 'total-objects': null, 'total-records': null, etag: /^"\d+"$/ },
      },
    ],
    needs,
  ),
  steps(
    'a history has an ETag and no cache',
    [
      {
        ask: 'GET $b/history',
        gives: 200,
        headers: { 'cache-control': 'no-cache, no-store', etag: /^"\d+"$/, 'last-modified': /GMT$/ },
      },
      { ask: 'GET $b/history | If-None-Match: "$time1"', gives: 304 },
      { ask: 'GET $b/history | If-Match: "1"', gives: 412, body: modified() },
      { ask: 'PUT $r/a', gives: 201 },
      { ask: 'GET $b/history | If-None-Match: "$time1"', gives: 200 },
    ],
    needs,
  ),
  told(
    'a history is paged',
    async world => {
      for (const [ask, send] of STORY) await world.make(ask, send)
      const seen: string[] = []
      let next: string | null = '$b/history?_limit=3'
      while (next) {
        const { body, headers } = await world.make(`GET ${next}`)
        seen.push(...(brief(world, body) ?? []))
        next = headers.get('next-page')
      }
      expect(seen).toEqual(ALL)
    },
    needs,
  ),
  steps(
    '_fields picks of an entry',
    [
      { ask: 'PUT $r/a', send: { data: { v: 1, w: 2 } }, gives: 201 },
      {
        ask: 'GET $b/history?_limit=1&_fields=action,target.data.v',
        gives: 200,
        data: [{ id: UUID, action: 'create', target: { data: { v: 1 } } }],
      },
      { ask: 'GET $b/history?uri=$c&_fields=target.data.v', gives: 200, data: [{ id: UUID, target: { data: {} } }] },
    ],
    needs,
  ),
]

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
  bobSees('a stranger sees an empty history', [PUT_A], []),
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
  bobSees(
    'who may make records sees none of them',
    [['PATCH $c', { permissions: { 'record:create': ['$bob'] } }], PUT_A],
    [],
  ),
  bobSees(
    'who may make collections sees none of them',
    [['PATCH $b', { permissions: { 'collection:create': ['$bob'] } }], PUT_A],
    [],
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
      { ask: 'anon GET $b/history', gives: 200, data: [expect.objectContaining({ uri: '$r/a' })] },
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
      { ask: 'GET $b/history', gives: 200, data: [expect.objectContaining({ action: 'update', uri: '$c' })] },
    ],
    needs,
  ),
  steps(
    'a history can be deleted in part',
    [
      { ask: 'PUT $r/a', gives: 201 },
      { ask: 'DELETE $b/history?resource_name=record', gives: 200, data: [tombstone] },
      {
        ask: 'GET $b/history',
        gives: 200,
        data: [expect.objectContaining({ uri: '$c' }), expect.objectContaining({ uri: '$b' })],
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
      { ask: 'DELETE $b/history | If-Match: "$time2"', gives: 200, data: [tombstone, tombstone] },
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
    [{ ask: 'DELETE $b/history?nope=1', gives: 400, body: unknown('nope', "Unknown filter field 'nope'") }],
    needs,
  ),
  steps(
    'the history of a batch can be read in it',
    [
      {
        ask: 'POST /batch',
        send: { requests: [{ method: 'PUT', path: '$r/a' }, { path: '$b/history' }] },
        gives: 200,
        body: {
          responses: [
            expect.objectContaining({ status: 201 }),
            expect.objectContaining({
              status: 200,
              body: { data: [expect.objectContaining({ uri: '$c' }), expect.objectContaining({ uri: '$b' })] },
            }),
          ],
        },
      },
    ],
    needs,
  ),
]

export const historyCases: ConformanceCase[] = [
  ...writes,
  ...shapes,
  ...narrowed,
  ...refusals,
  ...headers,
  ...rights,
  ...removals,
]
