import { FieldStats, type FieldSummary } from '~/lib/fieldStats'

/** `values`: of one field, one for each row. The end asks for the last summary. */
export type StatsOrder = { type: 'values'; values: readonly unknown[] } | { type: 'end' }
export type StatsAnswer = { summary: FieldSummary; isLast: boolean }

/** Between two summaries: making one sorts all that is remembered. */
const PAUSE_MS = 400

const stats = new FieldStats()
let told = 0

addEventListener('message', ({ data }: MessageEvent<StatsOrder>) => {
  if (data.type === 'values') for (const value of data.values) stats.add(value)
  const now = performance.now()
  if (data.type === 'values' && now - told < PAUSE_MS) return
  told = now
  const answer: StatsAnswer = { summary: stats.summary(), isLast: data.type === 'end' }
  postMessage(answer)
})
