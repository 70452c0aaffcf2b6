import { expect, test } from 'vitest'
import { basicAuthorization } from './authorization'
import { createClient } from './createClient'
import { html, hello, json, refusal, scriptedSend, SERVER } from './scriptedSend'

const RECORD = { id: 'r1', title: 'Hi', last_modified: 12 }
const URI = '/buckets/b/collections/c/records/r1'
const LIST = '/buckets/b/collections/c/records'

function clientOf(...lines: Parameters<typeof scriptedSend>) {
  const { send, asked } = scriptedSend(...lines)
  return { client: createClient({ server: SERVER, send, authorization: 'Basic x', retries: 0 }), asked }
}

test('reads carry the credentials and nothing else, so that they cost no needless preflight', async () => {
  const { client, asked } = clientOf(
    json({ data: RECORD }),
    json({ data: [] }),
    new Response(null, { headers: { 'Total-Objects': '3' } }),
    json(hello()),
  )
  await client.object(URI, { fields: ['title', 'a.b'] })
  await client.list(LIST, { filters: [['like_title', 'é']], limit: 2 })
  await client.total(LIST, { filters: [['v', '1']], sort: ['v'], limit: 2, since: 5 })
  await client.root()
  const headers = { authorization: 'Basic x' }
  expect(asked).toEqual([
    { method: 'GET', uri: `${URI}?_fields=title%2Ca.b`, headers, body: undefined },
    { method: 'GET', uri: `${LIST}?like_title=%C3%A9&_limit=2`, headers, body: undefined },
    { method: 'HEAD', uri: `${LIST}?v=1&_since=5`, headers, body: undefined },
    { method: 'GET', uri: '/', headers, body: undefined },
  ])
})

test('names and passwords beyond Latin-1 are sent as UTF-8', () => {
  expect(basicAuthorization('zoë', 'пароль:🔑')).toBe(`Basic ${Buffer.from('zoë:пароль:🔑').toString('base64')}`)
})

test('every write says what it relies on, and never sends a last_modified inside the data', async () => {
  const answer = () => json({ data: RECORD, permissions: { write: ['account:bob'] } })
  const { client, asked } = clientOf(answer(), answer(), answer(), answer())
  const data = { title: 'Hi', last_modified: 5 }
  await client.create(URI, { data, permissions: { read: ['system.Everyone'] } })
  await client.add(LIST, { data })
  await client.replace(URI, data, 12)
  await client.patch(URI, { data, permissions: { read: [], write: undefined } }, 12)
  const type = { authorization: 'Basic x', 'content-type': 'application/json' }
  const sent = { title: 'Hi' }
  expect(asked).toEqual([
    {
      method: 'PUT',
      uri: URI,
      headers: { ...type, 'if-none-match': '*' },
      body: { data: sent, permissions: { read: ['system.Everyone'] } },
    },
    { method: 'POST', uri: LIST, headers: { ...type, 'if-none-match': '*' }, body: { data: sent } },
    { method: 'PUT', uri: URI, headers: { ...type, 'if-match': '"12"' }, body: { data: sent } },
    {
      method: 'PATCH',
      uri: URI,
      headers: { ...type, 'if-match': '"12"' },
      body: { data: sent, permissions: { read: [] } },
    },
  ])
})

test('a deletion has no body, hence no content type, and gives the tombstone', async () => {
  const tombstone = { id: 'r1', last_modified: 13, deleted: true }
  const { client, asked } = clientOf(json({ data: tombstone }), json({ data: tombstone }))
  expect(await client.remove(URI, 12)).toEqual(tombstone)
  await client.remove(URI, undefined)
  expect(asked.map(one => one.headers)).toEqual([
    { authorization: 'Basic x', 'if-match': '"12"' },
    { authorization: 'Basic x' },
  ])
})

test('an object comes with its permissions, or is known to be unchanged', async () => {
  const { client, asked } = clientOf(
    json({ data: RECORD, permissions: {} }),
    new Response(null, { status: 304, headers: { ETag: '"12"' } }),
  )
  expect(await client.object(URI)).toEqual({ data: RECORD, permissions: {} })
  expect(await client.object(URI, { ifNoneMatch: 12 })).toEqual({ unchanged: true })
  expect(asked[1]?.headers['if-none-match']).toBe('"12"')
})

test('a page names the next one by path and query, whatever host and prefix the server believes to have', async () => {
  const { client, asked } = clientOf(
    json({ data: [RECORD] }, 200, {
      ETag: 'W/"77"',
      'Next-Page': 'http://10.0.0.1:8888/v1/buckets/b/collections/c/records?_limit=1&_token=a%3D%3D',
    }),
    json({ data: [] }, 200, { ETag: '"77"' }),
  )
  const first = await client.list(LIST, { limit: 1 })
  expect(first).toEqual({ rows: [RECORD], next: `${LIST}?_limit=1&_token=a%3D%3D`, timestamp: 77 })
  expect(await client.page(first.next ?? '')).toEqual({ rows: [], next: undefined, timestamp: 77 })
  expect(asked[1]?.uri).toBe(`${LIST}?_limit=1&_token=a%3D%3D`)
})

test('totals come from either header; a list without a total is an error, not a zero', async () => {
  const head = (headers: Record<string, string>) => new Response(null, { headers })
  const { client } = clientOf(head({ 'total-objects': '171075' }), head({ 'Total-Records': '0' }), head({}))
  expect(await client.total(LIST)).toBe(171075)
  expect(await client.total(LIST)).toBe(0)
  await expect(client.total('/buckets/b/history')).rejects.toMatchObject({ kind: 'not-kinto' })
})

test('a 412 brings the copy of the server', async () => {
  const { client } = clientOf(refusal(412, 114, { message: 'Resource was modified', details: { existing: RECORD } }))
  await expect(client.replace(URI, { title: 'Mine' }, 11)).rejects.toMatchObject({
    name: 'KintoError',
    kind: 'http',
    status: 412,
    errno: 114,
    message: 'Resource was modified',
    existing: RECORD,
    details: [],
    maybeWritten: false,
    url: SERVER + URI,
  })
})

test('password hashes of accounts go no further, in answers, lists and refusals', async () => {
  const account = { id: 'bob', password: '$2b$12$x', last_modified: 3 }
  const { client } = clientOf(
    json({ data: account }),
    json({ data: [account] }),
    refusal(412, 114, { details: { existing: account } }),
    json({ data: { ...account, id: 'r' } }),
  )
  const plain = { id: 'bob', last_modified: 3 }
  expect((await client.object('/accounts/bob')).data).toEqual(plain)
  expect((await client.list('/accounts', { limit: 1 })).rows).toEqual([plain])
  await expect(client.create('/accounts/bob', { data: {} })).rejects.toMatchObject({ existing: plain })
  // A record may have a field of that name.
  expect((await client.object('/buckets/b/collections/accounts/records/r')).data).toHaveProperty('password')
})

const SHAPES = [
  json({ data: 12 }),
  json({}),
  json(null),
  json([]),
  json('x'),
  json({ data: null }),
  json({ data: { id: 5 } }),
  json({ data: { id: 'a', last_modified: '12' } }),
  json({ data: { id: 'a', last_modified: 1 }, permissions: { write: 'all' } }),
  html(),
  new Response(''),
  new Response('{"data":'),
]

test.each(SHAPES)('answer %# of the wrong shape is an error with a sentence, for reads and writes', async answer => {
  const { client } = clientOf(answer.clone(), answer.clone(), answer)
  const error = {
    name: 'KintoError',
    kind: 'not-kinto',
    status: 200,
    message: expect.stringMatching(/^The server .*\.$/),
  }
  await expect(client.object(URI)).rejects.toMatchObject({ ...error, maybeWritten: false })
  await expect(client.replace(URI, {}, 1)).rejects.toMatchObject({ ...error, maybeWritten: true })
  await expect(client.remove(URI, 1)).rejects.toMatchObject({ ...error, maybeWritten: true })
})

test.each([json({ data: 12 }), json({ data: [1] }), json({ data: { id: 'a', last_modified: 1 } }), html()])(
  'list %# of the wrong shape is an error',
  async answer => {
    const { client } = clientOf(answer)
    await expect(client.list(LIST)).rejects.toMatchObject({ kind: 'not-kinto' })
  },
)

test.each([json({}), json({ hello: 'world' }), json({ http_api_version: '1.2' }), json({ data: [] })])(
  'root %# of another server is an error',
  async answer => {
    const { client } = clientOf(answer)
    await expect(client.root()).rejects.toMatchObject({ kind: 'not-kinto' })
  },
)

test('a root view that leaves things out gets what older servers mean by that', async () => {
  const { client } = clientOf(json({ http_api_version: '1.10', settings: {}, capabilities: { a: {}, odd: 1 } }))
  expect(await client.root()).toEqual({
    project_name: 'Kinto',
    project_version: '',
    http_api_version: '1.10',
    project_docs: '',
    url: '',
    settings: { readonly: false, explicit_permissions: true, batch_max_requests: 25 },
    capabilities: { a: {} },
  })
})

test('a heartbeat with a sick part is an answer; a gateway that says 503 is an error', async () => {
  const { client } = clientOf(json({ storage: false, cache: true }, 503), html(503), refusal(503, 201))
  expect(await client.heartbeat()).toEqual({ storage: false, cache: true })
  await expect(client.heartbeat()).rejects.toMatchObject({ kind: 'http', status: 503 })
  await expect(client.heartbeat()).rejects.toBeInstanceOf(Error)
})

test.each([`${LIST}/..`, `${LIST}/.`, `${LIST}/%2e%2E`, '/buckets/..\\b', '.evil.example/buckets'])(
  '%s is refused before the platform makes another address of it',
  async uri => {
    const { client, asked } = clientOf()
    await expect(client.remove(uri, undefined)).rejects.toMatchObject({ status: 400, errno: 107 })
    expect(asked).toEqual([])
  },
)

test('fields called __proto__ and constructor travel like any other', async () => {
  const text = '{"data":{"id":"r1","last_modified":1,"__proto__":{"a":1},"constructor":2}}'
  const { client, asked } = clientOf(new Response(text), new Response(text))
  const { data } = await client.object(URI)
  expect(Object.keys(data)).toEqual(['id', 'last_modified', '__proto__', 'constructor'])
  await client.replace(URI, data, 1)
  expect(Object.keys(asked[1]?.body?.data ?? {})).toEqual(['id', '__proto__', 'constructor'])
})
