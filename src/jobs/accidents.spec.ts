import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import type { Send } from '~/protocol/send'
import { isEnded, type Task } from './Job'
import type { Jobs } from './Jobs'
import { openJobStore, type JobStore } from './jobStore'
import { JobStoreError } from './jobStoreErrors'
import {
  createWorld,
  itemsOf,
  jobOf,
  OF,
  openPage,
  RECORDS,
  recordsOf,
  untilJob,
  writesOf,
  type World,
} from './worldSuite'

/**
 * What befalls the page when it is about to ask the server or the store for something. `die`: the page is closed;
 * `cut`: the connection breaks, or the store refuses. Before the other side did what was asked, or after, when only the
 * answer is lost.
 */
type Accident = 'die-before' | 'die-after' | 'cut-before' | 'cut-after' | 'pause'

/** By the number of the request or write to the store, counted over all pages. */
type Fate = { accidents: Map<number, Accident>; steps: number }

type Page = { jobs: Jobs; isDead: () => boolean; errors: unknown[] }

let databases = 0

async function livePage(world: World, name: string, fate: Fate, onBatch: () => Promise<void>): Promise<Page> {
  let isDead = false
  const live = () => {
    if (isDead) throw new Error('This page is closed.')
  }
  async function step<T>(cut: () => Error, work: () => Promise<T>): Promise<T> {
    live()
    const accident = fate.accidents.get((fate.steps += 1))
    if (accident === 'die-before') isDead = true
    if (accident === 'pause') void pauseAll()
    live()
    if (accident === 'cut-before') throw cut()
    const result = await work()
    if (accident === 'die-after') isDead = true
    live()
    if (accident === 'cut-after') throw cut()
    return result
  }
  const send: Send = request =>
    step(
      () => new TypeError('cut'),
      async () => {
        if (request.method === 'POST') await onBatch()
        return world.send(request)
      },
    )
  const store = await openJobStore({ name })
  const full = () => new JobStoreError('full')
  const frail: JobStore = {
    ...store,
    save: (...args) => step(full, () => store.save(...args)),
    clear: id => step(full, () => store.clear(id)),
    close: () => undefined,
  }
  const errors: unknown[] = []
  const wait = async (_: number, signal: AbortSignal) => {
    live()
    signal.throwIfAborted()
  }
  const jobs = await openPage(world, { store: frail, send, errors, wait })
  const pauseAll = () => Promise.all(jobs.get().map(({ id }) => jobs.pause(id)))
  return { jobs, isDead: () => isDead, errors }
}

/** One page after the other until the job has ended. */
async function liveOn(
  open: () => Promise<Page>,
  begin: (jobs: Jobs) => Promise<string>,
): Promise<{ page: Page; id: string }> {
  let page = await open()
  const id = await begin(page.jobs)
  for (let lives = 0; ; lives++) {
    await page.jobs.settled()
    if (!page.isDead()) expect(page.errors.filter(error => !(error instanceof JobStoreError))).toEqual([])
    if (lives > 60) throw new Error('This job never ends.')
    if (page.isDead()) page = await open()
    const job = await untilJob(page.jobs, id, ({ state }) => state !== 'planning' && state !== 'running')
    if (isEnded(job)) return { page, id }
    await page.jobs.resume(id)
  }
}

const records: Record<string, JsonObject> = Object.fromEntries(
  Array.from({ length: 11 }, (_, n) => [`r${n}`, { n, tags: ['a'] }]),
)

const tasks: Record<string, Task> = {
  change: {
    type: 'change',
    select: { query: {}, except: [] },
    operations: [{ type: 'set', field: 'tags', value: ['b'] }],
  },
  delete: { type: 'delete', select: { ids: Object.keys(records) } },
  restore: {
    type: 'restore',
    records: Array.from({ length: 9 }, (_, n) => ({ rid: `new${n}`, data: { n, last_modified: 5 } })),
  },
}

const accident = fc.constantFrom<Accident>('die-before', 'die-after', 'cut-before', 'cut-after', 'pause')
const accidents = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), accident), { maxLength: 12 })

test('whatever breaks in between, every record is as it was or as it shall be, as the job says, written once, and undone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('change', 'delete', 'restore'),
      accidents,
      accidents,
      fc.option(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.nat(10))),
      async (type, first, second, intrusion) => {
        const world = await createWorld(records)
        const before = await recordsOf(world)
        const name = `accidents-${++databases}`
        let batches = 0
        let touched: string | undefined
        const intrude = async () => {
          batches += 1
          if (!intrusion || batches !== intrusion[0] || type === 'restore') return
          const rid = `r${intrusion[1]}`
          const found = (await world.client.list(RECORDS)).rows.length > 0 && (await recordsOf(world))[rid]
          if (!found) return
          touched = rid
          await world.client.patch(`${RECORDS}/${rid}`, { data: { theirs: true } }, await versionOf(world, rid))
        }
        const fate: Fate = { accidents: new Map(first), steps: 0 }
        const { page, id } = await liveOn(
          () => livePage(world, name, fate, intrude),
          jobs => jobs.start(tasks[type] ?? fail(type), OF),
        )
        const after = await recordsOf(world)
        const writes = await writesOf(world)
        const items = await itemsOf(page.jobs, id)
        expect(jobOf(page.jobs, id).counts).toMatchObject({ total: items.length, todo: 0, refused: 0, same: 0 })
        expect(new Set(items.map(({ rid }) => rid)).size).toBe(type === 'restore' ? 9 : 11)
        for (const { rid, state, after: wanted } of items) {
          if (rid !== touched) expect(state).toBe('done')
          if (rid !== touched) expect(after[rid]).toEqual(wanted && withoutId(wanted))
          const own = (writes[rid] ?? 0) - (before[rid] ? 1 : 0) - (rid === touched ? 1 : 0)
          // Our write may lie below theirs, if its answer was lost and they wrote before it was looked up.
          expect([rid, own]).toEqual([rid, state === 'changed' ? expect.toBeOneOf([0, 1]) : state === 'done' ? 1 : 0])
        }

        const fateOfUndo: Fate = { accidents: new Map(second), steps: 0 }
        const undone = await liveOn(
          () => livePage(world, name, fateOfUndo, async () => undefined),
          async jobs => (await ignoringLoss(() => jobs.undo(id))) ?? (await idOfUndo(jobs)),
        )
        expect(jobOf(undone.page.jobs, undone.id).counts).toMatchObject({ todo: 0, refused: 0, gone: 0 })
        const restored = await recordsOf(world)
        if (touched !== undefined) expect(restored[touched]).toEqual(after[touched])
        expect({ ...restored, ...pick(before, touched) }).toEqual(before)
      },
    ),
    { numRuns: Number(process.env['JOB_ACCIDENTS'] ?? 60) },
  )
})

const fail = (what: string) => {
  throw new Error(what)
}

const versionOf = async (world: World, rid: string) =>
  (await world.client.object(`${RECORDS}/${rid}`)).data.last_modified

const withoutId = ({ id: _, ...data }: JsonObject) => data

const pick = (all: Record<string, JsonObject>, rid: string | undefined) =>
  rid === undefined ? {} : { [rid]: all[rid] }

/** The page may have died in the very moment in which it noted who undoes the job. */
async function ignoringLoss<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch {
    return undefined
  }
}

async function idOfUndo(jobs: Jobs): Promise<string> {
  const undo = jobs.get().find(({ task }) => task.type === 'undo')
  return undo?.id ?? fail('Nobody undoes it.')
}
