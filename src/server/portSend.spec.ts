import { afterEach, expect, test } from 'vitest'
import type { Send } from '~/protocol/send'
import { answerOnPort, sendOverPort } from './portSend'

const URL = 'https://built-in.invalid/v1/'
const ports: MessagePort[] = []

/** A Send that goes through a real MessageChannel to the one given. */
function through(send: Send): Send {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  answerOnPort(port2, send)
  return sendOverPort(port1)
}

afterEach(() => ports.splice(0).forEach(port => port.close()))

const echo: Send = async request =>
  Response.json({
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    hasBody: request.body !== null,
    body: await request.text(),
  })

test('carries method, address, headers and body of a request', async () => {
  const send = through(echo)
  const headers = { 'Content-Type': 'application/json', 'If-Match': '"123"', Authorization: 'Basic w6k6w6k=' }
  const body = JSON.stringify({ data: { text: 'é 中 \u{1F600} \u0000' } })
  const seen = await (await send(new Request(`${URL}batch?a=%20b`, { method: 'POST', headers, body }))).json()
  expect(seen).toEqual({
    method: 'POST',
    url: `${URL}batch?a=%20b`,
    headers: { 'content-type': 'application/json', 'if-match': '"123"', authorization: 'Basic w6k6w6k=' },
    hasBody: true,
    body,
  })
})

test('a request without a body arrives without a body and without a content type', async () => {
  const seen = await (await through(echo)(new Request(URL, { method: 'PUT' }))).json()
  expect(seen).toMatchObject({ method: 'PUT', headers: {}, hasBody: false })
})

test('carries status and headers of an answer', async () => {
  const send = through(async () => new Response('{}', { status: 412, headers: { ETag: '"5"', Alert: 'soon' } }))
  const response = await send(new Request(URL))
  expect([response.status, response.headers.get('etag'), response.headers.get('alert')]).toEqual([412, '"5"', 'soon'])
  expect(await response.text()).toBe('{}')
})

test.each([204, 304])('an answer with status %d has no body', async status => {
  const response = await through(async () => new Response(null, { status, headers: { ETag: '"5"' } }))(new Request(URL))
  expect([response.status, response.body, response.headers.get('etag')]).toEqual([status, null, '"5"'])
})

test('carries bytes as they are', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, n) => n)
  const send = through(async request => new Response(await request.arrayBuffer()))
  const response = await send(new Request(URL, { method: 'POST', body: bytes }))
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
})

test('answers that come in another order reach those who asked', async () => {
  const held = new Map<string, (response: Response) => void>()
  const allHere = Promise.withResolvers<void>()
  const send = through(request => {
    const { promise, resolve } = Promise.withResolvers<Response>()
    held.set(request.url, resolve)
    if (held.size === 3) allHere.resolve()
    return promise
  })
  const asked = ['a', 'b', 'c'].map(name => send(new Request(URL + name)).then(response => response.text()))
  await allHere.promise
  for (const [url, resolve] of [...held].toReversed()) resolve(new Response(url))
  expect(await Promise.all(asked)).toEqual([`${URL}a`, `${URL}b`, `${URL}c`])
})

test('a server that throws is a TypeError here, as a network failure is for fetch', async () => {
  const send = through(async () => {
    throw new RangeError('engine broke')
  })
  const failed = send(new Request(URL))
  await expect(failed).rejects.toThrow(TypeError)
  await expect(failed).rejects.toThrow('engine broke')
})

test('breaking off rejects at once with the reason, and the server hears of it', async () => {
  const arrived = Promise.withResolvers<Request>()
  const send = through(request => {
    arrived.resolve(request)
    return new Promise(() => undefined)
  })
  const controller = new AbortController()
  const failed = send(new Request(URL, { signal: controller.signal }))
  const { signal } = await arrived.promise
  const heard = new Promise(resolve => signal.addEventListener('abort', resolve))
  controller.abort(new Error('no longer wanted'))
  await expect(failed).rejects.toThrow('no longer wanted')
  await heard
})

test('a request that was broken off before is not sent', async () => {
  let calls = 0
  const send = through(async () => new Response(String(++calls)))
  await expect(send(new Request(URL, { signal: AbortSignal.abort() }))).rejects.toThrow('aborted')
  expect(await (await send(new Request(URL))).text()).toBe('1')
})

test('when the other end goes away, all who wait are told', async () => {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1)
  const arrived = Promise.withResolvers<void>()
  answerOnPort(port2, () => {
    arrived.resolve()
    return new Promise(() => undefined)
  })
  const failed = sendOverPort(port1)(new Request(URL))
  await arrived.promise
  port2.close()
  await expect(failed).rejects.toThrow('The built-in server has stopped')
  await expect(failed).rejects.toThrow(TypeError)
})

test('when the worker crashes, all who wait are told why', async () => {
  const sent = Promise.withResolvers<unknown>()
  const worker = Object.assign(new EventTarget(), { postMessage: sent.resolve })
  const send = sendOverPort(worker)
  const failed = send(new Request(URL, { method: 'POST', body: 'x' }))
  await sent.promise
  worker.dispatchEvent(Object.assign(new Event('error'), { message: 'SyntaxError: bad' }))
  await expect(failed).rejects.toThrow('The built-in server has stopped. SyntaxError: bad')
  await expect(send(new Request(URL))).rejects.toThrow('The built-in server has stopped. SyntaxError: bad')
})
