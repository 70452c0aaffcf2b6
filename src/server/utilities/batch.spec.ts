import { expect, test } from 'vitest'
import type { Json, JsonObject } from '~/protocol/json'
import { basic, startServer, store, type Ask, type Server } from '../specSupport'
import { createMemoryStorage } from '../storage/memory'

const LIST = '/buckets/b/collections/c/records'

async function begin(): Promise<Server> {
  const ask = startServer()
  await store(ask, { '/buckets/b': {}, '/buckets/b/collections/c': {} })
  return ask
}

const batch = (ask: Server, body: Json, more: Ask = {}) => ask('POST', '/batch', { user: 'alice', body, ...more })

const statusesOf = (json: { responses: { status: number }[] }): number[] => json.responses.map(({ status }) => status)

test('items are answered in order, refusals in place', async () => {
  const ask = await begin()
  const { json } = await batch(ask, {
    requests: [
      { method: 'PUT', path: `/v1${LIST}/a`, body: { data: { n: 1 } } },
      { method: 'POST', path: LIST, body: { data: { id: 'b', n: 2 } } },
      { path: `${LIST}/nope` },
      { method: 'PATCH', path: `${LIST}/a`, body: { data: { n: 3 } }, headers: { 'If-Match': '"1"' } },
      { method: 'PUT', path: `${LIST}/bad`, body: { data: [] } },
      { method: 'PUT', path: '/buckets/other/collections/x', body: {} },
      { method: 'HEAD', path: LIST },
      { path: `${LIST}?_limit=1&_fields=n` },
      { method: 'TRACE', path: LIST },
      { method: 'DELETE', path: `${LIST}/a` },
    ],
  })
  expect(statusesOf(json)).toEqual([201, 201, 404, 412, 400, 403, 200, 200, 405, 200])
  const [first, , , , , , head, list] = json.responses
  expect(first).toMatchObject({
    path: `/v1${LIST}/a`,
    body: { data: { n: 1, id: 'a' } },
    headers: { ETag: expect.any(String) },
  })
  expect([head.body, head.headers['Total-Objects']]).toEqual(['', '2'])
  expect([list.path, list.body.data]).toEqual([`/v1${LIST}`, [{ n: 2, id: 'b', last_modified: expect.any(Number) }]])
  expect((await ask('GET', `${LIST}/bad`, { user: 'alice' })).status).toBe(404)
})

test('defaults are merged into each request at every depth', async () => {
  const ask = await begin()
  const { json } = await batch(ask, {
    defaults: { method: 'PUT', headers: { 'If-None-Match': '*' }, body: { data: { d: 1, l: [1], o: { x: 1 } } } },
    requests: [
      { path: `${LIST}/1` },
      { path: `${LIST}/1` },
      { path: `${LIST}/2`, body: { data: { l: [2], o: { y: 2 } } } },
    ],
  })
  expect(statusesOf(json)).toEqual([201, 412, 201])
  expect(json.responses[2].body.data).toMatchObject({ d: 1, l: [2], o: { x: 1, y: 2 } })
})

test('items inherit the headers of the batch and may bring their own identity', async () => {
  const ask = await begin()
  const requests: Json[] = [{ path: '/' }, { path: '/', headers: { authorization: basic('bob') } }]
  const { json } = await batch(ask, { requests })
  const ids = json.responses.map(({ body }: { body: { user: { id: string } } }) => body.user.id)
  expect(new Set(ids).size).toBe(2)
  const matching = await batch(ask, { requests: [{ path: '/buckets/b' }] }, { headers: { 'if-match': '"1"' } })
  expect(statusesOf(matching.json)).toEqual([412])
})

test('bodies are plain JSON whatever the item says, redirects are followed, a 304 is an answer', async () => {
  const ask = await begin()
  await store(ask, { [`${LIST}/a`]: { data: { n: 1 } } })
  const etag = (await ask('GET', `${LIST}/a`, { user: 'alice' })).headers.get('etag') ?? ''
  const merge = { 'Content-Type': 'application/merge-patch+json' }
  const { json } = await batch(ask, {
    requests: [
      { path: `${LIST}/a`, headers: { 'If-None-Match': etag } },
      { path: '/buckets/b/' },
      { method: 'PATCH', path: `${LIST}/a`, headers: merge, body: { data: { n: null } } },
    ],
  })
  expect(statusesOf(json)).toEqual([304, 200, 200])
  expect(json.responses[1].path).toBe('/v1/buckets/b')
  expect(json.responses[2].body.data).toMatchObject({ n: null })
})

test('batches of a wrong shape are refused as a whole', async () => {
  const ask = await begin()
  const mapping = 'is not a mapping type: Does not implement dict-like functionality.'
  const cases: [body: Json, message: string][] = [
    [{}, 'requests in body: Required'],
    [[], `"[]" ${mapping}`],
    [{ requests: {} }, 'requests in body: "{}" is not iterable'],
    [{ requests: [{}] }, 'requests.0.path in body: Required'],
    [{ requests: [{ path: 'buckets' }] }, 'requests.0.path in body: String does not match expected pattern'],
    [{ requests: [{ path: '/', extra: 1 }] }, 'requests.0 in body: Unrecognized keys in mapping: "{\'extra\': 1}"'],
    [{ requests: [], extra: 1 }, 'Unrecognized keys in mapping: "{\'extra\': 1}"'],
    [
      { requests: [{ path: '/', method: 'get' }] },
      'requests.0.method in body: "get" is not one of GET, HEAD, DELETE, TRACE, POST, PUT, PATCH',
    ],
    [
      { requests: [{ path: '/', headers: { X: 1 } }] },
      "requests.0.headers in body: {'X': 1} contains non string value",
    ],
    [{ requests: [{ path: '/', body: [] }] }, `requests.0.body in body: "[]" ${mapping}`],
    [{ requests: [{ path: '/', body: null }] }, `requests.0.body in body: "None" ${mapping}`],
    [{ defaults: 1, requests: [{ path: '/' }] }, `defaults in body: "1" ${mapping}`],
    [
      { defaults: { nope: 1 }, requests: [{ path: '/' }] },
      'defaults in body: Unrecognized keys in mapping: "{\'nope\': 1}"',
    ],
    [
      { requests: [{ path: '/batch', method: 'POST' }] },
      'requests in body: Recursive call on /batch endpoint is forbidden.',
    ],
    [{ requests: [{ path: '/buckets/batches' }] }, 'requests in body: Recursive call on /batch endpoint is forbidden.'],
    [
      { requests: Array.from({ length: 26 }, (): JsonObject => ({ path: '/' })) },
      'Number of requests is limited to 25',
    ],
  ]
  for (const [body, message] of cases) {
    const { status, json } = await batch(ask, body)
    expect([body, status, json.message]).toEqual([body, 400, message])
  }
  expect((await batch(ask, { requests: [] })).json).toEqual({ responses: [] })
})

test('a failure inside undoes the whole batch', async () => {
  const ask = await begin()
  const { status, json } = await batch(ask, {
    requests: [
      { method: 'PUT', path: `${LIST}/a`, body: {} },
      { method: 'PUT', path: `${LIST}/b`, body: { data: { text: 'a\0b' } } },
    ],
  })
  expect([status, json.errno]).toEqual([503, 201])
  expect((await ask('GET', `${LIST}/a`, { user: 'alice' })).status).toBe(404)
})

test('a conflict inside leaves nothing of itself and everything of the others', async () => {
  const ask = await begin()
  const put = (id: string): JsonObject => ({
    method: 'PUT',
    path: `${LIST}/${id}`,
    body: { data: { last_modified: 1000 } },
  })
  const { json } = await batch(ask, { requests: [put('a'), put('b'), { method: 'PUT', path: `${LIST}/c`, body: {} }] })
  expect(statusesOf(json)).toEqual([201, 409, 201])
  const { json: list } = await ask('GET', LIST, { user: 'alice' })
  expect(list.data.map(({ id }: { id: string }) => id)).toEqual(['c', 'a'])
})

test('a batch is one write of the storage', async () => {
  const storage = createMemoryStorage()
  let writes = 0
  const ask = startServer(
    {},
    {
      storage: {
        read: work => storage.read(work),
        write: work => {
          writes += 1
          return storage.write(work)
        },
      },
    },
  )
  const requests = ['1', '2', '3'].map(id => ({ method: 'PUT', path: `/buckets/${id}` }))
  await batch(ask, { requests })
  expect(writes).toBe(1)
})
