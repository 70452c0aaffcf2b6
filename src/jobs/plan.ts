import { aimAgain, aimChange, aimDelete, aimEdit, aimRestore, aimUndo, type Aim } from './aim'
import { NO_COUNTS, withItems } from './counts'
import type { JobItem, RecordEdit, Selection, Stored, Task } from './Job'
import type { Chunk } from './jobStore'
import { partsOf, readIds, readSelection, type Read } from './readRecords'
import { keep, put, type JobRun } from './JobRun'

/** Characters of JSON in one chunk, which becomes one request. */
const MOST_SIZE = 4_000_000
/** A chunk also keeps what needs no request. */
const MOST_ITEMS = 500
/** Milliseconds at a stretch; then the page has its turn. */
const SLICE = 15

/**
 * Reads the records and keeps what shall be written. Nothing is written to the server: a plan that was broken off is
 * made anew. Errors: KintoError, JobStoreError, the Halt.
 */
export async function plan(run: JobRun, task: Task) {
  await run.store.clear(run.row.job.id)
  await keep(run, { chunks: 0, cursor: 0, size: 0, job: { counts: NO_COUNTS } })
  const filler = new ChunkFiller(run.maxRequests)
  for await (const items of plannedItems(run, task)) {
    run.signal.throwIfAborted()
    const chunks = items.flatMap(item => filler.add(item))
    if (chunks.length > 0) await keepChunks(run, chunks)
  }
  await keepChunks(run, filler.rest())
  // From here on the receipts must be there whatever happens to this machine.
  await keep(run, { phase: 'writing', job: { state: 'running' } }, 'strict')
}

async function keepChunks(run: JobRun, chunks: readonly SizedChunk[]) {
  const { counts } = run.row.job
  for (const { number, items } of chunks) run.unsaved.set(number, items)
  await keep(run, {
    chunks: run.row.chunks + chunks.length,
    size: chunks.reduce((sum, chunk) => sum + chunk.size, run.row.size),
    job: { counts: chunks.reduce((sum, { items }) => withItems(sum, items), counts) },
  })
}

type SizedChunk = Chunk & { size: number }

class ChunkFiller {
  readonly #most: number
  #next = 0
  #items: JobItem[] = []
  #todo = 0
  #size = 0

  constructor(most: number) {
    this.#most = most
  }

  /** The chunk that is full now, if one is. */
  add(item: JobItem): SizedChunk[] {
    this.#items.push(item)
    this.#size += item.before || item.after ? JSON.stringify([item.before, item.after]).length : item.rid.length
    if (item.state === 'todo') this.#todo += 1
    const isFull = this.#todo >= this.#most || this.#items.length >= MOST_ITEMS || this.#size > MOST_SIZE
    return isFull ? this.rest() : []
  }

  rest(): SizedChunk[] {
    if (this.#items.length === 0) return []
    const chunk = { number: this.#next, items: this.#items, size: this.#size }
    this.#next += 1
    this.#items = []
    this.#todo = 0
    this.#size = 0
    return [chunk]
  }
}

async function* plannedItems(run: JobRun, task: Task): AsyncGenerator<JobItem[]> {
  switch (task.type) {
    case 'change':
      return yield* selected(run, task.select, aimChange(task.operations))
    case 'delete':
      return yield* selected(run, task.select, aimDelete)
    case 'edits': {
      const edits = editsOf(task.edits)
      return yield* selected(run, { ids: [...edits.keys()] }, (rid, present) => aimEditOf(edits, rid, present, false))
    }
    case 'restore':
      return yield task.records.map(({ rid, data }) => aimRestore(rid, data))
    case 'undo':
      return yield* receipts(run, task.job)
  }
}

async function* selected(run: JobRun, select: Selection, aim: Aim): AsyncGenerator<JobItem[]> {
  for await (const reads of readSelection(run, select))
    yield aimAll(run, reads, ({ rid, present }) => aim(rid, present))
}

async function* receipts(run: JobRun, id: string): AsyncGenerator<JobItem[]> {
  const other = await run.store.row(id)
  for (let number = 0; number < (other?.chunks ?? 0); number++) {
    const items = await run.store.items(id, number)
    yield items.filter(({ state }) => state === 'done').map(aimUndo)
  }
}

/** An operation may take some milliseconds for one record. */
async function aimAll(run: JobRun, reads: readonly Read[], aim: (read: Read) => JobItem): Promise<JobItem[]> {
  const items: JobItem[] = []
  let start = run.now()
  for (const read of reads) {
    items.push(aim(read))
    if (run.now() - start < SLICE) continue
    await run.wait(0, run.signal)
    start = run.now()
  }
  return items
}

/** One record, one write: cells that were handed over apart belong together. */
function editsOf(edits: readonly RecordEdit[]): Map<string, RecordEdit> {
  const byId = new Map<string, RecordEdit>()
  for (const edit of edits) {
    const known = byId.get(edit.rid)
    byId.set(edit.rid, known ? { ...known, cells: [...known.cells, ...edit.cells] } : edit)
  }
  return byId
}

function aimEditOf(edits: Map<string, RecordEdit>, rid: string, present: Stored | undefined, isForced: boolean) {
  const { lastModified = 0, cells = [] } = edits.get(rid) ?? {}
  return aimEdit({ rid, lastModified, cells }, isForced, present)
}

/**
 * Aims what was refused, or changed by others, at what is there now; what is done stays done.
 * Errors: KintoError, JobStoreError, the Halt.
 */
export async function replan(run: JobRun, task: Task) {
  const aim = aimOfRetry(task)
  while (run.row.cursor < run.row.chunks) {
    run.signal.throwIfAborted()
    const number = run.row.cursor
    const items = await run.store.items(run.row.job.id, number)
    const again = items.filter(({ state }) => state === 'refused' || state === 'changed')
    if (again.length > 0) {
      const present = new Map<string, Stored | undefined>()
      for (const ids of partsOf(again.map(({ rid }) => rid)))
        for (const read of await readIds(run, ids)) present.set(read.rid, read.present)
      put(
        run,
        number,
        items,
        items.map(item => (present.has(item.rid) ? aim(item, present.get(item.rid)) : item)),
      )
    }
    await keep(run, { cursor: number + 1 })
  }
  await keep(run, { phase: 'writing', cursor: 0, job: { state: 'running' } }, 'strict')
}

function aimOfRetry(task: Task): (item: JobItem, present: Stored | undefined) => JobItem {
  if (task.type === 'change') {
    const aim = aimChange(task.operations)
    return ({ rid }, present) => aim(rid, present)
  }
  if (task.type !== 'edits') return aimAgain
  const edits = editsOf(task.edits)
  return ({ rid }, present) => aimEditOf(edits, rid, present, true)
}
