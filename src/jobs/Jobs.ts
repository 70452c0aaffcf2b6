import { newId } from '~/lib/newId'
import type { CollectionRef } from '~/protocol/ref'
import type { Channel, Message } from './channel'
import { Drives, lockOf, type Connection, type DriveDeps } from './Drives'
import { jobsToForget } from './forgetOld'
import { canRetry, canUndo, isEnded, type ItemState, type Job, type JobItem, type Task } from './Job'
import { Halt } from './JobRun'
import type { JobRow } from './jobStore'
import { KnownJobs } from './KnownJobs'
import { newJob } from './newJob'

/** `channel`: to the other tabs of this browser. */
export type JobsDeps = DriveDeps & { channel: Channel }

/** In the hands of a page, also while that waits for the server. */
const isHeld = ({ state, reason }: Job) =>
  state === 'planning' || state === 'running' || (state === 'paused' && reason === 'unreachable')

/** The jobs of one person on one server: those that run in this page, and the others as far as this browser knows them. */
export class Jobs {
  readonly #deps: JobsDeps
  readonly #known = new KnownJobs()
  readonly #drives: Drives
  #connection: Connection | undefined
  #watched = new Set<string>()
  #leave = new AbortController()

  constructor(deps: JobsDeps) {
    this.#deps = deps
    this.#drives = new Drives(deps, job => this.#publish(job))
    deps.channel.listen(message => this.#hear(message))
  }

  get = this.#known.get
  subscribe = this.#known.subscribe

  /** Another person, another server or nobody: the jobs that ran for the one before stop as soon as they can. */
  async connect(connection: Connection | undefined): Promise<void> {
    const before = this.#connection
    this.#connection = connection
    if (before && before.server === connection?.server && before.user === connection.user) return
    this.#drives.stopAll(new Halt('paused', 'signed-out'))
    this.#leave.abort()
    this.#leave = new AbortController()
    this.#watched.clear()
    this.#known.clear()
    if (!connection) return
    const rows = await this.#deps.store.rows()
    if (this.#connection !== connection) return
    const ours = rows.flatMap(({ job }) => (this.#isOurs(job) ? [job] : []))
    for (const job of ours) this.#known.learn(job)
    for (const job of ours) if (isHeld(job)) void this.#watch(job.id)
    await this.#forgetOld(rows)
  }

  /** Errors: JobStoreError; then nothing has begun. */
  async start(task: Task, of: CollectionRef): Promise<string> {
    const { server, user } = this.#connected()
    const id = newId()
    const job = newJob(task, of, { id, server, user, createdAt: this.#deps.now() })
    await this.#forgetOld(await this.#deps.store.rows())
    await this.#deps.store.add({ job, cursor: 0, chunks: 0, size: 0, phase: 'planning' }, task)
    this.#drive(job)
    return id
  }

  /** After the request that is under way. */
  pause = (id: string) => this.#stop(id, new Halt('paused'))

  /** Goes on, or asks at once a server that did not answer. */
  async resume(id: string): Promise<void> {
    await this.#drives.whenStopped(id)
    if (this.#drives.has(id)) return this.#drives.nudge(id)
    const row = await this.#rowOf(id)
    if (!row) return
    // It may have come to its end elsewhere, or without this page having been told that it was kept.
    if (isEnded(row.job)) this.#publish(row.job)
    else this.#drives.start(id, this.#connected())
  }

  /** There may be a connection again: whoever waits for the server asks at once. */
  nudge = () => this.#drives.nudge()

  /** What was not sent is left as it is. */
  cancel = (id: string) => this.#stop(id, new Halt('cancelled'))

  /** What was refused, changed by others or left out is done on top of what is there now. Errors: JobStoreError. */
  async retry(id: string): Promise<void> {
    await this.#alone(id, async row => {
      if (!canRetry(row.job) || this.#drives.has(id)) return
      const phase = row.phase === 'planning' ? 'planning' : 'replanning'
      const job: Job = { ...row.job, state: 'planning', endedAt: undefined, message: undefined }
      await this.#deps.store.save({ ...row, phase, cursor: 0, job })
      this.#drive(job)
    })
  }

  /** The id of the job that does it; undefined where there is nothing to undo. Errors: JobStoreError. */
  undo(id: string): Promise<string | undefined> {
    return this.#alone(id, async row => {
      if (!canUndo(row.job)) return undefined
      const undoneBy = await this.start({ type: 'undo', job: id }, row.job.of)
      const job = { ...row.job, undoneBy }
      await this.#deps.store.save({ ...row, job })
      this.#publish(job)
      return undoneBy
    })
  }

  /** With its receipts: it cannot be undone any more. Only ended jobs are forgotten. Errors: JobStoreError. */
  async forget(id: string): Promise<void> {
    await this.#alone(id, async row => (isEnded(row.job) ? this.#forget([id]) : undefined))
  }

  /** The items of a job, part by part, those of some states only if they are named. Errors: JobStoreError. */
  async *items(id: string, states?: readonly ItemState[]): AsyncGenerator<JobItem[]> {
    const row = await this.#rowOf(id)
    for (let number = 0; number < (row?.chunks ?? 0); number++) {
      const items = await this.#deps.store.items(id, number)
      yield states ? items.filter(({ state }) => states.includes(state)) : items
    }
  }

  /** Resolves when no job runs in this page any more. */
  settled = () => this.#drives.settled()

  #connected(): Connection {
    if (!this.#connection) throw new Error('Signed out: there is nobody to work for.')
    return this.#connection
  }

  #isOurs = ({ server, user }: Job) => server === this.#connection?.server && user === this.#connection.user

  async #rowOf(id: string): Promise<JobRow | undefined> {
    const row = await this.#deps.store.row(id)
    return row && this.#isOurs(row.job) ? row : undefined
  }

  /** On an ended job, while no other tab changes it. */
  async #alone<T>(id: string, work: (row: JobRow) => Promise<T>): Promise<T | undefined> {
    const known = await this.#rowOf(id)
    if (!known || !isEnded(known.job)) return undefined
    return this.#deps.locks.request(lockOf(id), {}, async () => {
      const row = await this.#rowOf(id)
      return row && work(row)
    })
  }

  #drive(job: Job) {
    this.#drives.start(job.id, this.#connected())
    this.#publish(job)
  }

  async #stop(id: string, halt: Halt): Promise<void> {
    const stopped = this.#drives.stop(id, halt)
    if (stopped) return stopped
    const isFree = await this.#deps.locks.request(lockOf(id), { ifAvailable: true }, async lock => {
      const row = lock && (await this.#rowOf(id))
      if (row && !isEnded(row.job)) await this.#drives.halt(row, halt)
      return lock !== null
    })
    if (!isFree) this.#deps.channel.post({ type: 'stop', id, state: halt.state })
  }

  #publish(job: Job) {
    this.#deps.channel.post({ type: 'job', job })
    if (this.#isOurs(job)) this.#learn(job)
  }

  #hear(message: Message) {
    if (message.type === 'stop') void this.#drives.stop(message.id, new Halt(message.state))
    if (message.type === 'job' && this.#isOurs(message.job)) this.#learn(message.job)
    if (message.type === 'forgotten') this.#known.forget(message.ids)
  }

  #learn(job: Job) {
    this.#known.learn(job)
    if (this.#deps.locks.isShared !== false && isHeld(job)) void this.#watch(job.id)
  }

  /** A job that is under way somewhere else: when its lock comes free and it is not done, its page was closed. */
  async #watch(id: string): Promise<void> {
    if (this.#watched.has(id) || this.#drives.has(id)) return
    this.#watched.add(id)
    const { signal } = this.#leave
    try {
      await this.#deps.locks.request(lockOf(id), { signal }, async () => {
        const row = await this.#rowOf(id)
        if (row && isHeld(row.job)) await this.#drives.halt(row, new Halt('paused', 'interrupted'))
        else if (row) this.#known.learn(row.job)
      })
    } catch (error) {
      if (!signal.aborted) this.#deps.onError(error)
    }
    this.#watched.delete(id)
  }

  async #forgetOld(rows: readonly JobRow[]) {
    const ids = jobsToForget(rows, this.#deps.now())
    if (ids.length > 0) await this.#forget(ids)
  }

  async #forget(ids: readonly string[]) {
    await this.#deps.store.forget(ids)
    this.#known.forget(ids)
    this.#deps.channel.post({ type: 'forgotten', ids })
  }
}
