import { isEnded } from './Job'
import type { JobRow } from './jobStore'

const DAY = 24 * 60 * 60 * 1000
export const KEPT_MS = 30 * DAY
export const MOST_KEPT = 200
/** Characters of JSON: some hundred megabytes in the browser, which counts two bytes for some of them. */
export const MOST_SIZE = 250_000_000

/**
 * The ids of ended jobs to forget: the oldest first, whatever is past its time or over the bounds. The newest one stays
 * whatever its size, as somebody may be about to undo it.
 */
export function jobsToForget(rows: readonly JobRow[], now: number): string[] {
  const ended = rows.filter(({ job }) => isEnded(job)).toSorted((a, b) => endOf(b) - endOf(a))
  let size = rows.reduce((sum, row) => (isEnded(row.job) ? sum : sum + row.size), 0)
  let isOver = false
  return ended.flatMap((row, index) => {
    size += row.size
    isOver ||= index >= MOST_KEPT || (index > 0 && size > MOST_SIZE)
    return isOver || now - endOf(row) > KEPT_MS ? [row.job.id] : []
  })
}

const endOf = ({ job }: JobRow) => job.endedAt ?? job.createdAt
