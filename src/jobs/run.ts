import { KintoError } from '~/protocol/KintoError'
import type { Job, Task } from './Job'
import { JobStoreError } from './jobStoreErrors'
import { plan, replan } from './plan'
import { change, Halt, keep, rest, TroubleError, type JobRun } from './JobRun'
import { troubleOf, type Trouble } from './settle'
import { writeAll } from './write'

/** Milliseconds between two questions whether the server is there again. */
const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 60_000

/**
 * Brings a job as far as it can be brought now: to its end, or to a state that says why it stands still.
 * Errors: only those of a mistake in here; the job is paused then.
 */
export async function runJob(run: JobRun, task: Task): Promise<void> {
  let failures = 0
  let left = ''
  for (;;) {
    try {
      await keep(run, { job: { state: stateOf(run), reason: undefined, message: undefined, isWaiting: false } })
      if (run.row.phase === 'planning') await plan(run, task)
      if (run.row.phase === 'replanning') await replan(run, task)
      await writeAll(run)
      return await keep(run, { job: { state: 'done', endedAt: run.now() } })
    } catch (error) {
      const stop = stopOf(run, error)
      await keepOrTell(run, stop.job)
      if (!stop.isPassing) {
        if (stop.mistake !== undefined) throw stop.mistake
        return
      }
      const now = JSON.stringify([run.row.phase, run.row.job.counts])
      failures = now === left ? failures + 1 : 0
      left = now
      const ended = await untilItAnswers(run, failures)
      if (ended) return keepOrTell(run, ended.job)
    }
  }
}

const stateOf = ({ row: { phase } }: JobRun) => (phase === 'writing' ? 'running' : 'planning')

type Stop = { job: Partial<Job>; isPassing?: boolean; mistake?: unknown }

function stopOf(run: JobRun, error: unknown): Stop {
  const halt: unknown = run.signal.aborted ? run.signal.reason : undefined
  if (error instanceof JobStoreError) return paused({ reason: 'storage', message: error.message })
  if (halt instanceof Halt) {
    const { state, reason } = halt
    const endedAt = state === 'cancelled' ? run.now() : undefined
    return { job: { state, reason, message: undefined, endedAt, isWaiting: false } }
  }
  const trouble = error instanceof TroubleError ? error.trouble : error instanceof KintoError && troubleOf(error)
  if (trouble) return { ...paused(trouble), isPassing: trouble.reason === 'unreachable' }
  // While planning: the question is wrong, or the records may not be read. Nothing was written.
  if (error instanceof KintoError) return { job: { state: 'failed', message: error.message, endedAt: run.now() } }
  return { ...paused({ reason: 'interrupted', message: String(error) }), mistake: error }
}

const paused = ({ reason, message }: Trouble): Stop => ({ job: { state: 'paused', reason, message, isWaiting: false } })

/** A store that fails has been told of already, or is told of now; what it lacks is looked up when the job goes on. */
async function keepOrTell(run: JobRun, job: Partial<Job>) {
  try {
    await keep(run, { job })
  } catch (error) {
    if (!(error instanceof JobStoreError)) throw error
    change(run, { job: { state: 'paused', reason: 'storage', message: error.message, isWaiting: false } })
    run.publish(run.row.job)
  }
}

/** Resolves when it is worth going on, or with why not. */
async function untilItAnswers(run: JobRun, failures: number): Promise<Stop | undefined> {
  for (let tries = failures; ; tries++) {
    try {
      await rest(run, Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE))
      const { user, settings } = await run.client.root({ signal: run.signal })
      if ((user?.id ?? '') !== run.row.job.user) return paused({ reason: 'signed-out', message: '' })
      return settings.readonly ? paused({ reason: 'read-only', message: '' }) : undefined
    } catch (error) {
      const stop = stopOf(run, error)
      if (stop.mistake !== undefined) throw stop.mistake
      // Any other refusal of the first page is no answer yet either.
      if (!stop.isPassing && stop.job.state !== 'failed') return stop
    }
  }
}
