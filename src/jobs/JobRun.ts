import type { KintoClient } from '~/client/KintoClient'
import { withItemsChanged } from './counts'
import type { Job, JobItem, JobState, PauseReason } from './Job'
import type { JobRow, JobStore } from './jobStore'
import type { Trouble } from './settle'

export type RunDeps = {
  store: JobStore
  client: KintoClient
  /** The server's `batch_max_requests`. */
  maxRequests: number
  /** Milliseconds since 1970. */
  now: () => number
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Every change of the job, as soon as it is known. */
  publish: (job: Job) => void
  onWritten: (uri: string, lastModified: number) => void
}

/** One job under way in this page. */
export type JobRun = RunDeps & {
  row: JobRow
  listUri: string
  /** Aborted with a Halt. Nothing that may write is broken off by it. */
  signal: AbortSignal
  /** Outcomes that go to the store with the next write there. */
  unsaved: Map<number, JobItem[]>
  /** Aborted when it is worth asking the server at once. */
  nudge: AbortController
}

/** Somebody wants the job to stop: the person, or the end of the session. */
export class Halt extends Error {
  readonly state: Extract<JobState, 'paused' | 'cancelled'>
  readonly reason: PauseReason | undefined

  constructor(state: 'paused' | 'cancelled', reason?: PauseReason) {
    super(`The job was ${state}.`)
    this.state = state
    this.reason = reason
  }
}

export class TroubleError extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble) {
    super(trouble.message)
    this.trouble = trouble
  }
}

type Changes = Partial<Omit<JobRow, 'job'>> & { job?: Partial<Job> }

export function change(run: JobRun, { job, ...changes }: Changes) {
  run.row = { ...run.row, ...changes, job: { ...run.row.job, ...job } }
}

/** Keeps the job as it is now, and all that was not kept yet. Errors: JobStoreError. */
export async function keep(run: JobRun, changes: Changes = {}, durability?: 'strict') {
  change(run, changes)
  const chunks = [...run.unsaved].map(([number, items]) => ({ number, items }))
  await run.store.save(run.row, chunks, durability)
  run.unsaved.clear()
  run.publish(run.row.job)
}

/** The items of a chunk in their next state; kept with the next `keep`. */
export function put(run: JobRun, number: number, before: readonly JobItem[], after: JobItem[]) {
  run.unsaved.set(number, after)
  change(run, { job: { counts: withItemsChanged(run.row.job.counts, before, after) } })
}

/** Until then, or until it is worth going on earlier. Errors: the Halt. */
export async function rest(run: JobRun, ms: number) {
  run.signal.throwIfAborted()
  run.nudge = new AbortController()
  try {
    await run.wait(ms, AbortSignal.any([run.signal, run.nudge.signal]))
  } catch (error) {
    run.signal.throwIfAborted()
    if (!run.nudge.signal.aborted) throw error
  }
}
