import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { invalid } from '../refusals'
import { type Step, steps, told } from '../steps'

const PARTS = { bucket_id: '$bid', collection_id: 'things' }
const bucket = { uri: '$b', resource_name: 'bucket', id: '$bid', bucket_id: '$bid' }
const collection = { uri: '$c', resource_name: 'collection', id: 'things', ...PARTS }
const record = { uri: '$r/a', resource_name: 'record', id: 'a', record_id: 'a', ...PARTS }
const group = { uri: '$g/club', resource_name: 'group', id: 'club', group_id: 'club', bucket_id: '$bid' }

const seed = { a: {} }
const SHARED: Step[] = [
  { ask: 'PUT $g/club', send: { data: { members: ['$carol'] }, permissions: { read: ['$bob'] } }, gives: 201 },
  { ask: 'PATCH $b', send: { permissions: { 'collection:create': ['$bob'] } }, gives: 200 },
  { ask: 'PATCH $c', send: { permissions: { read: ['$b/groups/club'] } }, gives: 200 },
  { ask: 'PATCH $r/a', send: { permissions: { write: ['$bob'] } }, gives: 200 },
]

/** The query comes first: on this endpoint `has_` forgets the filters before it. */
const listed = (query: string, data: object[], user = 'bob') =>
  steps(
    `the permissions endpoint, ?${query} as ${user}`,
    [...SHARED, { ask: `${user} GET /permissions?${query}&bucket_id=$bid`, gives: 200, body: { data } }],
    { seed },
  )

const unknown = (query: string, name: string) =>
  steps(`the permissions endpoint refuses ?${query}`, [
    {
      ask: `GET /permissions?${query}`,
      gives: 400,
      body: invalid(['querystring', name, `Unknown filter field '${name}'`]),
    },
  ])

/** `GET /permissions`: what the caller was given, and on what. */
export const permissionListCases: ConformanceCase[] = [
  listed('_sort=uri', [
    { ...bucket, permissions: ['collection:create', 'read:attributes'] },
    { ...record, permissions: ['read', 'write'] },
    { ...group, permissions: ['read'] },
  ]),
  listed('', [
    { ...group, permissions: ['read'] },
    { ...record, permissions: ['read', 'write'] },
    { ...bucket, permissions: ['collection:create', 'read:attributes'] },
  ]),
  listed('_sort=uri', [{ ...collection, permissions: ['read', 'read:attributes'] }], 'carol'),
  listed('resource_name=record', [{ ...record, permissions: ['read', 'write'] }]),
  listed('in_resource_name=record,group&_sort=-uri', [
    { ...group, permissions: ['read'] },
    { ...record, permissions: ['read', 'write'] },
  ]),
  listed('uri=$g/club', [{ ...group, permissions: ['read'] }]),
  listed('like_uri=records', [{ ...record, permissions: ['read', 'write'] }]),
  listed('has_record_id=true', [{ ...record, permissions: ['read', 'write'] }]),
  listed('group_id=club', [{ ...group, permissions: ['read'] }]),
  listed('id=nope', []),
  listed(
    'resource_name=bucket',
    [{ ...bucket, permissions: ['collection:create', 'group:create', 'read', 'read:attributes', 'write'] }],
    'alice',
  ),
  unknown('nope=1', 'nope'),
  unknown('account_id=x', 'account_id'),
  unknown('permissions=%5B%22read%22%5D', 'permissions'),
  unknown('contains_permissions=read', 'contains_permissions'),
  steps(
    'the permissions endpoint counts and pages',
    [
      ...SHARED,
      { ask: 'bob HEAD /permissions?bucket_id=$bid', gives: 200, headers: { 'total-objects': '3' } },
      {
        ask: 'bob GET /permissions?bucket_id=$bid&_sort=uri&_limit=2',
        gives: 200,
        headers: { 'next-page': /_token=/ },
      },
      { ask: 'bob GET $next6', gives: 200, body: { data: [{ ...group, permissions: ['read'] }] } },
    ],
    { seed },
  ),
  told('the permissions endpoint has an entry for what the settings allow', async world => {
    const { body } = await world.make('x$fresh:pw GET /permissions?uri=/')
    // The cast: an answer of another shape fails here, as it should.
    const { data } = body as { data: { permissions: string[] }[] }
    expect(data.map(entry => ({ ...entry, permissions: entry.permissions.toSorted() }))).toEqual([
      { uri: '/', resource_name: 'root', permissions: ['account:create', 'bucket:create'] },
    ])
  }),
  steps('the permissions endpoint has only GET and HEAD', [
    { ask: 'POST /permissions', send: {}, gives: 405 },
    { ask: 'DELETE /permissions', gives: 405 },
  ]),
  ...(
    [
      ['like_uri=*records*', 'record'],
      ['like_uri=*/collections', ''],
      ['not_resource_name=bucket', 'group record'],
      ['exclude_resource_name=bucket,group', 'record'],
      ['has_record_id=false', 'bucket group'],
      ['has_group_id=true', 'group'],
      ['gt_uri=$b/g', 'group'],
      ['max_uri=$b', 'bucket'],
      ['record_id=a', 'record'],
      ['record_id=b', ''],
      ['collection_id=things', 'record'],
      ['id=club', 'group'],
      ['in_id=club,a', 'group record'],
      ['_limit=0', 'bucket group record'],
      ['_since=9999', 'bucket group record'],
      ['last_modified=5', 'bucket group record'],
      ['_cachebust=1', 'bucket group record'],
    ] as const
  ).map(([query, names]) =>
    told(
      `the permissions endpoint, ?${query} is ${names || 'nothing'}`,
      async world => {
        for (const { ask, send } of SHARED) await world.make(ask, send)
        const { body } = await world.make(`bob GET /permissions?${query}&bucket_id=$bid`)
        // The cast: any other shape fails the comparison.
        const { data } = body as { data: { resource_name: string }[] }
        expect(
          data
            .map(({ resource_name }) => resource_name)
            .sort()
            .join(' '),
        ).toBe(names)
      },
      { seed },
    ),
  ),
  told('the permissions endpoint finds what has an id, which the root has not', async world => {
    const uris = async (query: string) => {
      const { body } = await world.make(`GET /permissions?${query}`)
      // The cast: any other shape fails the comparison.
      return (body as { data: { uri: string }[] }).data.map(({ uri }) => uri)
    }
    expect(await uris('has_id=true')).not.toContain('/')
    expect(await uris('has_id=false')).toEqual(['/'])
    expect(await uris('uri=/')).toEqual(['/'])
    expect(await uris('id=root')).toEqual([])
  }),
  steps(
    'the permissions endpoint is for groups and for everybody, too',
    [
      {
        ask: 'PATCH $b',
        send: { permissions: { read: ['system.Authenticated'], write: ['$b/groups/club'] } },
        gives: 200,
      },
      { ask: 'PATCH $c', send: { permissions: { read: ['system.Everyone'] } }, gives: 200 },
      { ask: 'PUT $g/club', send: { data: { members: ['$carol'] } }, gives: 201 },
      {
        ask: 'anon GET /permissions?bucket_id=$bid',
        gives: 200,
        body: { data: [{ ...collection, permissions: ['read', 'read:attributes'] }] },
      },
      {
        ask: 'bob GET /permissions?bucket_id=$bid&_sort=uri',
        gives: 200,
        body: {
          data: [
            { ...bucket, permissions: ['read', 'read:attributes'] },
            { ...collection, permissions: ['read', 'read:attributes'] },
          ],
        },
      },
      {
        ask: 'carol GET /permissions?uri=$b',
        gives: 200,
        body: {
          data: [{ ...bucket, permissions: ['collection:create', 'group:create', 'read', 'read:attributes', 'write'] }],
        },
      },
    ],
    { seed },
  ),
  steps(
    'the permissions endpoint forgets what is deleted',
    [
      ...SHARED,
      { ask: 'DELETE $r/a', gives: 200 },
      { ask: 'bob GET /permissions?record_id=a&bucket_id=$bid', gives: 200, data: [] },
      { ask: 'DELETE $b', gives: 200 },
      { ask: 'bob GET /permissions?bucket_id=$bid', gives: 200, data: [] },
    ],
    { seed },
  ),
  steps('the permissions endpoint picks fields', [
    {
      ask: 'GET /permissions?uri=$b&_fields=uri,resource_name',
      gives: 200,
      data: [{ id: '$bid', uri: '$b', resource_name: 'bucket' }],
    },
  ]),
  ...['_sort=nope', '_fields=nope', '_fields=permissions', '_token=abc', '_limit=-1', 'id=1'].map(query =>
    steps(`the permissions endpoint refuses ?${query}`, [{ ask: `GET /permissions?${query}`, gives: 400 }]),
  ),
  steps('the permissions endpoint is never a 304', [
    { ask: 'GET /permissions', gives: 200, headers: { etag: /^"\d+"$/, 'cache-control': 'no-cache, no-store' } },
    { ask: 'GET /permissions | If-None-Match: "$time1"', gives: 200 },
  ]),
  steps('the permissions endpoint stands in a batch', [
    {
      ask: 'POST /batch',
      send: { requests: [{ path: '/permissions?uri=$b&_fields=uri' }] },
      gives: 200,
      body: { responses: [{ path: '/v1/permissions', status: 200, body: { data: [{ id: '$bid', uri: '$b' }] } }] },
    },
  ]),
]
