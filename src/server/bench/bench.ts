import type { Send } from '~/protocol/send'
import { fill, LIST, prepare } from './fill'
import { formatTable, type Row } from './formatTable'
import { subjectOf, type Subject } from './subject'
import { WORKS, type Work } from './work'

export type Contestant = {
  readonly name: string
  readonly send: Send
  readonly base: string
  /** Whether the records come with it, so that they need not be written. */
  readonly isFilled?: boolean
}

// As many runs as fit in the time, but not fewer than this, unless the first one takes very long.
const MIN_RUNS = 5
const MAX_FIRST_MS = 700
const MAX_RUNS = 200
const BUDGET_MS = 200

/**
 * Does the same work on each server and tells how long it took, as a table: the median run, and of the first server also
 * the first and the fastest run. A last one that comes with its records is a Kinto, which is compared with the one before it.
 */
export async function bench(contestants: readonly Contestant[], count: number, say: (line: string) => void) {
  const subjects = contestants.map(({ name, send, base }) => subjectOf(name, send, base))
  const perRecord: (number | undefined)[] = []
  for (const [at, subject] of subjects.entries()) {
    await prepare(subject)
    if (contestants[at]?.isFilled) perRecord.push(undefined)
    else {
      say(`${subject.name}: writing ${count} records …`)
      perRecord.push(((await fill(subject, count)) * 1000) / count)
    }
    const total = (await subject.ask('HEAD', LIST)).headers.get('total-records')
    if (total !== String(count)) throw new Error(`${subject.name} has ${total} records in place of ${count}.`)
  }
  const rows: Row[] = [
    { name: 'create in batches of 500, a record', target: undefined, times: [undefined, undefined, ...perRecord] },
  ]
  for (const work of WORKS) {
    say(work.name)
    const times: number[] = []
    for (const [at, subject] of subjects.entries()) {
      const { first, fastest, median } = await measure(subject, work, count)
      times.push(...(at === 0 ? [first, fastest, median] : [median]))
    }
    rows.push({ name: work.name, target: work.target, times })
  }
  const [engine = '', ...others] = subjects.map(({ name }) => name)
  return formatTable([`${engine}, first`, 'fastest', 'median', ...others], rows, contestants.at(-1)?.isFilled === true)
}

type Measured = { readonly first: number; readonly fastest: number; readonly median: number }

/** How long one run takes, in ms. */
async function measure(subject: Subject, work: Work, count: number): Promise<Measured> {
  const prepared = (await work.prepare?.(subject, count)) ?? ''
  const run = async (at: number): Promise<number> => {
    await work.before?.(subject, at)
    const start = performance.now()
    await work.run(subject, at, prepared)
    return performance.now() - start
  }
  const first = await run(0)
  const times = [first]
  const end = performance.now() + BUDGET_MS
  // The first run may have made an index, and so tells nothing of the others; but what takes seconds runs only once.
  const runs = (): number => (first > MAX_FIRST_MS ? 1 : performance.now() < end ? MAX_RUNS : MIN_RUNS)
  while (times.length < runs()) times.push(await run(times.length))
  const sorted = times.toSorted((a, b) => a - b)
  return { first, fastest: sorted[0] ?? first, median: sorted[times.length >> 1] ?? first }
}
