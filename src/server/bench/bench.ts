import type { Send } from '~/protocol/send'
import { fill } from './fill'
import { subjectOf, type Subject } from './subject'
import { formatTable } from './formatTable'
import { WORKS, type Work } from './work'

export type Contestant = { readonly name: string; readonly send: Send; readonly base: string }

// The median of as many runs as fit in the time, but not fewer than this.
const MIN_RUNS = 3
const MAX_RUNS = 200
const BUDGET_MS = 1500

/**
 * Does the same work on each server and tells, in ms, how long the median run took, as a table. The first one is the
 * engine by itself, the second the engine behind HTTP, the third a Kinto: only the last two are comparable.
 */
export async function bench(contestants: readonly Contestant[], count: number, say: (line: string) => void) {
  const subjects = contestants.map(({ name, send, base }) => subjectOf(name, send, base))
  const rows: (readonly [name: string, target: number | undefined, times: readonly number[]])[] = []
  const perRecord: number[] = []
  for (const subject of subjects) {
    say(`${subject.name}: writing ${count} records …`)
    perRecord.push(((await fill(subject, count)) * 1000) / count)
  }
  rows.push(['create in batches of 500, a record', 0.2, perRecord])
  for (const work of WORKS) {
    say(work.name)
    const times: number[] = []
    for (const subject of subjects) times.push(await measure(subject, work, count))
    rows.push([work.name, work.target, times])
  }
  return formatTable(
    subjects.map(({ name }) => name),
    rows,
  )
}

/** How long one run takes, in ms. */
async function measure(subject: Subject, work: Work, count: number): Promise<number> {
  const prepared = (await work.prepare?.(subject, count)) ?? ''
  const times: number[] = []
  const began = performance.now()
  while (times.length < MIN_RUNS || (times.length < MAX_RUNS && performance.now() - began < BUDGET_MS)) {
    const start = performance.now()
    await work.run(subject, times.length, prepared)
    times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0
}
