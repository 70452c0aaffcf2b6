import type { BatchResult } from '~/client/BatchItem'
import { KintoError } from '~/protocol/KintoError'
import type { JobItem } from './Job'
import { keep, put, rest, TroubleError, type JobRun } from './JobRun'
import { requestFor, settleLookUp, settleWrite, troubleOf, type Settled, type Trouble } from './settle'

/** Milliseconds: a server that asks for more quiet is asked again all the same. */
const LONGEST_QUIET = 60_000
/** After that often without an outcome a record goes alone, so that it cannot hold up the others. */
const TRIES_TOGETHER = 2

/**
 * Sends what is to be written, a chunk at a time. Before a request leaves, its items are kept as `sent`; those found as
 * `sent` are looked up first. Errors: TroubleError, JobStoreError, the Halt. What is known by then is in `run.unsaved`.
 */
export async function writeAll(run: JobRun) {
  while (run.row.cursor < run.row.chunks) {
    await writeChunk(run, run.row.cursor)
    run.row = { ...run.row, cursor: run.row.cursor + 1 }
  }
}

async function writeChunk(run: JobRun, number: number) {
  let items = await run.store.items(run.row.job.id, number)
  for (;;) {
    run.signal.throwIfAborted()
    if (items.some(({ state }) => state === 'sent')) items = await lookUp(run, number, items)
    const batch = nextBatch(items, run.maxRequests)
    if (batch.size === 0) return
    const quiet = run.client.quietUntil() - run.now()
    if (quiet > 0) await rest(run, Math.min(quiet, LONGEST_QUIET))
    items = await send(run, number, items, batch)
  }
}

/** The places of the items that go next. */
function nextBatch(items: readonly JobItem[], most: number): Set<number> {
  const todo = items.flatMap((item, index) => (item.state === 'todo' ? [index] : []))
  const together = todo.filter(index => (items[index]?.tries ?? 0) < TRIES_TOGETHER)
  return new Set(together.length > 0 ? together.slice(0, Math.max(1, most)) : todo.slice(0, 1))
}

async function send(run: JobRun, number: number, before: JobItem[], batch: Set<number>): Promise<JobItem[]> {
  const sent = before.map((item, index): JobItem => (batch.has(index) ? { ...item, state: 'sent' } : item))
  put(run, number, before, sent)
  await keep(run)
  const requests = sent.filter((_, index) => batch.has(index)).map(item => requestFor(item, run.listUri))
  // Never broken off from here: what left must come home.
  const results = await run.client.batch(requests, { maxRequests: run.maxRequests })
  const stranger = await strangerIn(run, results)
  const after = settleAll(run, number, sent, results, (item, result) =>
    stranger ? { item: { ...item, state: 'todo' }, trouble: stranger } : settleWrite(item, result),
  )
  for (const { rid, state, lastModified } of after.filter((_, index) => batch.has(index)))
    if (state === 'done' && lastModified !== undefined)
      run.onWritten(`${run.listUri}/${encodeURIComponent(rid)}`, lastModified)
  return after
}

async function lookUp(run: JobRun, number: number, before: JobItem[]): Promise<JobItem[]> {
  const sent = before.filter(({ state }) => state === 'sent')
  const requests = sent.map(({ rid }) => ({ method: 'GET', uri: `${run.listUri}/${encodeURIComponent(rid)}` }) as const)
  const results = await run.client.batch(requests, { maxRequests: run.maxRequests, signal: run.signal })
  return settleAll(run, number, before, results, settleLookUp)
}

/** Gives the items that are `sent` their results, in order. Errors: TroubleError, when all has been noted. */
function settleAll(
  run: JobRun,
  number: number,
  before: JobItem[],
  results: readonly BatchResult[],
  settle: (item: JobItem, result: BatchResult) => Settled,
): JobItem[] {
  const left = [...results]
  let trouble: Trouble | undefined
  const after = before.map(item => {
    const result = item.state === 'sent' ? left.shift() : undefined
    if (!result) return item
    const settled = settle(item, result)
    trouble ??= settled.trouble
    return settled.item
  })
  put(run, number, before, after)
  run.publish(run.row.job)
  if (trouble) throw new TroubleError(trouble)
  return after
}

/**
 * When everything is forbidden the session may have ended: with basicauth also on, Kinto takes an old password for a
 * stranger's (kinto-protocol 23.20). Then nothing is wrong with the records.
 */
async function strangerIn(run: JobRun, results: readonly BatchResult[]): Promise<Trouble | undefined> {
  const errors = results.flatMap(result => (result.ok ? [] : [result.error]))
  const [first] = errors
  if (!first || errors.length < results.length || errors.some(({ status }) => status !== 403)) return undefined
  try {
    const { user } = await run.client.root({ signal: run.signal })
    return (user?.id ?? '') === run.row.job.user ? undefined : { reason: 'signed-out', message: first.message }
  } catch (error) {
    if (error instanceof KintoError) return troubleOf(error) ?? { reason: 'unreachable', message: error.message }
    // A Halt: the items stay `sent` and are looked up when the job goes on.
    run.signal.throwIfAborted()
    throw error
  }
}
