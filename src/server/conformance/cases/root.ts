import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { FORBIDDEN, METHOD_NOT_ALLOWED, UNAUTHORIZED, UNKNOWN_PATH } from '../refusals'
import { steps } from '../steps'

/** The root as a document, checked by hand because a matcher does not see `$names`. */
const root = (name: string, ask: string, check: (body: RootBody, names: (text: string) => string) => void) => ({
  name,
  run: async (world: Parameters<ConformanceCase['run']>[0]) => {
    const answer = await world.ask(ask)
    expect(answer.status).toBe(200)
    // The cast: whatever the body is, the checks below say so.
    check(answer.body as RootBody, text => world.fill(text))
  },
})

type RootBody = Partial<Record<'url' | 'http_api_version', string>> & {
  settings?: object
  capabilities?: Record<string, object>
  user?: { id: string; principals: string[] }
}

export const rootCases: ConformanceCase[] = [
  root('the root tells the name, the API version, the settings and the capabilities', 'anon GET /', (body, fill) => {
    expect(body).toMatchObject({
      project_name: 'kinto',
      http_api_version: '1.23',
      url: fill('$base/'),
      settings: { explicit_permissions: true, batch_max_requests: 25, readonly: false },
      capabilities: { basicauth: {}, accounts: {} },
    })
  }),
  root('the root has no user for somebody without credentials', 'anon GET /', body => {
    expect(body).not.toHaveProperty('user')
  }),
  root('the root names the user and the principals of an account', 'GET /', (body, fill) => {
    expect(body.user?.id).toBe(fill('$alice'))
    expect(body.user?.principals[0]).toBe(fill('$alice'))
    expect(body.user?.principals).toContain('system.Everyone')
    expect(body.user?.principals).toContain('system.Authenticated')
  }),
  root('the root of the accounts capability says that validation is off', 'anon GET /', body => {
    expect(body.capabilities?.accounts).toMatchObject({ validation_enabled: false })
  }),
  root(
    'the root answers 200 without a user to unreadable credentials',
    'anon GET / | Authorization: Bearer nope',
    body => {
      expect(body).not.toHaveProperty('user')
    },
  ),
  root('credentials that are no account are a basicauth stranger', 'nobody:wrong GET /', body => {
    expect(body.user?.id).toMatch(/^basicauth:[0-9a-f]{64}$/)
  }),
  root('credentials may be UTF-8', '$fresh-é:pässword GET /', body => {
    expect(body.user?.id).toMatch(/^basicauth:[0-9a-f]{64}$/)
  }),
  steps('the root ignores Accept', [{ ask: 'anon GET / | Accept: text/html', gives: 200 }]),
  steps('HEAD of the root has no body', [{ ask: 'anon HEAD /', gives: 200, body: '' }]),
  steps('the root has no ETag', [{ ask: 'anon GET /', gives: 200, headers: { etag: null } }]),
  steps('the root refuses other methods and names its own', [
    { ask: 'PUT /', gives: 405, body: METHOD_NOT_ALLOWED, headers: { allow: /GET/ } },
  ]),
  steps('the heartbeat names the parts that are well', [
    { ask: 'anon GET /__heartbeat__', gives: 200, body: { storage: true, permission: true, cache: true } },
  ]),
  steps('the load balancer heartbeat is empty', [{ ask: 'anon GET /__lbheartbeat__', gives: 200, body: {} }]),
  ...['/nope', '$b/nope', '$r/a/b', '/buckets/a%2Fb'].map(path =>
    steps(`an unknown path is a 404: ${path}`, [{ ask: `GET ${path}`, gives: 404, body: UNKNOWN_PATH }]),
  ),
  steps('an unknown path is a 404 for every method', [
    { ask: 'POST /nope', send: {}, gives: 404, body: UNKNOWN_PATH },
    { ask: 'anon DELETE /nope', gives: 404, body: UNKNOWN_PATH },
  ]),
  steps('a trailing slash is redirected and keeps the query', [
    { ask: 'GET /buckets/?_limit=1', gives: 307, headers: { location: '$base/buckets?_limit=1' } },
  ]),
  steps('a trailing slash on an unknown path is redirected too', [
    { ask: 'GET /nope/', gives: 307, headers: { location: '$base/nope' } },
  ]),
  ...(
    [
      ['PUT', '/buckets'],
      ['PATCH', '/buckets'],
      ['POST', '$b'],
      ['POST', '$c'],
      ['PUT', '$g'],
      ['GET', '/batch'],
      ['PUT', '/__heartbeat__'],
    ] as const
  ).map(([method, path]) =>
    steps(`${method} ${path} is a 405 that names the methods allowed`, [
      { ask: `${method} ${path}`, gives: 405, body: METHOD_NOT_ALLOWED, headers: { allow: /OPTIONS/ } },
    ]),
  ),
  steps('contribute.json tells of the program', [
    {
      ask: 'anon GET /contribute.json',
      gives: 200,
      body: {
        name: expect.any(String),
        description: expect.any(String),
        repository: expect.any(Object),
        participate: expect.any(Object),
        bugs: expect.any(Object),
        keywords: expect.any(Array),
      },
    },
    { ask: 'POST /contribute.json', gives: 405, body: METHOD_NOT_ALLOWED, headers: { allow: 'GET, HEAD, OPTIONS' } },
  ]),
  steps('unless a setting says otherwise, nobody may delete the data of a user', [
    { ask: 'DELETE /__user_data__/$alice', gives: 403, body: FORBIDDEN },
    { ask: 'anon DELETE /__user_data__/$alice', gives: 401, body: UNAUTHORIZED },
    ...(['GET', 'HEAD', 'PUT', 'PATCH', 'POST'] as const).flatMap(method => [
      { ask: `${method} /__user_data__/$alice`, gives: 405, headers: { allow: 'DELETE, OPTIONS' } },
      { ask: `${method} /__user_data__`, gives: 405, headers: { allow: 'OPTIONS' } },
    ]),
  ]),
  steps('every answer says nosniff', [
    { ask: 'GET /', gives: 200, headers: { 'x-content-type-options': 'nosniff' } },
    { ask: 'GET /nope', gives: 404, headers: { 'x-content-type-options': 'nosniff' } },
  ]),
  steps('bodies are JSON without a charset', [
    { ask: 'GET /', gives: 200, headers: { 'content-type': 'application/json' } },
    { ask: 'GET $b', gives: 200, headers: { 'content-type': 'application/json' } },
    { ask: 'GET /nope', gives: 404, headers: { 'content-type': 'application/json' } },
  ]),
]
