import 'fake-indexeddb/auto'
import { deleteDB, openDB } from 'idb'
import { expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import type { Send } from '~/protocol/send'
import type { Task } from './Job'
import type { Jobs } from './Jobs'
import { openJobStore } from './jobStore'
import { JobStoreError } from './jobStoreErrors'
import {
  channelPair,
  clientOf,
  createWorld,
  itemsOf,
  jobOf,
  OF,
  openPage,
  RECORDS,
  recordsOf,
  SERVER,
  untilJob,
} from './worldSuite'

let databases = 0
const newName = () => `life-${++databases}`
const newStore = () => openJobStore({ name: newName() })

const records: Record<string, JsonObject> = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`r${n}`, { n }]))
const SET: Task = {
  type: 'change',
  select: { query: {}, except: [] },
  operations: [{ type: 'set', field: 'seen', value: true }],
}

const answer = (status: number, body: JsonObject, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers })
const refusal = (status: number) => answer(status, { code: status, errno: 999, error: 'No', message: 'No.' })

/** Calls `work` before the nth write, and sends what it gives instead of the server's answer. */
function beforeBatch(send: Send, nth: number, work: () => Promise<Response | void>): Send {
  let batches = 0
  return async request => {
    const instead = request.method === 'POST' && (batches += 1) === nth ? await work() : undefined
    return instead ?? send(request)
  }
}

test('a paused job stops after the request that is under way, and goes on', async () => {
  const world = await createWorld(records)
  let page: Jobs | undefined
  const send = beforeBatch(world.send, 2, async () => void page?.pause(page.get()[0]?.id ?? ''))
  const jobs = (page = await openPage(world, { store: await newStore(), send }))
  const id = await jobs.start(SET, OF)
  await jobs.settled()
  expect(jobOf(jobs, id)).toMatchObject({ state: 'paused', reason: undefined, counts: { done: 8, todo: 4 } })
  await jobs.resume(id)
  await jobs.settled()
  expect(jobOf(jobs, id)).toMatchObject({ state: 'done', counts: { done: 12, todo: 0 } })
})

test('a cancelled job leaves what was not sent, can be undone, and can be taken up again by trying again', async () => {
  const world = await createWorld(records)
  let page: Jobs | undefined
  const send = beforeBatch(world.send, 1, async () => void page?.cancel(page.get()[0]?.id ?? ''))
  const jobs = (page = await openPage(world, { store: await newStore(), send }))
  const id = await jobs.start(SET, OF)
  await jobs.settled()
  expect(jobOf(jobs, id)).toMatchObject({
    state: 'cancelled',
    endedAt: expect.any(Number),
    counts: { done: 4, todo: 8 },
  })
  await jobs.resume(id)
  await jobs.settled()
  expect(jobOf(jobs, id).counts.done).toBe(4)
  await jobs.retry(id)
  await jobs.settled()
  expect(jobOf(jobs, id)).toMatchObject({ state: 'done', counts: { done: 12, todo: 0 } })
  await jobs.undo(id)
  await jobs.settled()
  expect(await recordsOf(world)).toEqual(records)
})

test('who is refused as unknown pauses, and goes on after signing in again', async () => {
  const world = await createWorld(records)
  const send = beforeBatch(world.send, 2, async () => refusal(401))
  const jobs = await openPage(world, { store: await newStore(), send })
  const id = await jobs.start(SET, OF)
  await jobs.settled()
  expect(jobOf(jobs, id)).toMatchObject({ state: 'paused', reason: 'signed-out', counts: { done: 4, todo: 8 } })
  expect((await itemsOf(jobs, id)).filter(({ state }) => state === 'sent')).toEqual([])
  await jobs.resume(id)
  await jobs.settled()
  expect(jobOf(jobs, id)).toMatchObject({ state: 'done', reason: undefined, counts: { done: 12 } })
})

test("a stranger's 403 pauses the job, one's own refuses the records", async () => {
  const world = await createWorld(records)
  const asStranger: Send = async request => {
    const headers = new Headers(request.headers)
    if (request.method === 'POST' || request.url.endsWith('/v1/')) headers.set('authorization', `Basic ${btoa('x:y')}`)
    return world.send(new Request(request, { headers }))
  }
  const jobs = await openPage(world, { store: await newStore(), send: asStranger })
  const id = await jobs.start(SET, OF)
  await jobs.settled()
  expect(jobOf(jobs, id)).toMatchObject({ state: 'paused', reason: 'signed-out', counts: { todo: 12 } })

  // Bob may read, but not write.
  await world.client.patch(
    '/buckets/b',
    { permissions: { read: ['system.Everyone'] } },
    await versionOf(world, '/buckets/b'),
  )
  const bob = clientOf(world.send, 'bob')
  const user = (await bob.root()).user?.id ?? ''
  const his = await openPage(world, { store: await newStore() })
  await his.connect({ server: SERVER, user, client: bob, maxRequests: 4 })
  const refused = await his.start(SET, OF)
  await his.settled()
  expect(jobOf(his, refused)).toMatchObject({ state: 'done', counts: { refused: 12 } })
  expect((await itemsOf(his, refused))[0]?.problem).toMatchObject({ type: 'server', status: 403 })
})

const versionOf = async ({ client }: Awaited<ReturnType<typeof createWorld>>, uri: string) =>
  (await client.object(uri)).data.last_modified

test('a server that fails or goes away is asked again, at growing distances, and nothing is written twice', async () => {
  const world = await createWorld(records)
  let failing = 0
  const send: Send = async request => {
    if (request.method === 'POST') failing += 1
    if (failing === 2) return request.method === 'POST' ? refusal(503) : world.send(request)
    if (failing >= 4 && failing < 12) {
      failing += 1
      throw new TypeError('gone')
    }
    return world.send(request)
  }
  const pauses: number[] = []
  const wait = async (ms: number, signal: AbortSignal) => {
    pauses.push(ms)
    signal.throwIfAborted()
  }
  const states: string[] = []
  const jobs = await openPage(world, { store: await newStore(), send, wait })
  jobs.subscribe(() => states.push(`${jobs.get()[0]?.state} ${jobs.get()[0]?.reason}`))
  const id = await jobs.start(SET, OF)
  await jobs.settled()
  expect(jobOf(jobs, id)).toMatchObject({ state: 'done', message: undefined, counts: { done: 12 } })
  expect(states).toContain('paused unreachable')
  // The server answered after the first pause, but nothing came of it.
  expect(pauses.filter(ms => ms > 0)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000])
})

test('a record that crashes the server does not hold up the others', async () => {
  const world = await createWorld(records)
  const send: Send = async request => {
    const text = request.method === 'GET' ? '' : await request.clone().text()
    const isCrash = text.includes('"seen":true') && /"n":5\b/.test(text)
    return isCrash || (request.method === 'PUT' && request.url.endsWith('/r5')) ? refusal(500) : world.send(request)
  }
  const jobs = await openPage(world, { store: await newStore(), send })
  const id = await jobs.start(SET, OF)
  await jobs.settled()
  expect(jobOf(jobs, id)).toMatchObject({ state: 'done', counts: { done: 11, refused: 1 } })
  expect((await itemsOf(jobs, id)).find(({ state }) => state === 'refused')).toMatchObject({
    rid: 'r5',
    problem: { status: 500 },
  })
})

test('who asked for quiet is left alone for that time', async () => {
  const world = await createWorld(records)
  const send: Send = async request => {
    const { status, headers, body } = await world.send(request)
    return new Response(body, { status, headers: { ...Object.fromEntries(headers), backoff: '7' } })
  }
  const pauses: number[] = []
  const wait = async (ms: number) => void pauses.push(ms)
  const client = clientOf(send, 'ann')
  const jobs = await openPage(world, { store: await newStore(), wait, now: Date.now })
  await jobs.connect(undefined)
  await jobs.connect({ server: SERVER, user: world.user, client, maxRequests: 4 })
  await jobs.start(SET, OF)
  await jobs.settled()
  expect(pauses.length).toBeGreaterThanOrEqual(3)
  for (const ms of pauses) expect(Math.abs(ms - 7000)).toBeLessThan(2000)
})

test('signing out stops the jobs and shows them to nobody else', async () => {
  const world = await createWorld(records)
  const store = await newStore()
  let page: Jobs | undefined
  const send = beforeBatch(world.send, 2, async () => page?.connect(undefined))
  const jobs = (page = await openPage(world, { store, send }))
  const id = await jobs.start(SET, OF)
  await jobs.settled()
  expect(jobs.get()).toEqual([])
  await expect(jobs.start(SET, OF)).rejects.toThrow('Signed out')
  await jobs.connect({ server: SERVER, user: 'somebody', client: world.client, maxRequests: 4 })
  expect(jobs.get()).toEqual([])
  expect(await itemsOf(jobs, id)).toEqual([])
  expect(await jobs.undo(id)).toBe(undefined)
  await jobs.connect({ server: SERVER, user: world.user, client: world.client, maxRequests: 4 })
  expect(jobOf(jobs, id)).toMatchObject({ state: 'paused', reason: 'signed-out', counts: { done: 8, todo: 4 } })
  await jobs.resume(id)
  await jobs.settled()
  expect(jobOf(jobs, id).counts.done).toBe(12)
})

test('two tabs see one job, only one runs it, either may stop it, and the other takes it over', async () => {
  const world = await createWorld(records)
  const name = newName()
  const [here, there] = channelPair()
  const second = await openPage(world, { store: await openJobStore({ name }), channel: there })
  const send = beforeBatch(world.send, 2, async () => {
    const [job] = second.get()
    expect(job?.counts.done).toBe(4)
    await second.resume(job?.id ?? '').catch(() => undefined)
    void second.pause(job?.id ?? '')
    await untilJob(second, job?.id ?? '', ({ state }) => state !== 'planning')
  })
  const first = await openPage(world, { store: await openJobStore({ name }), channel: here, send })
  const id = await first.start(SET, OF)
  await first.settled()
  await second.settled()
  expect(jobOf(second, id)).toEqual(jobOf(first, id))
  await second.resume(id)
  await second.settled()
  expect(jobOf(first, id)).toMatchObject({ state: 'done', counts: { done: 12 } })
  await second.forget(id)
  expect(first.get()).toEqual([])
})

test('a second job in the same collection waits for the first, and plans on what that one has written', async () => {
  const world = await createWorld(records)
  const jobs = await openPage(world, { store: await newStore() })
  const first = await jobs.start(SET, OF)
  const second = await jobs.start({ ...SET, operations: [{ type: 'rename', field: 'seen', name: 'found' }] }, OF)
  const waiting = await untilJob(jobs, second, ({ isWaiting }) => isWaiting === true)
  expect(waiting.state).toBe('planning')
  await jobs.settled()
  expect(jobOf(jobs, first).counts.done).toBe(12)
  expect(jobOf(jobs, second)).toMatchObject({ state: 'done', isWaiting: false, counts: { done: 12, same: 0 } })
  expect((await recordsOf(world))['r0']).toEqual({ n: 0, found: true })
})

test('a job that waits can be cancelled', async () => {
  const world = await createWorld(records)
  const jobs = await openPage(world, { store: await newStore() })
  await jobs.start(SET, OF)
  const second = await jobs.start({ type: 'delete', select: { ids: ['r1'] } }, OF)
  await untilJob(jobs, second, ({ isWaiting }) => isWaiting === true)
  await jobs.cancel(second)
  await jobs.settled()
  expect(jobOf(jobs, second)).toMatchObject({ state: 'cancelled', isWaiting: false })
  expect(Object.keys(await recordsOf(world))).toHaveLength(12)
})

test('nothing begins where nothing can be kept', async () => {
  const world = await createWorld(records)
  const store = await newStore()
  const full = new JobStoreError('full')
  const jobs = await openPage(world, { store: { ...store, add: () => Promise.reject(full) } })
  await expect(jobs.start(SET, OF)).rejects.toBe(full)
  expect(jobs.get()).toEqual([])
  expect(await recordsOf(world)).toEqual(records)
})

test('a job whose state cannot be kept any more stops before it sends anything further', async () => {
  const world = await createWorld(records)
  const store = await newStore()
  let isFull = false
  const jobs = await openPage(world, {
    store: { ...store, save: (...args) => (isFull ? Promise.reject(new JobStoreError('full')) : store.save(...args)) },
    send: beforeBatch(world.send, 2, async () => void (isFull = true)),
  })
  const id = await jobs.start(SET, OF)
  await jobs.settled()
  expect(jobOf(jobs, id)).toMatchObject({ state: 'paused', reason: 'storage', message: 'full' })
  expect(Object.values(await recordsOf(world)).filter(({ seen }) => seen)).toHaveLength(8)
  isFull = false
  await jobs.resume(id)
  await jobs.settled()
  expect(jobOf(jobs, id)).toMatchObject({ state: 'done', counts: { done: 12, changed: 0 } })
})

test('a database that another version holds open, or that goes away, is told of', async () => {
  const held = newName()
  const older = await openDB(held, 1)
  const deleting = deleteDB(held)
  const blocked = openJobStore({ name: held })
  older.close()
  await deleting
  ;(await blocked).close()

  const lost = newName()
  const told: unknown[] = []
  const store = await openJobStore({ name: lost, onLost: error => told.push(error) })
  await deleteDB(lost)
  expect(told).toEqual([expect.any(JobStoreError)])
  await expect(store.rows()).rejects.toThrow('deleted')

  const newer = newName()
  ;(await openDB(newer, 99)).close()
  await expect(openJobStore({ name: newer })).rejects.toThrow('newer version')
})

test('a hundred thousand ids cost their own room and no more, whatever the job tells about itself', async () => {
  const world = await createWorld({ '99999': {} })
  const jobs = await openPage(world, { store: await newStore() })
  const ids = Array.from({ length: 100_000 }, (_, n) => String(n))
  let asked = 0
  const send: Send = request => {
    asked += 1
    expect(request.url.length).toBeLessThan(8000)
    return world.send(request)
  }
  await jobs.connect(undefined)
  await jobs.connect({ server: SERVER, user: world.user, client: clientOf(send, 'ann'), maxRequests: 4 })
  const id = await jobs.start({ type: 'delete', select: { ids } }, OF)
  await untilJob(jobs, id, ({ counts }) => counts.total >= 1000)
  await jobs.cancel(id)
  await jobs.settled()
  expect(JSON.stringify(jobOf(jobs, id)).length).toBeLessThan(1000)
  expect(jobOf(jobs, id)).toMatchObject({ expected: 100_000, state: 'cancelled' })
  expect(asked).toBeLessThan(100)
  expect(await world.client.total(RECORDS)).toBe(1)
})
