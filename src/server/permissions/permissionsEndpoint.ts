import type { Exchange } from '../exchange'
import { timestampHeaders } from '../http/httpError'
import { jsonReply, type HeaderPairs, type Reply } from '../http/reply'
import { readRequestOf } from '../resources/endpoint'
import { readFilters } from '../resources/listFilters'
import { testOf, type Data } from '../resources/matching'
import { nextPage, readLimit, readPageStart } from '../resources/pages'
import { deprecation } from '../resources/readList'
import { readPreconditions, refuseIfModified } from '../resources/preconditions'
import { project, readFields } from '../resources/projection'
import { QUERY_SHAPES, readQuery, type Query } from '../resources/query'
import { FirstRows } from '../resources/firstRows'
import { comparerOf, readSorting, type Place, type SortKey } from '../resources/sorting'
import { clockOf } from '../resources/timestamps'
import { refusal } from './authorize'
import { permissionEntries } from './permissionEntries'

const FIELDS = new Set([
  'uri',
  'resource_name',
  'bucket_id',
  'collection_id',
  'group_id',
  'record_id',
  'id',
  'last_modified',
  'deleted',
])

/** GET and HEAD /permissions: every object whose own list names the caller. */
export function answerPermissions(exchange: Exchange): Reply {
  const { incoming, engine } = exchange
  if (!engine.settings.permissionsReadPrincipals.some(one => exchange.caller.principals.includes(one)))
    throw refusal(exchange)
  const clock = clockOf(exchange, '/permissions')
  const { query, preconditions } = readRequestOf(exchange, false, mistakes => ({
    preconditions: readPreconditions(incoming, mistakes),
    query: readQuery(incoming, QUERY_SHAPES.list, mistakes),
  }))
  // The entries have no clock of their own: nothing is ever unmodified, and any tag is stale.
  refuseIfModified(preconditions, { exists: true, timestamp: 0, shown: undefined })
  const filters = readFilters(query, FIELDS, engine.clock()).filter(({ field }) => field !== 'last_modified')
  const limit = readLimit(query, engine)
  const keys = readKeys(query)
  const fields = readFields(query, FIELDS)
  const start = readPageStart(query, keys, engine, incoming)
  const headers: HeaderPairs = [
    ...timestampHeaders(clock),
    ['Cache-Control', 'no-cache, no-store'],
    ...deprecation(query),
  ]
  const entries = permissionEntries(exchange).filter(testOf(filters, { hasIds: false }))
  if (incoming.method === 'HEAD') {
    const total = String(entries.length)
    return jsonReply({ data: [] }, [...headers, ['Total-Objects', total], ['Total-Records', total]])
  }
  const found = firstAfter(entries, keys, start.after, limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  if (last && found.length > limit) {
    headers.push(['Next-Page', nextPage(incoming, engine, keys, { limit, last, offset: start.offset + limit + 1 })])
  }
  return jsonReply({ data: fields ? page.map(entry => project(entry, fields)) : page }, headers)
}

/** By URI, the last one first, unless another order is asked for. */
function readKeys(query: Query): SortKey[] {
  const keys = readSorting(query, FIELDS).filter(({ field }) => field !== 'last_modified')
  return keys.some(({ field }) => field === 'uri') ? keys : [...keys, { field: 'uri', direction: -1 }]
}

function firstAfter(
  entries: readonly Data[],
  keys: readonly SortKey[],
  after: Place | undefined,
  count: number,
): readonly Data[] {
  const compare = comparerOf(keys)
  const first = new FirstRows(count, keys)
  for (const entry of entries) if (!after || compare(entry, after) > 0) first.add(entry)
  return first.inOrder()
}
