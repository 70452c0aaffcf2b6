import { unwrap } from 'idb'
import { LOST, explain } from './databaseErrors'
import { openDatabase, STORES } from './database'
import type { Database, Transaction } from './database'
import { SharedState } from './sharedState'
import type { Draft, Storage, View } from './storage'
import { StorageError } from './storage'

/** Calls that run in one transaction at most; it bounds how long one of them waits for the others. */
const MAX_TOGETHER = 200

type Mode = 'readonly' | 'readwrite'

/** `run` does the work and gives what tells its caller the outcome, which must wait until the transaction is done. */
type Job = { mode: Mode; run: () => () => void; fail: (error: unknown) => void }

/**
 * Keeps everything in memory, and in an IndexedDB database that all tabs share. Each read and each write first applies
 * what other tabs have written, in the transaction that holds them off; then the work runs on the memory.
 */
export async function openIndexedDbStorage(options: {
  name: string
  indexedDB?: IDBFactory
}): Promise<Storage & { close(): void }> {
  const storage = new IndexedDbStorage()
  // Not a default of the parameter, so that whoever hands in `undefined` is told that there is none.
  const indexedDB = 'indexedDB' in options ? options.indexedDB : globalThis.indexedDB
  await storage.open(await openDatabase({ name: options.name, indexedDB, onLost: why => storage.lose(why) }))
  return storage
}

class IndexedDbStorage implements Storage {
  #db: Database | undefined
  #lost: string = LOST.byUs
  #shared = new SharedState()
  #jobs: Job[] = []
  #isWorking = false

  async open(db: Database): Promise<void> {
    this.#db = db
    try {
      await this.read(() => undefined)
      if (this.#shared.hasTooManyMarkers) await this.#transact('readwrite', tx => this.#shared.forgetErasures(tx))
    } catch (error) {
      this.close()
      throw error
    }
  }

  read<T>(work: (view: View) => T): Promise<T> {
    return this.#call('readonly', work)
  }

  write<T>(work: (draft: Draft) => T): Promise<T> {
    return this.#call('readwrite', work)
  }

  close(): void {
    this.#db?.close()
    this.lose(LOST.byUs)
  }

  lose(why: string): void {
    this.#lost = why
    this.#db = undefined
  }

  #call<T>(mode: Mode, work: (draft: Draft) => T): Promise<T> {
    return new Promise((resolve, fail) => {
      const { state } = this.#shared
      const run = () => {
        const before = state.changes.length
        try {
          const result = work(state)
          return () => resolve(result)
        } catch (error) {
          state.undo(before)
          return () => fail(error)
        }
      }
      this.#jobs.push({ mode, run, fail })
      void this.#workOff()
    })
  }

  /** One transaction after another, since each works on the same memory; calls that wait together go together. */
  async #workOff(): Promise<void> {
    if (this.#isWorking) return
    this.#isWorking = true
    for (let [first] = this.#jobs; first; [first] = this.#jobs) {
      const { mode } = first
      const end = this.#jobs.findIndex((job, index) => job.mode !== mode || index === MAX_TOGETHER)
      await this.#runTogether(mode, this.#jobs.splice(0, end === -1 ? this.#jobs.length : end))
    }
    this.#isWorking = false
  }

  async #runTogether(mode: Mode, jobs: Job[]): Promise<void> {
    try {
      let outcomes: (() => void)[] = []
      await this.#transact(mode, tx => {
        outcomes = jobs.map(job => job.run())
        this.#shared.save(tx)
      })
      this.#shared.saved()
      for (const tell of outcomes) tell()
    } catch (error) {
      this.#shared.state.undo()
      for (const job of jobs) job.fail(error)
    }
  }

  /** Resolves when the browser says that what `request` asked for is on the disk. */
  async #transact(mode: Mode, request: (tx: Transaction<'readwrite'>) => void): Promise<void> {
    if (!this.#db) throw new StorageError(this.#lost)
    try {
      // Only jobs of mode 'readwrite' are typed so that they can change anything.
      const tx = this.#db.transaction(STORES, mode, { durability: 'strict' }) as Transaction<'readwrite'>
      await finish(tx, async () => {
        await this.#shared.catchUp(tx)
        request(tx)
      })
    } catch (error) {
      throw this.#db ? explain(error) : new StorageError(this.#lost, { cause: error })
    }
  }
}

/** Does the work in a transaction; resolves or rejects when the browser has ended it. */
async function finish(tx: Transaction, work: () => Promise<void>): Promise<void> {
  const plain = unwrap(tx)
  const ended = new Promise<void>((resolve, reject) => {
    plain.addEventListener('complete', () => resolve())
    plain.addEventListener('abort', () => reject(plain.error))
  })
  // `done` rejects before the reason is known; `ended` comes after.
  tx.done.catch(() => undefined)
  let thrown: unknown
  const worked = work().catch(error => {
    thrown = error
    abort(plain)
  })
  await Promise.all([ended, worked]).catch(reason => {
    throw reason ?? thrown ?? new DOMException('Broken off', 'AbortError')
  })
  if (thrown) throw thrown
}

function abort(tx: IDBTransaction): void {
  try {
    tx.abort()
  } catch (error) {
    // A failed request has ended the transaction already.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error
  }
}
