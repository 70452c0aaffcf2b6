import { expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import { createMemoryStorage } from '../storage/memory'
import type { Storage } from '../storage/storage'
import { StorageError } from '../storage/storage'
import { createServer } from '../createServer'
import { startServer, store, type Ask } from '../specSupport'

const LIST = '/buckets/b/collections/c/records'

test('the first mistake in the order of Kinto decides the answer', async () => {
  const ask = startServer()
  await store(ask, { '/buckets/b': {}, '/buckets/b/collections/c': {}, [`${LIST}/r`]: {} })
  const absent = '/buckets/b/collections/absent/records/x'
  const text = { 'content-type': 'text/plain' }
  const html = { accept: 'text/html' }
  const stale = { 'if-match': '"1"' }
  const cases: [request: [method: string, path: string], more: Ask, status: number, errno: number][] = [
    [['PUT', `${LIST}/r`], { body: '{' }, 401, 104],
    [['PUT', `${LIST}/r`], { user: 'bob', body: '{' }, 403, 121],
    [['PUT', `${LIST}/r`], { body: 'x', headers: text }, 415, 107],
    [['GET', `${LIST}/r`], { headers: html }, 406, 107],
    [['POST', `${LIST}/r`], { body: {} }, 405, 115],
    [['PUT', absent], { body: 'x', headers: text }, 404, 111],
    [['POST', absent], { body: {} }, 405, 115],
    [['GET', absent], {}, 401, 104],
    [['POST', LIST], { body: { data: { id: '-' } } }, 400, 107],
    [['PUT', `${LIST}/a.b`], { body: {} }, 401, 104],
    [['PUT', `${LIST}/a.b`], { user: 'alice', body: {} }, 400, 107],
    [['PUT', `${LIST}/r`], { user: 'alice', body: '{', headers: stale }, 400, 107],
    [['PUT', `${LIST}/r`], { user: 'alice', body: { data: { id: 'z' } }, headers: stale }, 412, 114],
    [['PATCH', `${LIST}/absent`], { user: 'alice', body: {} }, 404, 110],
    [['PATCH', `${LIST}/absent`], { user: 'alice', body: { data: [] } }, 400, 107],
    [['GET', `${LIST}?_since=abc`], { user: 'alice', headers: stale }, 400, 107],
    [['GET', `${LIST}?id=%00`], { user: 'alice', headers: stale }, 412, 114],
    [['DELETE', `${LIST}/r`], { user: 'alice', body: '{' }, 400, 107],
    [['DELETE', `${LIST}/r`], { user: 'alice', body: 'text', headers: text }, 200, 0],
    [['GET', '/unknown'], {}, 404, 111],
    [['POST', '/'], { body: {} }, 405, 115],
  ]
  for (const [[method, path], more, status, errno] of cases) {
    const answer = await ask(method, path, more)
    expect([method, path, more, answer.status, answer.json.errno ?? 0]).toEqual([method, path, more, status, errno])
  }
})

test('broken bodies are explained as rapidjson does, and every mistake is listed', async () => {
  const ask = startServer()
  const cases: [body: string, message: string][] = [
    ['{"data": {"a": 1', "Invalid JSON: Parse error at offset 16: Missing a comma or '}' after an object member."],
    ['{', 'Invalid JSON: Parse error at offset 1: Missing a name for object member.'],
    ['{"data": {"a": NaN}}', 'Invalid JSON: Parse error at offset 15: Invalid value.'],
    ['{"a": "\\ud800"}', 'Invalid JSON: Parse error at offset 7: The surrogate pair in string is invalid.'],
    ['\ufeff{}', 'Invalid JSON: Parse error at offset 0: Invalid value.'],
    ['[1e400]', 'Invalid JSON: Parse error at offset 1: Number too big to be stored in double.'],
    ['12', 'Should be a JSON object or an array'],
    [`{"data":${'['.repeat(500)}${']'.repeat(500)}}`, 'Invalid JSON: more than 450 levels of nesting'],
  ]
  for (const [body, message] of cases) {
    const { status, json } = await ask('PUT', '/buckets/b', { user: 'alice', body })
    expect([body, status, json.message]).toEqual([body, 400, message])
    expect(json.details).toEqual([
      { location: 'body', name: '', description: message },
      { location: 'body', name: '', description: 'Required' },
    ])
  }
  const many = await ask('PUT', '/buckets/b', {
    user: 'alice',
    body: { data: [], permissions: { nope: [] } },
    headers: { 'if-match': 'x', origin: 'http://a.b' },
  })
  expect(many.json.details.map(({ name }: { name: string }) => name)).toEqual(['If-Match', 'data', 'permissions'])
})

test('bodies may be in another encoding, and must be what they say', async () => {
  const send = createServer({ storage: failing('unused'), clock: () => 0, newId: () => '' })
  const answerTo = async (bytes: number[], type: string) => {
    const headers = { 'content-type': type }
    const response = await send(
      new Request('http://x/v1/', { method: 'OPTIONS', headers, body: Uint8Array.from(bytes) }),
    )
    return response.status
  }
  expect(await answerTo([0x7b, 0x7d], 'application/json')).toBe(503)
  const ask = startServer()
  const latin = { 'content-type': 'application/json; charset=no-such' }
  expect((await ask('PUT', '/buckets/b', { user: 'alice', body: '{}', headers: latin })).json.message).toBe(
    'Invalid JSON: unknown encoding: no-such',
  )
})

test('paths and queries must be UTF-8', async () => {
  const ask = startServer()
  expect((await ask('GET', '/buckets/%ff')).json).toMatchObject({
    code: 400,
    error: 'Bad Request',
    message: 'Invalid URL path.',
  })
  expect((await ask('GET', '/buckets?a=%ff')).json.message).toMatch(/incorrect encoding in the querystring/)
})

test('slashes at the end and missing versions are redirected, other versions are not there', async () => {
  const cases: [path: string, location: string | null, status: number, errno: number | undefined][] = [
    ['/v1', '/v1/', 307, undefined],
    ['/', '/v1/', 307, undefined],
    ['/buckets?x=1', '/v1/buckets?x=1', 307, undefined],
    ['/v1/buckets/?_limit=2', '/v1/buckets?_limit=2', 307, undefined],
    ['/v1/unknown/', '/v1/unknown', 307, undefined],
    ['/v2/buckets', null, 404, 116],
    ['/v1x', null, 404, 111],
  ]
  const send = createServer({ storage: createMemoryStorage(), clock: () => 0, newId: () => '' })
  for (const [path, location, status, errno] of cases) {
    const response = await send(new Request(`http://x${path}`))
    const body = response.headers.get('content-type') === 'application/json' ? await response.json() : {}
    const to = response.headers.get('location')
    expect([path, to, response.status, body.errno]).toEqual([path, location && `http://x${location}`, status, errno])
  }
})

test('browsers of any origin may ask, and are told what they may read', async () => {
  const ask = startServer()
  const headers = { origin: 'http://app.example' }
  await store(ask, { '/buckets/b': {} })
  const exposed = async (method: string, path: string) =>
    (await ask(method, path, { user: 'alice', headers })).headers.get('access-control-expose-headers')?.split(', ') ??
    []
  expect(await exposed('GET', '/buckets')).toEqual(expect.arrayContaining(['Next-Page', 'ETag', 'Alert', 'Backoff']))
  expect(await exposed('HEAD', '/buckets')).toContain('Total-Objects')
  expect(await exposed('GET', '/buckets/b')).not.toContain('Next-Page')
  expect(await exposed('PUT', '/buckets/b')).not.toContain('ETag')
  const asking = { ...headers, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-custom' }
  const preflight = await ask('OPTIONS', '/buckets', { headers: asking })
  expect([preflight.status, preflight.json]).toEqual([200, null])
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  expect(preflight.headers.get('access-control-allow-methods')).toBe('HEAD,GET,POST,DELETE,OPTIONS')
  expect(preflight.headers.get('access-control-allow-headers')?.split(',')).toContain('x-custom')
  for (const bad of [
    headers,
    { 'access-control-request-method': 'GET' },
    { ...asking, 'access-control-request-method': 'PUT' },
  ]) {
    expect((await ask('OPTIONS', '/buckets', { headers: bad })).status).toBe(400)
  }
})

test('a server for some origins refuses the others', async () => {
  const ask = startServer({ corsOrigins: ['http://localhost:3000', 'https://*.example.org'] })
  const cases: [origin: string, status: number, allowed: string | null][] = [
    ['http://localhost:3000', 200, 'http://localhost:3000'],
    ['https://a.example.org', 200, 'https://a.example.org'],
    ['https://evil.org', 400, null],
    ['null', 400, null],
  ]
  for (const [origin, status, allowed] of cases) {
    const answer = await ask('GET', '/buckets', { user: 'alice', headers: { origin } })
    const found = [origin, answer.status, answer.headers.get('access-control-allow-origin')]
    expect(found).toEqual([origin, status, allowed])
  }
})

test('a read-only server refuses every write, and may be kept', async () => {
  const ask = startServer({ readonly: true })
  for (const [method, path] of [
    ['PUT', '/buckets/b'],
    ['POST', '/batch'],
    ['POST', '/unknown'],
  ] as const) {
    const { status, headers } = await ask(method, path, { user: 'alice', body: {} })
    expect([status, headers.get('allow')]).toEqual([405, null])
  }
  expect((await ask('GET', '/')).headers.get('cache-control')).toBe('max-age=86400')
  expect((await ask('GET', '/buckets', { user: 'alice' })).status).toBe(200)
})

test('only anonymous readers may keep answers', async () => {
  const ask = startServer({ bucketCreatePrincipals: ['system.Everyone'], recordCacheExpiresSeconds: 60 })
  const collections = { '/c': 120, '/d': undefined, '/z': 0 }
  await ask('PUT', '/buckets/b', { body: {} })
  for (const [path, cache_expires] of Object.entries(collections)) {
    const data: JsonObject = cache_expires === undefined ? {} : { cache_expires }
    await ask('PUT', `/buckets/b/collections${path}`, { body: { data } })
    const { headers } = await ask('GET', `/buckets/b/collections${path}/records`)
    expect(headers.get('cache-control')).toBe(`max-age=${Math.max(60, cache_expires ?? 0)}`)
    const known = await ask('GET', `/buckets/b/collections${path}/records`, { user: 'alice' })
    expect(known.headers.get('cache-control')).toBe('no-cache, no-store')
  }
})

test('backoff, the end of the service and disabled methods are told', async () => {
  const soon = startServer({ backoffSeconds: 12, eos: '2999-01-01', eosMessage: 'Bye', eosUrl: 'http://x/eos' })
  const { headers, json } = await soon('GET', '/')
  expect([headers.get('backoff'), json.eos]).toEqual(['12', '2999-01-01'])
  expect(JSON.parse(headers.get('alert') ?? '')).toEqual({ code: 'soft-eol', message: 'Bye', url: 'http://x/eos' })
  const over = await startServer({ eos: '2000-01-01' })('GET', '/')
  expect([over.status, over.json.errno]).toEqual([410, 202])
  const limited = startServer({ disabledEndpoints: ['plural_bucket_delete'] })
  const refused = await limited('DELETE', '/buckets', { user: 'alice' })
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'HEAD, GET, POST, OPTIONS'])
})

test('a body beyond the limit is refused', async () => {
  const ask = startServer({ maxBodyBytes: 20 })
  const { status, json } = await ask('PUT', '/buckets/b', { user: 'alice', body: { data: { text: 'too long' } } })
  expect([status, json.errno]).toEqual([413, 113])
})

test('a storage that fails is a 503 that says why; health is told all the same', async () => {
  const ask = startServer({}, { storage: failing('The disk is full.') })
  const { status, json, headers } = await ask('GET', '/buckets', { user: 'alice' })
  expect([status, json.errno, json.message, headers.get('retry-after')]).toEqual([503, 201, 'The disk is full.', '3'])
  expect((await ask('GET', '/__lbheartbeat__')).status).toBe(200)
  expect((await ask('GET', '/__heartbeat__')).json).toEqual({ storage: false, permission: false, cache: true })
})

test('a mistake of the engine is a 500, and is reported', async () => {
  const errors: unknown[] = []
  const failure = new TypeError('oops')
  const fail = () => Promise.reject(failure)
  const ask = startServer({}, { storage: { read: fail, write: fail }, onError: error => errors.push(error) })
  const { status, json } = await ask('GET', '/buckets', { user: 'alice' })
  expect([status, json.errno, errors]).toEqual([500, 999, [failure]])
})

test('flush removes everything, where it is switched on', async () => {
  const ask = startServer({ flush: true })
  await store(ask, { '/buckets/b': {} })
  expect((await ask('POST', '/__flush__')).status).toBe(202)
  expect((await ask('GET', '/buckets', { user: 'alice' })).json.data).toEqual([])
  expect((await startServer()('POST', '/__flush__')).status).toBe(404)
})

test('the root lists what is on, and who asks', async () => {
  const ask = startServer({ flush: true })
  const { json } = await ask('GET', '/', { user: 'alice' })
  expect(json).toMatchObject({
    project_version: '26.5.0',
    http_api_version: '1.23',
    url: 'http://localhost/v1/',
    settings: { readonly: false, explicit_permissions: true, batch_max_requests: 25 },
    user: { principals: [json.user.id, 'system.Everyone', 'system.Authenticated'] },
  })
  expect(Object.keys(json.capabilities)).toEqual(['basicauth', 'accounts', 'flush_endpoint', 'permissions_endpoint'])
  expect((await ask('HEAD', '/')).json).toBeUndefined()
})

function failing(message: string): Storage {
  const fail = () => Promise.reject(new StorageError(message))
  return { read: fail, write: fail }
}
