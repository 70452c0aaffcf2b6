import { sampleId, sampleRecord } from './sampleRecords'
import type { Subject } from './subject'

export const LIST = '/buckets/bench/collections/things/records'
const SCHEMA = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 2 },
    rank: { type: 'integer' },
    tags: { items: { type: 'string' } },
  },
  required: ['name', 'rank'],
}
const BATCH = 500

/** Makes the lists, and writes as many records; gives the seconds that the records took. */
export async function fill(subject: Subject, count: number): Promise<number> {
  await subject.ask('PUT', '/buckets/bench', {})
  await subject.ask('PUT', '/buckets/bench/collections/things', {})
  await subject.ask('PUT', '/buckets/bench/collections/checked', { data: { schema: SCHEMA } })
  const start = performance.now()
  for (let from = 0; from < count; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => from + at)
    const requests = numbers.map(number => ({
      path: `${LIST}/${sampleId(number)}`,
      body: { data: sampleRecord(number) },
    }))
    await subject.ask('POST', '/batch', { defaults: { method: 'PUT' }, requests })
  }
  return (performance.now() - start) / 1000
}
