import { expect, test } from 'vitest'
import type { Send } from '~/protocol/send'
import { probeServer } from './probe'
import { hello, html, json, refusal } from './scriptedSend'

type Answers = Record<string, () => Response | 'silence'>

/** A network: what stands where. Everything else refuses the connection. */
function network(answers: Answers): { send: Send; asked: Request[] } {
  const asked: Request[] = []
  const send: Send = async request => {
    asked.push(request)
    const answer = answers[request.url]?.()
    if (answer === undefined) throw new TypeError('Failed to fetch')
    return answer === 'silence' ? new Promise(() => undefined) : answer
  }
  return { send, asked }
}

const kinto = () => json(hello())
/** As `fetch` gives it after a redirect. */
const movedTo = (url: string) => () => Object.defineProperty(kinto(), 'url', { value: url })

test('the server is found behind what was typed, by plain requests that need no preflight', async () => {
  const { send, asked } = network({ 'http://kinto.example.org/v1/': kinto })
  const probe = await probeServer(send, ' kinto.example.org/ ')
  expect(probe).toMatchObject({
    ok: true,
    server: 'http://kinto.example.org/v1',
    info: { project_version: '26.5.0' },
    methods: [{ method: 'account' }, { method: 'anonymous' }],
  })
  expect(asked.map(({ url }) => url)).toEqual(['https://kinto.example.org/v1/', 'http://kinto.example.org/v1/'])
  expect(asked.flatMap(({ headers }) => [...headers])).toEqual([])
})

test('a server below a path of its own is found', async () => {
  const { send } = network({ 'https://example.org/kinto/v1/': kinto, 'https://example.org/v1/': () => html(404) })
  expect(await probeServer(send, 'https://example.org/kinto')).toMatchObject({ server: 'https://example.org/kinto/v1' })
})

test('all ways to sign in are offered, accounts first, and no provider may lead elsewhere', async () => {
  const providers = [
    { name: 'auth0', auth_path: '/openid/auth0/login' },
    { name: 'evil', auth_path: '//evil.example/login' },
    { name: 'worse', auth_path: 'https://evil.example/login' },
    { name: 12, auth_path: '/x' },
    'odd',
  ]
  const capabilities = { basicauth: {}, openid: { providers }, accounts: {} }
  const { send } = network({ 'https://k.example/v1/': () => json(hello({ capabilities })) })
  expect(await probeServer(send, 'https://k.example')).toMatchObject({
    methods: [
      { method: 'account' },
      { method: 'basicauth' },
      { method: 'openid', name: 'auth0', authPath: '/openid/auth0/login' },
      { method: 'anonymous' },
    ],
  })
})

test('what is no address is not asked', async () => {
  const { send, asked } = network({})
  expect(await probeServer(send, 'not an address')).toMatchObject({ ok: false, problem: 'address', tried: [] })
  expect(asked).toEqual([])
})

test('silence names all that a browser cannot tell apart', async () => {
  const { send } = network({})
  const probe = await probeServer(send, 'https://k.example')
  expect(probe).toMatchObject({ ok: false, problem: 'unreachable', tried: ['https://k.example/v1'] })
  expect(probe).toHaveProperty('message', expect.stringMatching(/down.*TLS.*CORS/))
  expect(probe).not.toHaveProperty('mixedContent')
})

test('an http address on an https page is mixed content, unless the server has https as well', async () => {
  const secure = { isPageSecure: true }
  expect(await probeServer(network({}).send, 'http://k.example', secure)).toMatchObject({
    ok: false,
    problem: 'unreachable',
    mixedContent: true,
    message: expect.stringContaining('mixed content'),
  })
  const both = network({ 'https://k.example/v1/': kinto })
  expect(await probeServer(both.send, 'http://k.example', secure)).toMatchObject({ server: 'https://k.example/v1' })
  const local = await probeServer(network({}).send, 'http://localhost:8888', secure)
  expect(local).not.toHaveProperty('mixedContent')
})

test.each<[string, () => Response]>([
  ['a web page', () => html()],
  ['a missing page', () => html(404)],
  ['JSON of another service', () => json({ status: 'ok' })],
  ['a number', () => json(12)],
  ['a refusal of another service', () => json({ error: 'nope' }, 401)],
  ['nothing', () => new Response('')],
])('%s is not Kinto', async (_, answer) => {
  const { send } = network({ 'https://k.example/v1/': answer })
  expect(await probeServer(send, 'https://k.example')).toMatchObject({ ok: false, problem: 'not-kinto' })
})

test('an answer tells more than the silence of another candidate', async () => {
  const { send } = network({ 'http://k.example/v1/': () => html() })
  expect(await probeServer(send, 'k.example')).toMatchObject({ problem: 'not-kinto', tried: { length: 2 } })
})

test('another version is named, and the right address offered', async () => {
  const { send } = network({ 'https://k.example/v2/': () => refusal(404, 116), 'https://k.example/v1/': kinto })
  expect(await probeServer(send, 'https://k.example/v2')).toMatchObject({
    ok: false,
    problem: 'wrong-version',
    suggestion: 'https://k.example/v1',
  })
})

test('a Kinto that speaks another protocol, or is out of service, is a wrong version', async () => {
  const next = network({ 'https://k.example/v1/': () => json(hello({ http_api_version: '2.0' })) })
  expect(await probeServer(next.send, 'https://k.example')).toMatchObject({ problem: 'wrong-version' })
  const gone = network({ 'https://k.example/v1/': () => refusal(410, 202, { message: 'Closed.' }) })
  expect(await probeServer(gone.send, 'https://k.example')).toMatchObject({
    problem: 'wrong-version',
    message: expect.stringContaining('Closed.'),
  })
})

test('a server that never answers is a timeout', async () => {
  const { send } = network({ 'https://k.example/v1/': () => 'silence' })
  expect(await probeServer(send, 'https://k.example', { timeout: 1 })).toMatchObject({ ok: false, problem: 'timeout' })
})

test('a server that fails says so', async () => {
  const { send, asked } = network({ 'https://k.example/v1/': () => html(503) })
  expect(await probeServer(send, 'https://k.example')).toMatchObject({
    problem: 'unreachable',
    message: expect.stringContaining('503'),
  })
  expect(asked).toHaveLength(1)
})

test.each([
  ['another host', 'https://www.k.example/v1'],
  ['plain http', 'http://k.example/v1'],
])('a redirect to %s is only offered', async (_, target) => {
  const { send } = network({ 'https://k.example/v1/': movedTo(`${target}/`) })
  expect(await probeServer(send, 'https://k.example')).toMatchObject({
    ok: false,
    problem: 'not-kinto',
    suggestion: target,
  })
})

test('a redirect to https is followed for good', async () => {
  const secure = network({ 'http://k.example/v1/': movedTo('https://k.example/v1/') })
  expect(await probeServer(secure.send, 'http://k.example')).toMatchObject({ ok: true, server: 'https://k.example/v1' })
})

test('an abort ends the probe', async () => {
  const { send } = network({})
  const probe = probeServer(send, 'https://k.example', { signal: AbortSignal.abort() })
  await expect(probe).rejects.toMatchObject({ name: 'AbortError' })
})
