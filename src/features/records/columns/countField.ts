import { everyRecord } from '~/data/everyRecord'
import type { FieldSummary } from '~/lib/fieldStats'
import { valueAt } from '~/lib/valueAt'
import type { ListQuery } from '~/protocol/listQuery'
import type { StatsAnswer, StatsOrder } from './fieldStats.worker'

type Options = {
  listUri: string
  query: ListQuery
  field: string
  signal: AbortSignal
  /** What is counted so far, a few times a second. */
  onCounted: (summary: FieldSummary) => void
}

/**
 * Counts one field of every record that matches. The values are read page by page and counted in a worker, which ends
 * with this. Errors: KintoError, the signal's reason, and what went wrong in the worker.
 */
export async function countField({ listUri, query, field, signal, onCounted }: Options): Promise<FieldSummary> {
  const worker = new Worker(new URL('./fieldStats.worker.ts', import.meta.url), { type: 'module', name: 'field-stats' })
  const done = Promise.withResolvers<FieldSummary>()
  done.promise.catch(() => undefined) // Awaited at the end; a failure before that is met there.
  worker.addEventListener('error', event => done.reject(new Error(event.message)))
  worker.addEventListener('message', ({ data }: MessageEvent<StatsAnswer>) => {
    if (data.isLast) done.resolve(data.summary)
    else if (!signal.aborted) onCounted(data.summary)
  })
  const tell = (order: StatsOrder) => worker.postMessage(order)
  try {
    for await (const rows of everyRecord(listUri, query, [field], signal))
      tell({ type: 'values', values: rows.map(row => valueAt(row, field)) })
    tell({ type: 'end' })
    return await done.promise
  } finally {
    worker.terminate()
  }
}
