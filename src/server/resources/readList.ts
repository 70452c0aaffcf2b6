import type { JsonObject } from '~/protocol/json'
import type { Exchange } from '../exchange'
import { timestampHeaders, unavailable } from '../http/httpError'
import { jsonReply, type HeaderPairs, type Reply } from '../http/reply'
import type { Shared } from '../permissions/authorize'
import type { Entry } from '../storage/storage'
import { cacheHeaders } from './caching'
import { readFilters, type Filter } from './listFilters'
import { testOf, type Data } from './matching'
import { nextPage, readLimit, readPageStart } from './pages'
import { isNotModified, refuseIfModified, type Preconditions } from './preconditions'
import { project, readFields } from './projection'
import type { Query } from './query'
import { comparePlaces, FirstRows, isNewestFirst, placeOf, readSorting, type Place, type SortKey } from './sorting'
import type { Target } from './target'
import { clockOf } from './timestamps'

/** What a request about a list asks, once it may. */
export type ListRequest = {
  readonly target: Target
  readonly shared: Shared
  readonly query: Query
  readonly preconditions: Preconditions
}

/** GET and HEAD of a list. */
export function readList(exchange: Exchange, { target, shared, query, preconditions }: ListRequest): Reply {
  const { engine, incoming } = exchange
  const timestamp = clockOf(exchange, target.clockUri)
  if (isNotModified(preconditions, timestamp))
    return { status: 304, headers: timestampHeaders(timestamp), body: undefined }
  refuseIfModified(preconditions, { exists: true, timestamp, shown: undefined })
  const selection = readSelection(exchange, query)
  const fields = readFields(query, undefined)
  const start = readPageStart(query, selection.keys, engine, incoming)
  const headers: HeaderPairs = [...timestampHeaders(timestamp), ...cacheHeaders(exchange, target), ...alert(query)]
  const candidates = candidatesOf(exchange, target, shared, selection)
  if (incoming.method === 'HEAD') {
    const total = String(count(candidates, selection))
    return jsonReply({ data: [] }, [...headers, ['Total-Objects', total], ['Total-Records', total]])
  }
  const found = select(candidates, selection, start.after, selection.limit + 1)
  const page = found.slice(0, selection.limit)
  const last = page.at(-1)
  if (last && found.length > page.length) {
    const next = { limit: selection.limit, last, offset: start.offset + found.length }
    headers.push(['Next-Page', nextPage(incoming, engine, selection.keys, next)])
  }
  return jsonReply({ data: fields ? page.map(data => project(data, fields)) : page }, headers)
}

export type Selection = {
  readonly filters: readonly Filter[]
  readonly keys: readonly SortKey[]
  readonly limit: number
  /** Any filter on `last_modified` brings tombstones into the list. */
  readonly withTombstones: boolean
}

export function readSelection({ engine }: Exchange, query: Query): Selection {
  const filters = readFilters(query, undefined, engine.clock())
  const bounds = filters.filter(({ field }) => field === 'last_modified')
  const isSound = bounds.every(
    ({ operator, value }) => operator !== 'like' && (value === null || Number.isInteger(value)),
  )
  // What PostgreSQL cannot compare with a time.
  if (!isSound) throw unavailable(engine.settings.retryAfterSeconds)
  return {
    filters,
    keys: readSorting(query, undefined),
    limit: readLimit(query, engine),
    withTombstones: bounds.length > 0,
  }
}

/** The entries to look at, newest first, down to where a lower bound on `last_modified` cuts the list off. */
export function* candidatesOf(
  { view }: Exchange,
  target: Target,
  shared: Shared,
  { filters }: Pick<Selection, 'filters'>,
): Generator<Entry> {
  const bounds = filters.flatMap(({ operator, field, value }) =>
    field === 'last_modified' && ['gt', 'min', 'eq'].includes(operator) ? Number(value) : [],
  )
  const oldest = Math.max(-Infinity, ...bounds)
  for (const entry of view.list(target.listUri).newestFirst()) {
    if (entry.data.last_modified < oldest) return
    if (target.sees(entry.data.id) && (shared?.(entry) ?? true)) yield entry
  }
}

/** The first objects of an order that pass the filters and come after a place. */
export function select(
  candidates: Iterable<Entry>,
  { filters, keys, withTombstones }: Selection,
  after: Place | undefined,
  count: number,
): Data[] {
  const passes = testOf(filters)
  const place = placeOf(keys)
  const compare = comparePlaces(keys)
  const inStorageOrder = isNewestFirst(keys)
  const newest: Data[] = []
  const first = new FirstRows(count, keys)
  for (const { data, isTombstone } of candidates) {
    if ((isTombstone && !withTombstones) || !passes(data)) continue
    const at = inStorageOrder && after === undefined ? undefined : place(data)
    if (at && after && compare(at, after) <= 0) continue
    if (!inStorageOrder && at) first.add(data, at)
    else if (newest.push(data) === count) return newest
  }
  return inStorageOrder ? newest : first.inOrder()
}

function count(candidates: Iterable<Entry>, { filters }: Selection): number {
  const passes = testOf(filters)
  let total = 0
  for (const { data, isTombstone } of candidates) if (!isTombstone && passes(data)) total += 1
  return total
}

/** `_to` is the old name of `_before`. */
function alert(query: Query): [string, string][] {
  if (!query.has('_to')) return []
  const content: JsonObject = {
    code: 'soft-eol',
    message: '_to is now deprecated, you should use _before instead',
    url: 'https://kinto.readthedocs.io/en/2.4.0/api/resource.html#list-of-available-url-parameters',
  }
  return [['Alert', JSON.stringify(content)]]
}
