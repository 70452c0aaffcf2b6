import { expect, test } from 'vitest'
import type { Call } from './Call'
import { html, json, refusal, scriptedSend, SERVER } from './scriptedSend'
import type { ServerSignal } from './signals'
import { createTransport, type TransportOptions } from './transport'

const READ: Call = { method: 'GET', uri: '/x' }
const CONDITIONAL: Call = { method: 'PUT', uri: '/x', body: {}, ifMatch: 1 }
const broken = () => new TypeError('Failed to fetch')
const busy = () => refusal(503, 201, {}, { 'Retry-After': '3' })

/** Waiting is only noted down. */
function transportOf(lines: Parameters<typeof scriptedSend>, more: Partial<TransportOptions> = {}) {
  const { send, asked } = scriptedSend(...lines)
  const pauses: number[] = []
  const signals: ServerSignal[] = []
  const ask = createTransport({
    server: SERVER,
    send,
    random: () => 1,
    now: () => 0,
    wait: async ms => void pauses.push(ms),
    onSignal: signal => signals.push(signal),
    ...more,
  })
  return { ask, asked, pauses, signals }
}

test('reads are sent again after a broken line and after what passes, at doubling distances', async () => {
  const { ask, asked, pauses } = transportOf([broken(), html(502), refusal(500, 999), json({})])
  expect((await ask(READ)).status).toBe(200)
  expect(asked).toHaveLength(4)
  expect(pauses).toEqual([500, 1000, 2000])
})

test('jitter takes up to half of a pause', async () => {
  const { ask, pauses } = transportOf([broken(), broken(), json({})], { random: () => 0 })
  await ask(READ)
  expect(pauses).toEqual([250, 500])
})

test('after three more tries the last error stands', async () => {
  const { ask, asked } = transportOf([broken(), broken(), broken(), html(504)])
  await expect(ask(READ)).rejects.toMatchObject({ kind: 'http', status: 504 })
  expect(asked).toHaveLength(4)
})

test.each([400, 401, 403, 404, 405, 410, 412])('a read that is refused by %i is not sent again', async status => {
  const { ask, asked } = transportOf([refusal(status, 107)])
  await expect(ask(READ)).rejects.toMatchObject({ status })
  expect(asked).toHaveLength(1)
})

test('Retry-After is the least to wait, and too long a wait is left to the person', async () => {
  const patient = transportOf([refusal(429, 117, {}, { 'Retry-After': '3' }), json({})], { random: () => 0 })
  await patient.ask(READ)
  expect(patient.pauses).toEqual([3000])
  const { ask, asked } = transportOf([refusal(503, 201, {}, { 'Retry-After': '60' })])
  await expect(ask(READ)).rejects.toMatchObject({ status: 503, retryAfter: 60 })
  expect(asked).toHaveLength(1)
})

test('a conditional write is sent again only when the server undid it and asks to come back', async () => {
  const undone = refusal(409, 122, {}, { 'Retry-After': '3' })
  const { ask, asked, pauses } = transportOf([busy(), undone, json({})], { random: () => 0 })
  await ask(CONDITIONAL)
  expect(asked).toHaveLength(3)
  expect(pauses).toEqual([3000, 3000])
})

test.each([broken(), html(502), refusal(500, 999), refusal(503, 201), refusal(409, 122), refusal(429, 1)])(
  'a conditional write is not sent again after %s',
  async line => {
    const { ask, asked } = transportOf([line])
    await expect(ask(CONDITIONAL)).rejects.toMatchObject({ name: 'KintoError' })
    expect(asked).toHaveLength(1)
  },
)

const unguarded: Call[] = [
  { method: 'DELETE', uri: '/x' },
  { method: 'POST', uri: '/x', body: { data: {} }, ifNoneMatch: '*' },
  { method: 'PATCH', uri: '/x', body: {} },
]
test.each(unguarded)('$method that could be done twice is never sent again', async call => {
  const { ask, asked } = transportOf([busy()])
  await expect(ask(call)).rejects.toMatchObject({ status: 503, retryAfter: 3 })
  expect(asked).toHaveLength(1)
})

const guarded: Call[] = [
  { method: 'DELETE', uri: '/x', ifMatch: 0 },
  { method: 'POST', uri: '/x', body: { data: { id: 'a' } }, ifNoneMatch: '*' },
  { method: 'PUT', uri: '/x', body: {}, ifNoneMatch: '*' },
]
test.each(guarded)('$method that cannot be done twice is sent again when the server asks for it', async call => {
  const { ask, asked } = transportOf([busy(), json({})])
  await ask(call)
  expect(asked).toHaveLength(2)
  expect(asked[1]).toEqual(asked[0])
})

test('a broken line under a write says that it may have been saved', async () => {
  const { ask } = transportOf([broken()])
  const error = { kind: 'network', maybeWritten: true, message: expect.stringContaining('may have been saved') }
  await expect(ask(CONDITIONAL)).rejects.toMatchObject(error)
})

test('a connection that breaks inside the body is a broken line', async () => {
  const cut = new ReadableStream({ start: stream => stream.error(new TypeError('terminated')) })
  const { ask } = transportOf([new Response(cut)], { retries: 0 })
  await expect(ask(READ)).rejects.toMatchObject({ kind: 'network' })
})

test('a server that never answers is given up in time, even if its Send heeds no signal', async () => {
  const { ask, asked } = transportOf(['never'], { timeout: 1 })
  await expect(ask(READ)).rejects.toMatchObject({ name: 'KintoError', kind: 'timeout' })
  expect(asked).toHaveLength(1)
})

test('a body that never ends is given up in time', async () => {
  const { ask } = transportOf([new Response(new ReadableStream())], { timeout: 1 })
  await expect(ask(READ)).rejects.toMatchObject({ kind: 'timeout' })
})

test('an abort ends a request at once with the platform’s AbortError', async () => {
  const controller = new AbortController()
  const { ask } = transportOf(['never'])
  const ended = expect(ask(READ, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' })
  controller.abort()
  await ended
})

test('an abort ends the pause before a retry', async () => {
  const controller = new AbortController()
  const { ask, asked } = transportOf([broken()], {
    wait: () => {
      controller.abort()
      return new Promise(() => undefined)
    },
  })
  await expect(ask(READ, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' })
  expect(asked).toHaveLength(1)
})

test('what was aborted before is not sent', async () => {
  const { ask, asked } = transportOf([])
  await expect(ask(READ, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
  expect(asked).toEqual([])
})

test('the request hears of the abort, so that a real connection is closed', async () => {
  const controller = new AbortController()
  let heard: AbortSignal | undefined
  const listening = (request: Request) => {
    heard = request.signal
    controller.abort()
    return new Promise<Response>(() => undefined)
  }
  const { ask } = transportOf([listening])
  await expect(ask(READ, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' })
  expect(heard?.aborted).toBe(true)
})

test('Backoff is reported, and the next retry of a read waits for it; first requests do not', async () => {
  const slow = json({}, 200, { Backoff: '8' })
  const { ask, pauses, signals } = transportOf([slow, json({}), broken(), json({})])
  await ask(READ)
  await ask(READ)
  expect(pauses).toEqual([])
  await ask(READ)
  expect(pauses).toEqual([8000])
  expect(signals).toEqual([{ type: 'backoff', seconds: 8 }])
})

test('refusals are signals too, each as often as it comes', async () => {
  const { ask, signals } = transportOf([busy(), refusal(401, 104)])
  await expect(ask(READ)).rejects.toMatchObject({ status: 401 })
  expect(signals).toEqual([{ type: 'retry-after', seconds: 3 }, { type: 'unauthorized' }])
})

test('a fault of a listener is not taken for a fault of the line', async () => {
  const onSignal = () => {
    throw new Error('a screen failed')
  }
  const { ask } = transportOf([refusal(401, 104)], { onSignal })
  await expect(ask(READ)).rejects.toThrow('a screen failed')
})

test('cookies and the browser’s own cache stay out of it', async () => {
  let request: Request | undefined
  const { ask } = transportOf([
    async one => {
      request = one
      return json({})
    },
  ])
  await ask(READ)
  expect(request).toMatchObject({ credentials: 'omit', cache: 'no-store' })
})
