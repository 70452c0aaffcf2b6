import type { KintoClient } from '~/client/KintoClient'
import { childrenUri, uriOf } from '~/protocol/ref'
import { isEnded, type Job } from './Job'
import type { JobRow, JobStore } from './jobStore'
import { Halt, type JobRun } from './JobRun'
import { withLock, type Locks } from './locks'
import { runJob } from './run'

/** Who works where. */
export type Connection = { server: string; user: string; client: KintoClient; maxRequests: number }

export type DriveDeps = {
  store: JobStore
  locks: Locks
  /** Milliseconds since 1970. */
  now: () => number
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Of a record that a job has just written. */
  onWritten: (uri: string, lastModified: number) => void
  /** A job came to an end or stands still: lists of its collection may be old. */
  onRest: (job: Job) => void
  /** What nobody foresaw. */
  onError: (error: unknown) => void
}

export const lockOf = (id: string) => `kinto-studio:job:${id}`

type Drive = { stop: AbortController; run?: JobRun; ended: Promise<void> }

/** The jobs that run in this page. */
export class Drives {
  readonly #deps: DriveDeps
  readonly #publish: (job: Job) => void
  #byId = new Map<string, Drive>()

  constructor(deps: DriveDeps, publish: (job: Job) => void) {
    this.#deps = deps
    this.#publish = publish
  }

  has = (id: string) => this.#byId.has(id)

  start(id: string, connection: Connection) {
    if (this.#byId.has(id)) return
    const drive: Drive = { stop: new AbortController(), ended: Promise.resolve() }
    this.#byId.set(id, drive)
    drive.ended = this.#drive(id, drive, connection)
      .catch(error => {
        if (!(error instanceof Halt)) this.#deps.onError(error)
      })
      .finally(() => this.#byId.delete(id))
  }

  /** As soon as the request that is under way has been answered. Undefined where it does not run here. */
  stop(id: string, halt: Halt): Promise<void> | undefined {
    const drive = this.#byId.get(id)
    drive?.stop.abort(halt)
    return drive?.ended
  }

  stopAll(halt: Halt) {
    for (const { stop } of this.#byId.values()) stop.abort(halt)
  }

  /** Resolves when it has stopped, if it was told to. */
  whenStopped(id: string): Promise<void> | undefined {
    const drive = this.#byId.get(id)
    return drive?.stop.signal.aborted ? drive.ended : undefined
  }

  /** Whoever waits for a server asks it at once. */
  nudge(id?: string) {
    for (const [key, { run }] of this.#byId) if (id === undefined || id === key) run?.nudge.abort()
  }

  async settled(): Promise<void> {
    while (this.#byId.size > 0) await Promise.all([...this.#byId.values()].map(({ ended }) => ended))
  }

  /** Only one page holds the lock of a job, and only one job that of its collection. */
  #drive(id: string, drive: Drive, connection: Connection): Promise<void> {
    const { store, locks, onRest } = this.#deps
    const { signal } = drive.stop
    return withLock(locks, lockOf(id), { signal, onWait: () => undefined }, async () => {
      const [row, task] = [await store.row(id), await store.task(id)]
      if (!row || !task) return
      if (isEnded(row.job)) return this.#publish(row.job)
      const run = this.#runOf(row, signal, connection)
      drive.run = run
      const name = `kinto-studio:${row.job.server}${uriOf(row.job.of)}`
      const onWait = () => this.#publish({ ...run.row.job, state: 'planning', reason: undefined, isWaiting: true })
      try {
        await withLock(locks, name, { signal, onWait }, () => runJob(run, task))
      } catch (error) {
        if (!(error instanceof Halt)) throw error
        await this.halt(row, error)
      } finally {
        onRest(run.row.job)
      }
    })
  }

  #runOf(row: JobRow, signal: AbortSignal, { client, maxRequests }: Connection): JobRun {
    const { store, now, wait, onWritten } = this.#deps
    const listUri = childrenUri(row.job.of, 'record')
    const publish = this.#publish
    const nudge = new AbortController()
    return {
      store,
      client,
      maxRequests,
      now,
      wait,
      publish,
      onWritten,
      row,
      listUri,
      signal,
      unsaved: new Map(),
      nudge,
    }
  }

  /** A job that is not under way: whoever asks holds its lock. */
  async halt(row: JobRow, { state, reason }: Halt) {
    const endedAt = state === 'cancelled' ? this.#deps.now() : undefined
    const job: Job = { ...row.job, state, reason, endedAt, isWaiting: false }
    try {
      await this.#deps.store.save({ ...row, job })
    } finally {
      // Nobody runs it, whether that could be kept or not.
      this.#publish(job)
    }
  }
}
