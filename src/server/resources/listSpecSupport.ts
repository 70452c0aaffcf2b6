import type { Json } from '~/protocol/json'
import { startServer, store, type Server } from '../specSupport'

// For specs only.

export const LIST = '/buckets/b/collections/c/records'

/** A server with these records in one collection, stored in this order. */
export async function serverWith(records: Record<string, Json>): Promise<Server> {
  const ask = startServer()
  await store(ask, { '/buckets/b': {}, '/buckets/b/collections/c': {} })
  for (const [id, data] of Object.entries(records)) await store(ask, { [`${LIST}/${id}`]: { data } })
  return ask
}

export const idsOf = (json: { data: { id: string }[] }): string[] => json.data.map(({ id }) => id)

/** Records whose field `v` has a value of every type. */
export const MIXED: Record<string, Json> = {
  int: { v: 5, t: 'b' },
  float: { v: 2.5 },
  str: { v: 'hello' },
  strnum: { v: '5' },
  empty: { v: '' },
  true: { v: true },
  false: { v: false },
  null: { v: null },
  miss: {},
  list: { v: [1, 'a', { k: 1, z: 2 }] },
  obj: { v: { k: 1, d: { e: 'deep' } } },
  dotted: { 'v.k': 1 },
  big: { v: 10 },
  upper: { v: 'HELLO world' },
  pct: { v: 'a%b_c*d' },
}
