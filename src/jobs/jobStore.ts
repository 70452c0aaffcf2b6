import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { explainStoreError, JobStoreError, STORE_LOST } from './jobStoreErrors'
import type { Job, JobItem, Task } from './Job'

/** A job, and what only running it needs. */
export type JobRow = {
  job: Job
  /** The first chunk that may hold something to do. */
  cursor: number
  chunks: number
  /** Of its items, roughly, as JSON. */
  size: number
  /** Where it goes on. replanning: what was refused or changed is aimed at what is there now. */
  phase: 'planning' | 'replanning' | 'writing'
}

/** Some items of a job that are sent together, and kept together: one small write for each batch. */
export type Chunk = { number: number; items: JobItem[] }

/**
 * Where jobs are kept, for all servers and users of this browser.
 * Errors: JobStoreError; nothing was kept then.
 */
export type JobStore = {
  rows(): Promise<JobRow[]>
  row(id: string): Promise<JobRow | undefined>
  task(id: string): Promise<Task | undefined>
  add(row: JobRow, task: Task): Promise<void>
  /** All or nothing. `strict`: it is on the disk then, also should the machine fail. */
  save(row: JobRow, chunks?: readonly Chunk[], durability?: 'strict' | 'relaxed'): Promise<void>
  items(id: string, chunk: number): Promise<JobItem[]>
  /** Forgets the items of a plan that was broken off. */
  clear(id: string): Promise<void>
  /** With all that belongs to them. */
  forget(ids: readonly string[]): Promise<void>
  close(): void
}

interface Schema extends DBSchema {
  jobs: { key: string; value: JobRow }
  /** Apart, as they are large and never change. */
  tasks: { key: string; value: Task }
  items: { key: [job: string, chunk: number]; value: JobItem[] }
}

export const DATABASE = 'kinto-studio-jobs'
/** Raise it with every change of the stores, and convert what is there in `upgrade`. */
const VERSION = 1
const STORES = ['jobs', 'tasks', 'items'] as const

type Db = IDBPDatabase<Schema>

type Options = {
  name?: string
  /** The browser has taken the database away. */
  onLost?: (error: JobStoreError) => void
}

/** Errors: JobStoreError. */
export async function openJobStore({ name = DATABASE, onLost }: Options = {}): Promise<JobStore> {
  const state: State = { db: undefined, lost: undefined }
  const lose = (text: string) => {
    state.db?.close()
    state.lost ??= new JobStoreError(text)
    onLost?.(state.lost)
  }
  let refuse: (error: unknown) => void = () => undefined
  const isBlocked = new Promise<never>((_, reject) => (refuse = reject))
  const giveUp = (opening: Promise<Db>) => {
    refuse(new JobStoreError(STORE_LOST.blocked))
    // The other tab may let go later: then nobody shall wait for this connection.
    void opening.then(
      db => db.close(),
      () => undefined,
    )
  }
  try {
    if (typeof indexedDB === 'undefined') throw new JobStoreError(STORE_LOST.unavailable)
    const opening: Promise<Db> = openDB<Schema>(name, VERSION, {
      upgrade: db => STORES.forEach(store => db.createObjectStore(store)),
      blocked: () => giveUp(opening),
      blocking: (_, newVersion) => lose(newVersion === null ? STORE_LOST.deleted : STORE_LOST.upgraded),
      terminated: () => lose(STORE_LOST.closed),
    })
    state.db = await Promise.race([opening, isBlocked])
  } catch (error) {
    throw explainStoreError(error)
  }
  return storeOn(state)
}

type State = { db: Db | undefined; lost: JobStoreError | undefined }

const allItemsOf = (id: string) => IDBKeyRange.bound([id], [id, []])

function storeOn(state: State): JobStore {
  /** Errors as people can read them. */
  async function using<T>(work: (db: Db) => Promise<T>): Promise<T> {
    try {
      if (!state.db || state.lost) throw state.lost ?? new JobStoreError(STORE_LOST.closed)
      return await work(state.db)
    } catch (error) {
      throw explainStoreError(error)
    }
  }
  return {
    rows: () => using(db => db.getAll('jobs')),
    row: id => using(db => db.get('jobs', id)),
    task: id => using(db => db.get('tasks', id)),
    add: (row, task) => using(db => addJob(db, row, task)),
    save: (row, chunks = [], durability = 'relaxed') => using(db => saveJob(db, row, chunks, durability)),
    items: (id, chunk) => using(async db => (await db.get('items', [id, chunk])) ?? []),
    clear: id => using(db => db.delete('items', allItemsOf(id))),
    forget: ids => using(db => forgetJobs(db, ids)),
    close: () => state.db?.close(),
  }
}

async function addJob(db: Db, row: JobRow, task: Task) {
  const tx = db.transaction(['jobs', 'tasks'], 'readwrite', { durability: 'strict' })
  const added = [tx.objectStore('jobs').add(row, row.job.id), tx.objectStore('tasks').add(task, row.job.id)]
  await Promise.all([...added, tx.done])
}

async function saveJob(db: Db, row: JobRow, chunks: readonly Chunk[], durability: 'strict' | 'relaxed') {
  const { id } = row.job
  const tx = db.transaction(['jobs', 'items'], 'readwrite', { durability })
  const puts = chunks.map(({ number, items }) => tx.objectStore('items').put(items, [id, number]))
  await Promise.all([tx.objectStore('jobs').put(row, id), ...puts, tx.done])
}

async function forgetJobs(db: Db, ids: readonly string[]) {
  const tx = db.transaction(STORES, 'readwrite')
  const gone = ids.flatMap(id => [
    tx.objectStore('jobs').delete(id),
    tx.objectStore('tasks').delete(id),
    tx.objectStore('items').delete(allItemsOf(id)),
  ])
  await Promise.all([...gone, tx.done])
}
