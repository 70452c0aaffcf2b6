import type { JobCounts, JobItem } from './Job'

export const NO_COUNTS: JobCounts = { total: 0, todo: 0, done: 0, same: 0, changed: 0, gone: 0, refused: 0 }

const columnOf = ({ state }: JobItem) => (state === 'sent' ? 'todo' : state)

export function withItems(counts: JobCounts, items: readonly JobItem[]): JobCounts {
  const next = { ...counts, total: counts.total + items.length }
  for (const item of items) next[columnOf(item)] += 1
  return next
}

/** The items are the same ones, in another state. */
export function withItemsChanged(counts: JobCounts, before: readonly JobItem[], after: readonly JobItem[]): JobCounts {
  const next = { ...counts }
  for (const item of before) next[columnOf(item)] -= 1
  for (const item of after) next[columnOf(item)] += 1
  return next
}
