import type { Job } from '~/data/jobs'

/** How much of a job is behind it, from 0 to 1; undefined while nobody knows how much there is. */
export function progressOf({
  state,
  expected,
  counts,
}: Pick<Job, 'state' | 'expected' | 'counts'>): number | undefined {
  if (state === 'done') return 1
  const { total, todo } = counts
  // Read, but nothing written yet: only the reading is to be measured.
  if (state === 'planning') return expected === undefined || expected === 0 ? undefined : Math.min(total / expected, 1)
  return total === 0 ? 0 : (total - todo) / total
}
