import { expect, test } from 'vitest'
import type { Json, JsonObject } from '~/protocol/json'
import type { BatchItem } from './BatchItem'
import { createClient } from './createClient'
import { html, json, refusal, scriptedSend, SERVER } from './scriptedSend'
import type { ServerSignal } from './signals'

const LIST = '/buckets/b/collections/c/records'

const put = (id: string): BatchItem => ({
  method: 'PUT',
  uri: `${LIST}/${id}`,
  body: { data: { v: id } },
  ifNoneMatch: '*',
})
const puts = (...ids: string[]) => ids.map(put)

const written = (id: string, status = 201, last_modified = 5) => ({
  status,
  path: `/v1${LIST}/${id}`,
  headers: {},
  body: { data: { id, last_modified } },
})
const refused = (status: number, errno: number, more: JsonObject = {}) => ({
  status,
  path: '/v1/x',
  headers: {},
  body: { code: status, errno, error: 'x', message: `refused ${errno}`, ...more },
})
const responses = (...all: Json[]) => json({ responses: all })
const found = (id: string, last_modified = 5) => json({ data: { id, last_modified } })
const collision = { ...refused(409, 122), headers: { 'Retry-After': '3' } }

function batchOf(...lines: Parameters<typeof scriptedSend>) {
  const { send, asked } = scriptedSend(...lines)
  const signals: ServerSignal[] = []
  const client = createClient({
    server: SERVER,
    send,
    authorization: 'Basic x',
    retries: 1,
    wait: () => Promise.resolve(),
    onSignal: signal => signals.push(signal),
  })
  const run = (items: BatchItem[], maxRequests = 25, onProgress?: (done: number) => void, signal?: AbortSignal) =>
    client.batch(items, { maxRequests, onProgress, signal })
  return { run, asked, signals }
}

test('items travel with their own conditions, and only credentials outside that could leak into them', async () => {
  const { run, asked } = batchOf(responses(...['a', 'b', 'c', 'd', 'e', 'f'].map(id => written(id))))
  await run([
    { method: 'GET', uri: `${LIST}/a` },
    { method: 'POST', uri: LIST, body: { data: { id: 'b', last_modified: 1 } } },
    put('c'),
    { method: 'PUT', uri: `${LIST}/d`, body: { data: { v: 1 } }, ifMatch: 4 },
    { method: 'PATCH', uri: `${LIST}/e`, body: { permissions: { read: ['x'], write: undefined } }, ifMatch: 0 },
    { method: 'DELETE', uri: `${LIST}/f`, ifMatch: 6 },
  ])
  expect(asked).toEqual([
    {
      method: 'POST',
      uri: '/batch',
      headers: { authorization: 'Basic x', 'content-type': 'application/json' },
      body: {
        requests: [
          { method: 'GET', path: `${LIST}/a`, headers: {} },
          { method: 'POST', path: LIST, headers: { 'If-None-Match': '*' }, body: { data: { id: 'b' } } },
          { method: 'PUT', path: `${LIST}/c`, headers: { 'If-None-Match': '*' }, body: { data: { v: 'c' } } },
          { method: 'PUT', path: `${LIST}/d`, headers: { 'If-Match': '"4"' }, body: { data: { v: 1 } } },
          {
            method: 'PATCH',
            path: `${LIST}/e`,
            headers: { 'If-Match': '"0"' },
            body: { permissions: { read: ['x'] } },
          },
          { method: 'DELETE', path: `${LIST}/f`, headers: { 'If-Match': '"6"' } },
        ],
      },
    },
  ])
})

test('items are cut by what the server takes, in order, with progress', async () => {
  const { run, asked } = batchOf(
    responses(written('a'), written('b')),
    responses(written('c'), written('d')),
    found('e'),
  )
  const steps: number[] = []
  const results = await run(puts('a', 'b', 'c', 'd', 'e'), 2, done => steps.push(done))
  expect(results.map(result => result.ok && result.body.data.id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(steps).toEqual([2, 4, 5])
  // The last one is alone, so it needs no batch.
  expect(asked.map(({ method, uri }) => `${method} ${uri}`)).toEqual(['POST /batch', 'POST /batch', `PUT ${LIST}/e`])
  expect(asked[2]?.headers['if-none-match']).toBe('*')
})

test('nothing to do asks nothing', async () => {
  expect(await batchOf().run([])).toEqual([])
})

test('a refusal is the result of its item and leaves the others alone', async () => {
  const existing = { id: 'b', last_modified: 9 }
  const { run } = batchOf(responses(written('a'), refused(412, 114, { details: { existing } }), written('c', 200)))
  expect(await run(puts('a', 'b', 'c'))).toMatchObject([
    { ok: true, status: 201, body: { data: { id: 'a' } } },
    { ok: false, error: { kind: 'http', status: 412, existing, url: `${SERVER}${LIST}/b`, maybeWritten: false } },
    { ok: true, status: 200 },
  ])
})

test('after a 409 everything reported as written is looked up, and what is not there has failed', async () => {
  const { run, asked } = batchOf(
    responses(written('gone'), written('changed'), refused(404, 110), collision, written('kept')),
    refusal(404, 110),
    found('changed', 7),
    found('kept'),
  )
  const results = await run(puts('gone', 'changed', 'absent', 'collides', 'kept'))
  expect(results).toMatchObject([
    { ok: false, error: { status: 409, errno: 122, maybeWritten: false, url: `${SERVER}${LIST}/gone` } },
    { ok: false, error: { status: 409, maybeWritten: true } },
    { ok: false, error: { status: 404 } },
    { ok: false, error: { status: 409, message: 'refused 122', retryAfter: 3 } },
    { ok: true, body: { data: { id: 'kept' } } },
  ])
  expect(asked.slice(1).map(one => one.uri)).toEqual([`${LIST}/gone`, `${LIST}/changed`, `${LIST}/kept`])
})

test('after a 409 a deletion counts only if the object is gone, a new object by the id it got', async () => {
  const removal = (id: string): BatchItem => ({ method: 'DELETE', uri: `${LIST}/${id}`, ifMatch: 1 })
  const { run, asked } = batchOf(
    responses(written('back', 200), written('gone', 200), written('unseen', 200), written('new'), collision),
    found('back', 1),
    refusal(404, 110),
    refusal(403, 121),
    found('new'),
  )
  const fresh: BatchItem = { method: 'POST', uri: LIST, body: { data: {} } }
  const results = await run([removal('back'), removal('gone'), removal('unseen'), fresh, put('collides')])
  expect(results.map(result => result.ok)).toEqual([false, true, true, true, false])
  expect(asked[4]?.uri).toBe(`${LIST}/new`)
})

test('two writes to one object are looked up once, by the later one', async () => {
  const { run, asked } = batchOf(responses(written('a', 201, 5), written('a', 200, 6), collision), found('a', 6))
  const later: BatchItem = { method: 'PATCH', uri: `${LIST}/a`, body: { data: { v: 2 } }, ifMatch: 5 }
  const results = await run([put('a'), later, put('collides')])
  expect(results.map(result => result.ok)).toEqual([true, true, false])
  expect(asked).toHaveLength(2)
})

test('what cannot be looked up after a 409 is not called written', async () => {
  const { run } = batchOf(responses(written('a'), collision), refusal(403, 121, { message: 'No.' }))
  const [first] = await run(puts('a', 'collides'))
  expect(first).toMatchObject({ ok: false, error: { maybeWritten: true, message: expect.stringContaining('No.') } })
})

test('a part that fails as a whole ends the run; the results before it are kept, the later parts are not sent', async () => {
  const { run, asked } = batchOf(responses(written('a'), written('b')), html(500))
  const results = await run(puts('a', 'b', 'c', 'd', 'e', 'f'), 2)
  expect(asked).toHaveLength(2)
  expect(results).toMatchObject([
    { ok: true },
    { ok: true },
    { ok: false, error: { status: 500, maybeWritten: true } },
    { ok: false, error: { status: 500, maybeWritten: true } },
    { ok: false, error: { status: 500, maybeWritten: false, message: expect.stringMatching(/^Not sent/) } },
    { ok: false, error: { url: `${SERVER}${LIST}/f`, maybeWritten: false } },
  ])
})

test('a broken line under a batch leaves its items unsure', async () => {
  const { run, asked } = batchOf(new TypeError('Failed to fetch'))
  const results = await run(puts('a', 'b'))
  expect(asked).toHaveLength(1)
  const unsure = { ok: false, error: { kind: 'network', maybeWritten: true } }
  expect(results).toMatchObject([unsure, unsure])
})

test('a busy server is asked again only if no item could be done twice', async () => {
  const busy = () => refusal(503, 201, {}, { 'Retry-After': '3' })
  const safe = batchOf(busy(), responses(written('a'), written('b')))
  expect((await safe.run(puts('a', 'b'))).map(result => result.ok)).toEqual([true, true])
  const unsafe = batchOf(busy())
  const results = await unsafe.run([put('a'), { method: 'POST', uri: LIST, body: { data: {} } }])
  expect(results.map(result => result.ok)).toEqual([false, false])
  expect(unsafe.asked).toHaveLength(1)
})

test('a part that is too large for a proxy is halved, down to single items', async () => {
  const { run, asked } = batchOf(html(413), responses(written('a'), written('b')), html(413))
  const results = await run(puts('a', 'b', 'c'))
  expect(results).toMatchObject([{ ok: true }, { ok: true }, { ok: false, error: { kind: 'http', status: 413 } }])
  expect(asked.map(one => one.uri)).toEqual(['/batch', '/batch', `${LIST}/c`])
})

test('addresses that Kinto does not take in a batch go alone, in their place', async () => {
  const { run, asked } = batchOf(found('a'), found('batches'), responses(written('c'), written('d')))
  const odd: BatchItem = { method: 'GET', uri: '/buckets/batches' }
  const results = await run([put('a'), odd, put('c'), put('d'), put('..')])
  expect(results.map(result => result.ok)).toEqual([true, true, true, true, false])
  expect(asked.map(one => one.uri)).toEqual([`${LIST}/a`, '/buckets/batches', '/batch'])
})

const ODD_ANSWERS = [
  json({ responses: [written('a')] }),
  json({ responses: [written('a'), { status: 'fine' }] }),
  json({ responses: {} }),
  json({ data: [] }),
  json(null),
  html(),
]
test.each(ODD_ANSWERS)(
  'an answer that does not fit its items (%#) is an error for each, never a mix-up',
  async answer => {
    const { run } = batchOf(answer)
    const results = await run(puts('a', 'b'))
    const unsure = { ok: false, error: { kind: 'not-kinto', maybeWritten: true } }
    expect(results).toMatchObject([unsure, unsure])
  },
)

test('one odd item is an error of its own', async () => {
  const { run } = batchOf(responses(written('a'), { status: 201, body: { data: 12 } }))
  const results = await run(puts('a', 'b'))
  expect(results).toMatchObject([{ ok: true }, { ok: false, error: { kind: 'not-kinto', maybeWritten: true } }])
})

test('a lost session is signalled, and ends the run', async () => {
  const { run, asked, signals } = batchOf(responses(refused(401, 104), refused(401, 104)))
  const results = await run(puts('a', 'b', 'c', 'd'), 2)
  expect(results.every(result => !result.ok && result.error.status === 401)).toBe(true)
  expect(asked).toHaveLength(1)
  expect(signals).toEqual([{ type: 'unauthorized' }])
})

test('an abort ends the run; what was done until then was told', async () => {
  const controller = new AbortController()
  const { run, asked } = batchOf(responses(written('a'), written('b')))
  const told: number[] = []
  const stop = (done: number) => {
    told.push(done)
    controller.abort()
  }
  await expect(run(puts('a', 'b', 'c', 'd'), 2, stop, controller.signal)).rejects.toMatchObject({ name: 'AbortError' })
  expect(told).toEqual([2])
  expect(asked).toHaveLength(1)
})
