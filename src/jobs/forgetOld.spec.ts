import { expect, test } from 'vitest'
import { jobsToForget, KEPT_MS, MOST_KEPT, MOST_SIZE } from './forgetOld'
import type { JobState } from './Job'
import type { JobRow } from './jobStore'
import { newJob } from './newJob'

const NOW = 2_000_000_000_000

const row = (id: string, age: number, size = 1, state: JobState = 'done'): JobRow => {
  const origin = { id, server: '', user: '', createdAt: NOW - age }
  const job = { ...newJob({ type: 'edits', edits: [] }, { bid: 'b', cid: 'c' }, origin), state }
  return {
    job: { ...job, ...(state === 'done' && { endedAt: NOW - age }) },
    cursor: 0,
    chunks: 0,
    size,
    phase: 'writing',
  }
}

test('ended jobs are forgotten after their time, and unfinished ones never', () => {
  const rows = [row('new', KEPT_MS), row('old', KEPT_MS + 1), row('paused', 2 * KEPT_MS, 1, 'paused')]
  expect(jobsToForget(rows, NOW)).toEqual(['old'])
})

test('the oldest go first when there are too many', () => {
  const rows = Array.from({ length: MOST_KEPT + 2 }, (_, age) => row(`j${age}`, age))
  expect(jobsToForget(rows.toReversed(), NOW)).toEqual([`j${MOST_KEPT}`, `j${MOST_KEPT + 1}`])
})

test('the oldest go first when they are too large, but the newest stays', () => {
  const rows = [row('big', 1, 2 * MOST_SIZE), row('small', 2), row('smaller', 3)]
  expect(jobsToForget(rows, NOW)).toEqual(['small', 'smaller'])
  const unfinished = row('running', 9, MOST_SIZE, 'running')
  expect(jobsToForget([row('new', 1), row('next', 2), unfinished], NOW)).toEqual(['next'])
})
