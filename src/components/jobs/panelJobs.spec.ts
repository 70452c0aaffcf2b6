import { expect, test } from 'vitest'
import type { Job } from '~/data/jobs'
import { jobsToShow, newMemory, remember, SHOWN_MS } from './panelJobs'

const NO_MEMORY = newMemory(1001)
const NONE = { total: 0, todo: 0, done: 0, same: 0, changed: 0, gone: 0, refused: 0 }
const job = (id: string, state: Job['state'], more: Partial<Job> = {}): Job => ({
  id,
  server: 's',
  user: 'u',
  of: { bid: 'b', cid: 'c' },
  task: { type: 'delete' },
  state,
  createdAt: 1000,
  counts: NONE,
  ...more,
})
const ids = (jobs: readonly Job[]) => jobs.map(({ id }) => id)

test('what is under way or stands still is shown, what was over long before is not', () => {
  const jobs = [job('a', 'running'), job('b', 'paused'), job('c', 'done', { endedAt: 2000 })]
  expect(ids(jobsToShow(jobs, remember(NO_MEMORY, jobs), 2001))).toEqual(['a', 'b'])
})

test('what ended while one watched stays for a while, and longer if there is something to see to', () => {
  const memory = remember(remember(NO_MEMORY, [job('a', 'running'), job('b', 'running')]), [])
  const ended = [
    job('a', 'done', { endedAt: 2000 }),
    job('b', 'done', { endedAt: 2000, counts: { ...NONE, refused: 1 } }),
  ]
  expect(ids(jobsToShow(ended, memory, 2001))).toEqual(['a', 'b'])
  expect(ids(jobsToShow(ended, memory, 2000 + SHOWN_MS))).toEqual(['b'])
  expect(ids(jobsToShow([job('a', 'done', { endedAt: 2000, undoneBy: 'c' })], memory, 2001))).toEqual([])
  expect(ids(jobsToShow(ended, { ...memory, dismissed: new Set(['b']) }, 2001))).toEqual(['a'])
})

test('beginning, standing still and ending are news; each step between is not', () => {
  const begun = remember(NO_MEMORY, [job('a', 'planning')])
  expect(begun.news).toEqual({ id: 'a', state: 'planning' })
  const running = remember(begun, [job('a', 'running')])
  expect(running.news).toBe(begun.news)
  expect(remember(running, [job('a', 'running', { counts: { ...NONE, done: 5 } })])).toBe(running)
  expect(remember(running, [job('a', 'paused')]).news).toEqual({ id: 'a', state: 'paused' })
  expect(remember(running, [job('a', 'done')]).news).toEqual({ id: 'a', state: 'done' })
})

test('a job that is tried again comes back although it was put away', () => {
  const ended = remember(remember(NO_MEMORY, [job('a', 'running')]), [job('a', 'done')])
  const again = remember({ ...ended, dismissed: new Set(['a']) }, [job('a', 'planning')])
  expect(ids(jobsToShow([job('a', 'planning')], again, 0))).toEqual(['a'])
})

test('a job that was over at once is news too', () => {
  const memory = remember(NO_MEMORY, [job('a', 'done', { createdAt: 1002, endedAt: 1003 })])
  expect(memory.news).toEqual({ id: 'a', state: 'done' })
})
