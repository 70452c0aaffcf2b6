import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { isEnded, startJob, useJobs } from '~/data/jobs'
import type { JsonObject } from '~/protocol/json'
import type { CollectionRef } from '~/protocol/ref'
import type { TrashRow } from './useTrash'
import { restorable } from './restorable'

export type RestorableRow = TrashRow & { was: JsonObject }

/** A row whose record is known; undefined for another. */
export const asRestorable = (row: TrashRow): RestorableRow | undefined => {
  const was = row.story?.was?.data
  return was && { ...row, was }
}

/** Restores records by jobs, which go on when this page is left and are shown by the panel of jobs. */
export function useRestore(of: CollectionRef, hasSchema: boolean) {
  const [started, setStarted] = useState<{ job: string; ids: string[] }[]>([])
  const jobs = useJobs()
  const start = useMutation({
    mutationFn: async (rows: readonly RestorableRow[]) => {
      const records = rows.map(({ id, was }) => ({ rid: id, data: restorable(was, hasSchema) }))
      return { job: await startJob({ type: 'restore', records }, of), ids: rows.map(({ id }) => id) }
    },
    onSuccess: one => setStarted(all => [...all, one]),
  })
  const underWay = useMemo(() => {
    const running = new Set(jobs.filter(job => !isEnded(job)).map(({ id }) => id))
    return new Set(started.filter(({ job }) => running.has(job)).flatMap(({ ids }) => ids))
  }, [jobs, started])
  return {
    begin: (rows: readonly RestorableRow[]) => start.mutate(rows),
    isStarting: start.isPending,
    /** It could not even begin. */
    error: start.error ?? undefined,
    /** Ids whose job is not done yet. */
    underWay,
  }
}

export type Restore = ReturnType<typeof useRestore>
