import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { absent, FORBIDDEN, invalid, UNAUTHORIZED, UNKNOWN_PATH } from '../refusals'
import { idsOf, type Step, steps } from '../steps'

const needs = { needs: 'default_bucket' } as const
const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

/** Somebody whom no other case knows: a user of `basicauth`. */
const ME = '$fresh:secret'
const D = '/buckets/default'

const GET_BUCKET: Step = { ask: `${ME} GET ${D}`, gives: 200, data: { id: UUID } }

/** What a request makes that names an absent collection: the collections there are afterwards. */
const makes = (line: string, gives: number, collections: string): ConformanceCase => ({
  name: `${line} makes ${collections || 'no collection'}`,
  ...needs,
  async run(world) {
    const send = /^(PUT|PATCH|POST)/.test(line) ? { data: { v: 1 } } : undefined
    const { status, text } = await world.ask(`${ME} ${line}`, send)
    expect(status, text).toBe(gives)
    expect(idsOf(await world.make(`${ME} GET ${D}/collections?_sort=id`))?.join(' ')).toBe(collections)
  },
})

const implied: ConformanceCase[] = [
  makes(`GET ${D}`, 200, ''),
  makes(`HEAD ${D}`, 200, ''),
  makes(`GET ${D}/collections`, 200, ''),
  makes(`GET ${D}/groups`, 200, ''),
  makes(`GET ${D}/collections/tasks`, 200, 'tasks'),
  makes(`HEAD ${D}/collections/tasks`, 200, 'tasks'),
  makes(`GET ${D}/collections/tasks/records`, 200, 'tasks'),
  makes(`GET ${D}/collections/tasks/records/a`, 404, 'tasks'),
  makes(`PUT ${D}/collections/tasks/records/a`, 201, 'tasks'),
  makes(`POST ${D}/collections/tasks/records`, 201, 'tasks'),
  makes(`PATCH ${D}/collections/tasks/records/a`, 404, 'tasks'),
  makes(`DELETE ${D}/collections/tasks/records/a`, 404, 'tasks'),
  makes(`DELETE ${D}/collections/tasks/records`, 200, 'tasks'),
  makes(`PUT ${D}/collections/tasks`, 201, 'tasks'),
  makes(`PATCH ${D}/collections/tasks`, 200, 'tasks'),
  makes(`DELETE ${D}/collections/tasks`, 200, ''),
  makes(`PUT ${D}/groups/g`, 201, ''),
  makes(`GET ${D}/collections/a.b/records`, 400, ''),
]

const BAD_COLLECTION = invalid(['path', null, 'Invalid collection id'])

export const defaultBucketCases: ConformanceCase[] = [
  ...implied,
  {
    name: 'the root says which bucket is the default one',
    ...needs,
    async run(world) {
      const root = await world.make(`${ME} GET /`)
      const { body } = await world.make(`${ME} GET ${D}`)
      // The casts: any other shape fails the comparison.
      const { user } = root.body as { user: { bucket: string } }
      expect(user.bucket).toBe((body as { data: { id: string } }).data.id)
    },
  },
  steps(
    'the root names no bucket to anonymous',
    [{ ask: 'anon GET /', gives: 200, body: expect.not.objectContaining({ user: expect.anything() }) }],
    needs,
  ),
  steps(
    'the default bucket belongs to its user',
    [{ ...GET_BUCKET, body: { data: { id: UUID }, permissions: { write: [expect.stringMatching(/^basicauth:/)] } } }],
    needs,
  ),
  steps(
    'it is the same bucket by its own id',
    [
      { ask: `${ME} PUT ${D}/collections/c/records/a`, send: { data: { v: 1 } }, gives: 201 },
      GET_BUCKET,
      { ask: `${ME} GET /buckets/$id2/collections/c/records/a`, gives: 200, data: { id: 'a', v: 1 } },
      { ask: `${ME} GET /buckets?id=$id2`, gives: 200, data: [{ id: '$id2' }] },
    ],
    needs,
  ),
  steps(
    'two users have two',
    [
      GET_BUCKET,
      { ask: `$fresh2:secret GET ${D}`, gives: 200, data: { id: UUID } },
      { ask: '$fresh2:secret GET /buckets/$id1', gives: 403, body: FORBIDDEN },
    ],
    needs,
  ),
  steps(
    'another password is another user',
    [
      { ask: `${ME} PUT ${D}`, send: { data: { v: 1 } }, gives: 201 },
      { ask: `$fresh:other GET ${D}`, gives: 200, data: { id: UUID } },
    ],
    needs,
  ),
  ...['GET', 'PUT', 'DELETE'].map(method =>
    steps(
      `anonymous has no default bucket: ${method}`,
      [
        {
          ask: `anon ${method} ${D}`,
          gives: 401,
          body: UNAUTHORIZED,
          headers: { 'access-control-allow-origin': null },
        },
        { ask: `anon ${method} ${D}/collections/c`, gives: 401, body: UNAUTHORIZED },
      ],
      needs,
    ),
  ),
  steps(
    'it may be written',
    [
      { ask: `${ME} PUT ${D}`, send: { data: { k: 1 } }, gives: 201, data: { id: UUID, k: 1 } },
      { ask: `${ME} PATCH ${D}`, send: { data: { z: 2 } }, gives: 200, data: { id: UUID, k: 1, z: 2 } },
      {
        ask: `${ME} PATCH ${D} | Content-Type: application/json-patch+json`,
        send: [{ op: 'add', path: '/data/j', value: 1 }],
        gives: 200,
        data: { id: UUID, k: 1, z: 2, j: 1 },
      },
    ],
    needs,
  ),
  steps(
    'it may be called default in what is sent',
    [{ ask: `${ME} PUT ${D}`, send: { data: { id: 'default', k: 2 } }, gives: 201, data: { id: UUID, k: 2 } }],
    needs,
  ),
  steps(
    'it may be named by its id in what is sent',
    [
      GET_BUCKET,
      { ask: `${ME} PUT ${D}`, send: { data: { id: '$id1', k: 2 } }, gives: 200, data: { id: '$id1', k: 2 } },
      { ask: `${ME} PUT ${D}`, send: { data: { id: 'other' } }, gives: 400 },
    ],
    needs,
  ),
  steps(
    'a merge-patch below it',
    [
      { ask: `${ME} PUT ${D}/collections/c/records/a`, send: { data: { v: 1, w: 1 } }, gives: 201 },
      {
        ask: `${ME} PATCH ${D}/collections/c/records/a | Content-Type: application/merge-patch+json`,
        send: { data: { v: null } },
        gives: 200,
        data: { id: 'a', w: 1 },
      },
    ],
    needs,
  ),
  steps(
    'an absent group in it is absent',
    [{ ask: `${ME} GET ${D}/groups/nope`, gives: 404, body: absent('group', 'nope') }],
    needs,
  ),
  steps(
    'a malformed collection in it is refused',
    [
      { ask: `${ME} GET ${D}/collections/a.b/records`, gives: 400, body: BAD_COLLECTION },
      { ask: `${ME} PUT ${D}/collections/a.b/records/a`, send: { data: {} }, gives: 400, body: BAD_COLLECTION },
    ],
    needs,
  ),
  steps('what it has no view for is unknown', [{ ask: `${ME} GET ${D}/nope`, gives: 404, body: UNKNOWN_PATH }], needs),
  steps(
    'its slash at the end is a redirect',
    [{ ask: `${ME} GET ${D}/`, gives: 307, headers: { location: '$base/buckets/default' } }],
    needs,
  ),
  {
    name: 'its pages name the bucket by its id',
    ...needs,
    async run(world) {
      for (const id of ['a', 'b']) await world.make(`${ME} PUT ${D}/collections/c/records/${id}`, {})
      const { body } = await world.make(`${ME} GET ${D}`)
      const { headers } = await world.make(`${ME} GET ${D}/collections/c/records?_limit=1`)
      const { id } = (body as { data: { id: string } }).data
      expect(headers.get('next-page')).toContain(`/v1/buckets/${id}/collections/c/records?`)
      const rest = await world.make(`${ME} GET ${headers.get('next-page')}`)
      expect(idsOf(rest)).toEqual(['a'])
    },
  },
  steps(
    'it is made again when it was deleted',
    [
      { ask: `${ME} PUT ${D}/collections/c/records/a`, send: {}, gives: 201 },
      { ask: `${ME} DELETE ${D}`, gives: 200, data: { id: UUID, deleted: true } },
      { ask: `${ME} GET ${D}/collections`, gives: 200, data: [] },
    ],
    needs,
  ),
  steps(
    'its ETags are those of other buckets',
    [
      GET_BUCKET,
      { ask: `${ME} GET ${D} | If-None-Match: "$time1"`, gives: 304 },
      { ask: `${ME} PUT ${D} | If-Match: "1"`, send: { data: {} }, gives: 412 },
      { ask: `${ME} PUT ${D} | If-None-Match: *`, send: { data: {} }, gives: 412 },
    ],
    needs,
  ),
  steps(
    'it serves in a batch',
    [
      {
        ask: `${ME} POST /batch`,
        send: {
          requests: [
            { method: 'POST', path: `${D}/collections/c/records`, body: { data: { id: 'a' } } },
            { method: 'GET', path: `${D}/collections/c/records` },
          ],
        },
        gives: 200,
        body: {
          responses: [
            { path: '/v1/buckets/default/collections/c/records', status: 201, body: { data: { id: 'a' } } },
            { path: '/v1/buckets/default/collections/c/records', status: 200, body: { data: [{ id: 'a' }] } },
          ],
        },
      },
    ],
    needs,
  ),
  steps(
    'who has a right on it reaches it by its id',
    [
      { ask: `${ME} PUT ${D}`, send: { permissions: { read: ['$bob'] } }, gives: 201, data: { id: UUID } },
      { ask: 'bob GET /buckets/$id1', gives: 200, data: { id: '$id1' } },
    ],
    needs,
  ),
  {
    name: 'its history has what was implied',
    needs: 'history',
    async run(world) {
      await world.make(`${ME} PUT ${D}/collections/c/records/a`, {})
      const { body } = await world.make(`${ME} GET ${D}/history?_fields=uri,action`)
      const lines = (body as { data: { action: string; uri: string }[] }).data.map(
        ({ action, uri }) => `${action} ${uri.split('/').slice(3).join('/')}`,
      )
      expect(lines).toEqual(['create collections/c/records/a', 'create collections/c', 'create '])
    },
  },
]
