import type { Json } from '~/protocol/json'
import { sampleId, sampleRecord } from './sampleRecords'
import type { Subject } from './subject'

export const COLLECTION = '/buckets/bench/collections/things'
export const LIST = `${COLLECTION}/records`
/** The only bucket with a history: the settings exclude the other one. */
export const TOLD = '/buckets/told'
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
/** Records whose creation the history tells of. */
const TOLD_COUNT = 1000

/** Makes the lists; a server that comes with its records puts them into the last one by itself. */
export async function prepare(subject: Subject): Promise<void> {
  await subject.ask('PUT', TOLD, {})
  await subject.ask('PUT', `${TOLD}/collections/notes`, {})
  await write(subject, `${TOLD}/collections/notes/records`, TOLD_COUNT)
  await subject.ask('PUT', '/buckets/bench', {})
  await subject.ask('PUT', '/buckets/bench/collections/checked', { data: { schema: SCHEMA } })
  await subject.ask('PUT', COLLECTION, {})
}

/** Writes the records in batches; gives the seconds that it took. */
export async function fill(subject: Subject, count: number): Promise<number> {
  const start = performance.now()
  await write(subject, LIST, count)
  return (performance.now() - start) / 1000
}

async function write(subject: Subject, list: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    await subject.ask('POST', '/batch', batchOf(list, from, Math.min(BATCH, count - from)))
  }
}

/** A batch that creates the sample records from one number on. */
export function batchOf(list: string, from: number, size: number): Json {
  const numbers = Array.from({ length: size }, (_, at) => from + at)
  const requests = numbers.map(number => ({
    path: `${list}/${sampleId(number)}`,
    body: { data: sampleRecord(number) },
  }))
  return { defaults: { method: 'PUT' }, requests }
}
