import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import type { Send } from '~/protocol/send'
import { listen, type Listening, type ListenOptions } from './listen'

const servers: Listening[] = []
afterEach(() => Promise.all(servers.splice(0).map(server => server.stop(true))))

const HERE = { host: '127.0.0.1', port: 0, maxBodyBytes: 1000 }

async function start(send: Send, options: Partial<ListenOptions> = {}) {
  const server = await listen(send, { ...HERE, ...options })
  servers.push(server)
  return { ...server, url: `http://127.0.0.1:${server.port}` }
}

/** Tells what it was asked. */
const mirror: Send = async request =>
  Response.json({
    method: request.method,
    url: request.url,
    body: await request.text(),
    header: request.headers.get('x-some'),
  })

/** Sends these bytes as they are, and gives the connection. */
function sendRaw(port: number, bytes: string): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.write(bytes)
  return socket
}

/** The whole conversation of a connection that the server closes. */
const rawAnswer = (port: number, bytes: string): Promise<string> => text(sendRaw(port, bytes))

test('hands over method, address, headers and body, and hands back the answer', async () => {
  const { url, port } = await start(mirror)
  const response = await fetch(`${url}/v1/a%20b?x=%C3%A9`, {
    method: 'PATCH',
    body: 'é',
    headers: { 'X-Some': 'thing' },
  })
  const expected = { method: 'PATCH', url: `http://127.0.0.1:${port}/v1/a%20b?x=%C3%A9`, body: 'é', header: 'thing' }
  expect(await response.json()).toEqual(expected)
  expect(response.statusText).toBe('OK')
  expect(response.headers.get('content-length')).toBe(String(JSON.stringify(expected).length + 1))
})

test.each(['GET', 'DELETE', 'TRACE', 'PROPFIND'])('a %s with a body arrives whole', async method => {
  const { port } = await start(mirror)
  const head = `${method} /v1/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 2\r\n\r\n`
  const answer = await rawAnswer(port, `${head}{x`)
  expect(answer).toContain(JSON.stringify({ method, url: 'http://h/v1/', body: '{x', header: null }))
})

test('a body in chunks arrives whole', async () => {
  const { port } = await start(mirror)
  const head = 'PUT / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n'
  expect(await rawAnswer(port, `${head}2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n`)).toContain('"body":"abcde"')
})

test('several requests go through one connection, and a HEAD has no body', async () => {
  const { port } = await start(async request => new Response(`at ${new URL(request.url).pathname}`))
  const first = 'HEAD /one HTTP/1.1\r\nHost: h\r\n\r\n'
  const second = 'GET /two HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n'
  const answer = await rawAnswer(port, first + second)
  expect(answer.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2)
  expect(answer).not.toContain('at /one')
  expect(answer).toMatch(/at \/two$/)
})

test('an answer without body has none', async () => {
  const { url } = await start(async () => new Response(null, { status: 304, headers: { ETag: '"1"' } }))
  const response = await fetch(url)
  expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([304, '"1"', ''])
})

test('the address of answers may be another than what was asked for', async () => {
  const { url } = await start(mirror, { scheme: 'https', publicHost: 'kinto.example.org' })
  expect(await (await fetch(`${url}/v1/?a=1`)).json()).toMatchObject({ url: 'https://kinto.example.org/v1/?a=1' })
})

const TOO_LARGE = 'Request Entity Too Large\r\n\r\nexceeds max_body of 1000\r\n\r\n'

test.each([
  ['that names its size', () => 'x'.repeat(1000)],
  ['in chunks', () => new Blob(['x'.repeat(5000)]).stream()],
  ['much larger than the limit', () => 'x'.repeat(20_000_000)],
])('a body %s is refused as text, and the server goes on', async (_, body) => {
  let calls = 0
  const { url } = await start(async () => new Response(`${(calls += 1)}`))
  // Node's fetch wants `duplex` for a stream; the types of the browser do not know it.
  const init: RequestInit & { duplex: 'half' } = { method: 'PUT', body: body(), duplex: 'half' }
  const response = await fetch(url, init)
  expect([response.status, response.headers.get('content-type')]).toEqual([413, 'text/plain; charset=utf-8'])
  expect(await response.text()).toContain(TOO_LARGE)
  expect(await (await fetch(url, { method: 'PUT', body: 'x'.repeat(999) })).text()).toBe('1')
})

test.each([
  [
    'large headers',
    `GET / HTTP/1.1\r\nHost: h\r\nX: ${'x'.repeat(300_000)}\r\n\r\n`,
    '431 Request Header Fields Too Large',
  ],
  ['a large address', `GET /${'x'.repeat(300_000)} HTTP/1.1\r\nHost: h\r\n\r\n`, '431 Request Header Fields Too Large'],
  ['letters that are not escaped', 'GET /?a=\u00e9 HTTP/1.1\r\nHost: h\r\n\r\n', '400 Bad Request'],
  ['noise', 'HELLO\r\n\r\n', '400 Bad Request'],
  ['two lengths', 'PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', '400 Bad Request'],
])('%s are refused as text', async (_, bytes, status) => {
  const { port, url } = await start(mirror)
  const answer = await rawAnswer(port, bytes)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}\r\n`))
  expect(answer).toContain('Content-Type: text/plain; charset=utf-8')
  expect((await fetch(url)).status).toBe(200)
})

test('a client that goes away before, during or after its request harms nobody', async () => {
  const arrived: string[] = []
  const answered = gate()
  const { port, url } = await start(async request => {
    const { pathname } = new URL(request.url)
    arrived.push(pathname)
    if (pathname === '/slow') await answered.opened
    return new Response('x'.repeat(1_000_000))
  })
  sendRaw(port, '').destroy()
  const half = sendRaw(port, 'PUT /half HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nabc')
  const slow = sendRaw(port, 'GET /slow HTTP/1.1\r\nHost: h\r\n\r\n')
  await expect.poll(() => arrived).toEqual(['/slow'])
  for (const socket of [half, slow]) socket.resetAndDestroy()
  answered.open()
  expect((await fetch(`${url}/next`)).status).toBe(200)
  expect(arrived).toEqual(['/slow', '/next'])
})

test('stopping answers what is under way, closes the rest and refuses what is new', async () => {
  const answered = gate()
  const begun = gate()
  const { port, url, stop } = await start(async () => {
    begun.open()
    await answered.opened
    return new Response('at last')
  })
  // Browsers open connections before they need them.
  const idle = text(sendRaw(port, ''))
  const underWay = fetch(url)
  await begun.opened
  const stopped = stop()
  expect(await idle).toBe('')
  await expect(fetch(url)).rejects.toThrow('fetch failed')
  answered.open()
  const response = await underWay
  expect([await response.text(), response.headers.get('connection')]).toEqual(['at last', 'close'])
  await stopped
})

test('stopping at once breaks off what is under way', async () => {
  const begun = gate()
  const { url, stop } = await start(() => {
    begun.open()
    return new Promise(() => undefined)
  })
  const underWay = fetch(url)
  await begun.opened
  const stopped = stop()
  await Promise.all([expect(underWay).rejects.toThrow('fetch failed'), stop(true), stopped])
})

test('a port that is taken is an error', async () => {
  const { port } = await start(mirror)
  await expect(start(mirror, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

function gate() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: () => resolve() }
}
