import { useSyncExternalStore } from 'react'
import type { ItemState, Job, JobItem, Task } from '~/jobs/Job'
import type { Connection } from '~/jobs/Drives'
import type { Jobs } from '~/jobs/Jobs'
import type { CollectionRef } from '~/protocol/ref'
import { refreshAfterWrite } from './mutations'
import { noteOwnWrite } from './ownWrites'
import { queryClient } from './queryClient'
import { session } from './session'

export { canRetry, canUndo, isEnded } from '~/jobs/Job'
export type {
  ItemProblem,
  ItemState,
  Job,
  JobCounts,
  JobItem,
  PauseReason,
  RecordProblem,
  Selection,
  Stored,
  Task,
} from '~/jobs/Job'

/**
 * The jobs of whoever is signed in, for React. What runs them is a chunk of its own, fetched when the first page that
 * shows jobs is drawn, and follows the session from then on.
 */
class JobsOfSession {
  #jobs: Jobs | undefined
  #opening: Promise<Jobs> | undefined
  #listeners = new Set<() => void>()

  get = (): readonly Job[] => this.#jobs?.get() ?? NONE

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    // A browser that keeps nothing has no jobs to show; whoever starts one is told why.
    void this.open().catch(() => undefined)
    return () => void this.#listeners.delete(listener)
  }

  /** Errors: JobStoreError; the next call tries anew. */
  open(): Promise<Jobs> {
    this.#opening ??= this.#open().catch(error => {
      this.#opening = undefined
      throw error
    })
    return this.#opening
  }

  async #open(): Promise<Jobs> {
    const { openJobs } = await import('~/jobs/openJobs')
    const jobs = await openJobs({ onWritten: noteOwnWrite, onRest: refresh, onError: report })
    jobs.subscribe(() => this.#tell())
    session.subscribe(() => void jobs.connect(connection()).catch(report))
    await jobs.connect(connection())
    this.#jobs = jobs
    this.#tell()
    return jobs
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }
}

/** `reportError` refuses to be called as somebody's method. */
const report = (error: unknown) => reportError(error)

const NONE: readonly Job[] = []
const jobsOfSession = new JobsOfSession()

function connection(): Connection | undefined {
  const state = session.get()
  if (state.phase === 'signed-out') return undefined
  const { server, info, client } = state.session
  // Without a user: everybody's rights, and everybody's jobs on this server.
  return { server, user: info.user?.id ?? '', client, maxRequests: info.settings.batch_max_requests }
}

/** While a job runs, lists follow by looking for changes as always. */
function refresh({ server, of, counts }: Job) {
  if (server !== session.server() || counts.done === 0) return
  void refreshAfterWrite(queryClient, { ...of, rid: '' })
}

/** Newest first; the same array until something changes. */
export const useJobs = (): readonly Job[] => useSyncExternalStore(jobsOfSession.subscribe, jobsOfSession.get)

export const useJob = (id: string): Job | undefined => useJobs().find(job => job.id === id)

/** Begins a job; its id. Errors: JobStoreError, when nothing has begun because it could not be kept. */
export const startJob = async (task: Task, of: CollectionRef): Promise<string> =>
  (await jobsOfSession.open()).start(task, of)

/** After the request that is under way. */
export const pauseJob = async (id: string) => (await jobsOfSession.open()).pause(id)
/** Goes on, or asks at once a server that did not answer. */
export const resumeJob = async (id: string) => (await jobsOfSession.open()).resume(id)
/** What was not sent is left as it is; what is done can be undone. */
export const cancelJob = async (id: string) => (await jobsOfSession.open()).cancel(id)
/** Does what was refused, changed by others or left out, on top of what is there now. */
export const retryJob = async (id: string) => (await jobsOfSession.open()).retry(id)
/** The id of the job that puts everything back; undefined where there is nothing to put back. */
export const undoJob = async (id: string): Promise<string | undefined> => (await jobsOfSession.open()).undo(id)
/** With its receipts. Only ended jobs can be forgotten. */
export const forgetJob = async (id: string) => (await jobsOfSession.open()).forget(id)

/** All items of a job, part by part, for a report of any length; only those of some states if they are named. */
export async function* jobItemParts(id: string, states?: readonly ItemState[]): AsyncGenerator<JobItem[]> {
  yield* (await jobsOfSession.open()).items(id, states)
}

/** The first items of a state, for a page to show. */
export async function jobItems(id: string, state?: ItemState, limit = 1000): Promise<JobItem[]> {
  const items: JobItem[] = []
  for await (const part of jobItemParts(id, state && [state])) {
    items.push(...part)
    if (items.length >= limit) break
  }
  return items.slice(0, limit)
}
