import 'fake-indexeddb/auto'
import { afterAll, expect, test } from 'vitest'
import { createClient } from '~/client/createClient'
import { wait } from '~/lib/wait'
import type { Send } from '~/protocol/send'
import { findKintoVenv, startKinto } from '../../scripts/kinto/startKinto.mjs'
import { findPostgres, startPostgres } from '../../scripts/kinto/startPostgres.mjs'
import type { Task } from './Job'
import { Jobs } from './Jobs'
import { openJobStore } from './jobStore'
import { createLocks } from './locks'
import { jobOf, OF, RECORDS, recordsOf, SERVER, untilJob } from './worldSuite'

/** A job, and the real server's end in the middle of it. */
const CITIES = 200

const stops: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop()
})

/** A server that keeps its address, its data and its accounts while it is ended and started again. */
async function fragileKinto() {
  const postgres = await startPostgres()
  if (!postgres) throw new Error('PostgreSQL is not installed on this machine.')
  stops.push(postgres.stop)
  const start = () => startKinto({ backend: 'postgresql', database: postgres.url })
  let kinto = await start()
  stops.push(() => kinto.stop())
  const send: Send = async request => {
    const { method, headers, signal } = request
    const body = method === 'POST' || method === 'PUT' ? { body: await request.text() } : {}
    return fetch(request.url.replace(SERVER, kinto.url), { method, headers, signal, ...body })
  }
  return {
    send,
    kill: () => kinto.stop(),
    restart: async () => {
      kinto = await start()
    },
  }
}

test.skipIf(!findKintoVenv() || !findPostgres())(
  'a job goes on where a killed server broke it off, and undoing puts every record back as it was',
  async () => {
    const kinto = await fragileKinto()
    const authorization = `Basic ${btoa('ann:pw')}`
    const client = createClient({ server: SERVER, send: kinto.send, authorization })
    await client.create('/buckets/b', { data: {} })
    const schema = { type: 'object', properties: { name: { type: 'string' } } }
    await client.create('/buckets/b/collections/c', { data: { schema } })
    const ids = Array.from({ length: CITIES }, (_, n) => (n % 3 ? `city-${n}` : String(n)))
    const made = await client.batch(
      ids.map((id, n) => ({
        method: 'PUT',
        uri: `${RECORDS}/${id}`,
        body: { data: { name: `City ${n}`, country: n % 4 ? 'NO' : 'SE', geo: { lat: n / 7, tags: [null, 1.5] } } },
        ifNoneMatch: '*',
      })),
      { maxRequests: 25 },
    )
    expect(made.every(result => result.ok)).toBe(true)
    const before = await recordsOf({ client })

    let batches = 0
    let isDown: Promise<void> | undefined
    // The job's third batch finds the server killed while it works on it.
    const send: Send = request => {
      const answer = kinto.send(request)
      if (request.url.endsWith('/batch') && (batches += 1) === 3) isDown = kinto.kill()
      return answer
    }
    const { user, settings } = await client.root()
    const errors: unknown[] = []
    const jobs = new Jobs({
      store: await openJobStore({ name: 'conformance' }),
      locks: createLocks(),
      channel: { post: () => undefined, listen: () => undefined },
      now: Date.now,
      wait,
      onWritten: () => undefined,
      onRest: () => undefined,
      onError: error => errors.push(error),
    })
    const shaky = createClient({ server: SERVER, send, authorization, retries: 0 })
    const maxRequests = settings.batch_max_requests
    await jobs.connect({ server: SERVER, user: user?.id ?? '', client: shaky, maxRequests })

    const task: Task = {
      type: 'change',
      select: { query: { filters: [['country', 'NO']] }, except: ['city-1'] },
      operations: [
        { type: 'set', field: 'geo.zone', value: 'north' },
        { type: 'unset', field: 'name' },
      ],
    }
    const id = await jobs.start(task, OF)
    const { counts } = await untilJob(jobs, id, ({ reason }) => reason === 'unreachable')
    expect(counts.done).toBeGreaterThan(0)
    expect(counts.todo).toBeGreaterThan(0)
    await isDown
    await kinto.restart()
    await jobs.resume(id)
    await jobs.settled()
    const concerned = Object.keys(before).filter(rid => before[rid]?.country === 'NO' && rid !== 'city-1')
    const all = concerned.length
    expect(jobOf(jobs, id)).toMatchObject({ state: 'done', counts: { total: all, done: all, todo: 0 } })
    const after = await recordsOf({ client })
    for (const [rid, data] of Object.entries(after)) {
      const { name, ...rest } = before[rid] ?? {}
      const changed = { ...rest, geo: { ...Object(rest.geo), zone: 'north' } }
      expect(data).toEqual(concerned.includes(rid) ? changed : { name, ...rest })
    }

    const undo = (await jobs.undo(id)) ?? ''
    await jobs.settled()
    expect(jobOf(jobs, undo)).toMatchObject({ state: 'done', counts: { total: all, done: all } })
    expect(await recordsOf({ client })).toEqual(before)
    // Each record was written by its making, by the job and by its undoing, and never twice by either.
    const writes = new Map<unknown, number>()
    const history = '/buckets/b/history'
    for (let page = await client.list(history, { filters: [['resource_name', 'record']] }); ;) {
      for (const { uri } of page.rows) writes.set(uri, (writes.get(uri) ?? 0) + 1)
      if (page.next === undefined) break
      page = await client.page(page.next)
    }
    expect(ids.map(rid => writes.get(`${RECORDS}/${rid}`))).toEqual(ids.map(rid => (concerned.includes(rid) ? 3 : 1)))

    // Ids that look like numbers are named as texts.
    const select = { ids: ['0', '3', 'city-1', 'absent'] }
    const removal = await jobs.start({ type: 'delete', select }, OF)
    await jobs.settled()
    expect(jobOf(jobs, removal).counts).toMatchObject({ total: 4, done: 3, gone: 1 })
    await jobs.undo(removal)
    await jobs.settled()
    expect(await recordsOf({ client })).toEqual(before)
    expect(errors).toEqual([])
  },
)
