import type { Job } from '~/data/jobs'

/** What the panel knows beside the jobs themselves. */
export type PanelMemory = {
  /** When somebody began to look; milliseconds since 1970. */
  since: number
  /** Jobs that were seen under way here, by how they were last; they stay for a while once they have ended. */
  seen: ReadonlyMap<string, Job['state']>
  dismissed: ReadonlySet<string>
  /** What has happened last and is worth saying: a job began, came to an end or stands still. */
  news: { id: string; state: Job['state'] } | undefined
}

export const newMemory = (since: number): PanelMemory => ({
  since,
  seen: new Map(),
  dismissed: new Set(),
  news: undefined,
})

/** Milliseconds that a job stays in view that ended without anything left to see to. */
export const SHOWN_MS = 60_000

const isEnd = (state: Job['state']) => state === 'done' || state === 'cancelled' || state === 'failed'

/** Only what changed since; the same object where nothing did. Jobs that were over before are no news. */
export function remember(memory: PanelMemory, jobs: readonly Job[]): PanelMemory {
  const changed = jobs.filter(({ id, state, createdAt }) =>
    // A small one may be over before it was seen under way.
    memory.seen.has(id) ? memory.seen.get(id) !== state : !isEnd(state) || createdAt >= memory.since,
  )
  if (changed.length === 0) return memory
  const seen = new Map(memory.seen)
  for (const { id, state } of changed) seen.set(id, state)
  // From reading to writing is a step that nobody needs to hear of.
  const told = changed.find(({ id, state }) => !(state === 'running' && memory.seen.get(id) === 'planning'))
  // One that is tried again is to be seen again.
  const dismissed = new Set([...memory.dismissed].filter(id => !changed.some(job => job.id === id)))
  return { ...memory, seen, dismissed, news: told ? { id: told.id, state: told.state } : memory.news }
}

/** What is under way or stands still, and what has just ended. `now`: milliseconds since 1970. */
export function jobsToShow(jobs: readonly Job[], memory: PanelMemory, now: number): Job[] {
  return jobs.filter(job => {
    if (memory.dismissed.has(job.id)) return false
    if (!isEnd(job.state)) return true
    // Where cells were typed over, a message tells that they are saved, and undoes it.
    if (job.task.type === 'edits' && !hasProblems(job)) return false
    // Whoever undid a job sees the one that undoes it.
    return (
      job.undoneBy === undefined && memory.seen.has(job.id) && (hasProblems(job) || now - (job.endedAt ?? 0) < SHOWN_MS)
    )
  })
}

/** Something that a person may want to look at. */
export const hasProblems = ({ state, counts }: Pick<Job, 'state' | 'counts'>): boolean =>
  state === 'failed' || counts.refused > 0 || counts.changed > 0
