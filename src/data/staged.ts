import { useMemo, useSyncExternalStore } from 'react'
import type { Job } from '~/jobs/Job'
import { editsOf, markSent, type Stage } from '~/jobs/stagedCells'
import { StagedEdits } from '~/jobs/stagedEdits'
import { settleStaged as settle } from '~/jobs/stagedOutcome'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import { jobItems, startJob } from './jobs'
import { useSession } from './session'

export {
  countStage,
  dropDraft,
  editsOf,
  isToSave,
  mergeSides,
  overlaid,
  stageCells,
  stageDraft,
  stageMerged,
  unstageCell,
  unstageRecords,
} from '~/jobs/stagedCells'
export type { CellChange, Stage, StagedCell, StagedOutcome, StagedRecord } from '~/jobs/stagedCells'
export type { StagedEdits } from '~/jobs/stagedEdits'
export type { StagedTrouble } from '~/jobs/stagedKeeping'

const byPlace = new Map<string, StagedEdits>()

type Message = { place: string; rids: readonly string[] }

/** Between the tabs of this browser; absent in the few that have no such thing. */
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('kinto-studio-staged:1')
// Only pages of our own origin hear this channel, and they post nothing else.
channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => byPlace.get(data.place)?.reread(data.rids))

/** The cells that whoever is signed in has typed over in a collection, and that are not saved yet. */
export function useStagedEdits({ bid, cid }: CollectionRef): StagedEdits {
  const { server, info } = useSession()
  // Without a user: everybody's rights, and everybody's cells on this server.
  const place = JSON.stringify([server, info.user?.id ?? '', uriOf({ bid, cid })])
  return useMemo(() => editsAt(place), [place])
}

export const useStage = (edits: StagedEdits) => useSyncExternalStore(edits.subscribe, edits.get)

function editsAt(place: string): StagedEdits {
  const known = byPlace.get(place)
  if (known) return known
  const edits: StagedEdits = new StagedEdits({
    place,
    // What speaks to the browser's database is a chunk of its own.
    open: async () => (await import('~/jobs/stagedStore')).openStagedStore(undefined, () => edits.lost()),
    post: rids => channel?.postMessage({ place, rids } satisfies Message),
    // As a method of something else the browser refuses it.
    onError: error => reportError(error),
  })
  byPlace.set(place, edits)
  return edits
}

/**
 * Begins to save these records, or all; the job's id, undefined where there is nothing to save. Errors: JobStoreError;
 * then nothing has begun.
 */
export async function saveStaged(
  edits: StagedEdits,
  of: CollectionRef,
  rids?: readonly string[],
): Promise<string | undefined> {
  const asked = editsOf(edits.get().stage, rids)
  if (asked.length === 0) return undefined
  const id = await startJob({ type: 'edits', edits: asked }, of)
  edits.update(stage => markSent(stage, asked, id))
  return id
}

/** After the job has ended, or was forgotten: what it saved leaves the stage. Errors: JobStoreError. */
export async function settleStaged(edits: StagedEdits, job: Job['id']) {
  const items = await jobItems(job, undefined, Infinity)
  const saved = items.flatMap(({ rid, state, after, lastModified }) =>
    state === 'done' && after && lastModified !== undefined ? [{ ...after, id: rid, last_modified: lastModified }] : [],
  )
  edits.settle(stage => settle(stage, job, items), saved)
}

/** The jobs that save something of it. */
export const jobsOfStage = (stage: Stage): string[] => [...new Set([...stage.values()].flatMap(({ job }) => job ?? []))]
