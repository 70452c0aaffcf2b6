import type { JsonObject } from '~/protocol/json'
import type { Exchange } from '../exchange'
import { timestampHeaders, unavailable } from '../http/httpError'
import { jsonReply, type HeaderPairs, type Reply } from '../http/reply'
import type { Shared } from '../permissions/authorize'
import type { Entry, EntryList } from '../storage/storage'
import { cacheHeaders } from './caching'
import type { ResourceKind } from './kinds'
import { readFilters, type Filter, type Operator } from './listFilters'
import { testOf, type Data } from './matching'
import { nextPage, readLimit, readPageStart } from './pages'
import { isNotModified, refuseIfModified, type Preconditions } from './preconditions'
import { project, readFields } from './projection'
import type { Query } from './query'
import { countByIndex, planOf } from './plan'
import { firstByGroups, firstOf, firstSorted } from './firstRows'
import { comparerOf, isByTime, readSorting, type Place, type SortKey } from './sorting'
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
  const selection = readSelection(exchange, query, target.kind)
  const fields = readFields(query, target.kind.fields)
  const start = readPageStart(query, selection.keys, engine, incoming)
  const headers: HeaderPairs = [
    ...timestampHeaders(timestamp),
    ...cacheHeaders(exchange, target),
    ...deprecation(query),
  ]
  const source = sourceOf(exchange, target, shared, selection)
  if (incoming.method === 'HEAD' && !target.kind.lacksTotals) {
    const total = String(countObjects(source, selection))
    return jsonReply({ data: [] }, [...headers, ['Total-Objects', total], ['Total-Records', total]])
  }
  const found = select(source, selection, start.after, selection.limit + 1)
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

export function readSelection({ engine }: Exchange, query: Query, kind: ResourceKind): Selection {
  const { fields, adaptFilter = same } = kind
  const filters = readFilters(query, fields, engine.clock()).map(adaptFilter)
  const bounds = filters.filter(({ field }) => field === 'last_modified')
  if (!filters.every(canBeCompared)) throw unavailable(engine.settings.retryAfterSeconds)
  return {
    filters,
    keys: readSorting(query, fields),
    limit: readLimit(query, engine),
    withTombstones: bounds.length > 0,
  }
}

/** What to look through: a list's entries, newest first, and which of them the caller may see. */
export type Source = {
  /** Those that are newer than `notAfter` may be left out. */
  readonly entries: (notAfter: number) => Iterable<Entry>
  /** The list, where it is looked through as a whole. */
  readonly list: EntryList | undefined
  readonly isSeen: (entry: Entry) => boolean
  /** The number of live objects, where the caller may see all of them. */
  readonly total: number | undefined
}

export function sourceOf(
  { view }: Exchange,
  { listUri, sees, kind }: Target,
  shared: Shared,
  { filters }: Selection,
): Source {
  const isOwn = kind.name === 'account' ? (entry: Entry): boolean => sees(entry.data.id) : () => true
  const told = kind.name === 'history' ? filters.find(isOneUri) : undefined
  const list = view.list(listUri)
  return {
    entries: told ? () => view.historyOf(listUri, String(told.value)) : notAfter => list.newestFirst(notAfter),
    list: told ? undefined : list,
    isSeen: shared ? entry => isOwn(entry) && shared(entry) : isOwn,
    total: shared || told || kind.name === 'account' ? undefined : list.liveCount,
  }
}

const same = (filter: Filter): Filter => filter

/** The history of one object, which is found without a look at the others. */
const isOneUri = ({ operator, field, value }: Filter): boolean =>
  operator === 'eq' && field === 'uri' && typeof value === 'string'

/** PostgreSQL fails on what is no time in the place of one, and on what is neither text nor integer against an id. */
function canBeCompared({ operator, field, value }: Filter): boolean {
  if (field === 'last_modified') return operator !== 'like' && (value === null || Number.isInteger(value))
  const isOneValue = ['eq', 'not', 'lt', 'max', 'gt', 'min'].includes(operator)
  if (field !== 'id' || !isOneValue) return true
  return typeof value === 'number' ? Number.isInteger(value) : typeof value !== 'object' || value === null
}

const timesIn = ({ filters }: Selection, ...operators: readonly Operator[]): number[] =>
  filters.flatMap(({ operator, field, value }) =>
    field === 'last_modified' && operators.includes(operator) ? Number(value) : [],
  )

/** Nothing older than this can pass the filters, so that the search may end there. */
const oldestOf = (selection: Selection): number => Math.max(-Infinity, ...timesIn(selection, 'gt', 'min', 'eq'))

/** Nothing newer than this can pass the filters or stand on the page, so that it is not looked at. */
function newestOf(selection: Selection, after: Place | undefined): number {
  const start = isByTime(selection.keys, -1) ? after?.[0] : undefined
  const times = timesIn(selection, 'lt', 'max', 'eq')
  return Math.min(Infinity, ...times, ...(typeof start === 'number' ? [start] : []))
}

/** The first objects of an order that pass the filters and come after a place. */
export function select(source: Source, selection: Selection, after: Place | undefined, count: number): Data[] {
  const { filters, keys, withTombstones } = selection
  const passes = testOf(filters)
  const compare = comparerOf(keys)
  const isFound = (entry: Entry): boolean =>
    (withTombstones || !entry.isTombstone) &&
    !(after && compare(entry.data, after) <= 0) &&
    source.isSeen(entry) &&
    passes(entry.data)
  // Indexes know of live objects only.
  const plan = withTombstones || !source.list ? undefined : planOf(source.list, { filters, keys, after, count })
  if (plan?.order === 'whole') return firstOf(plan.entries(), isFound, count)
  if (plan?.order === 'firstField') return firstByGroups(plan.entries(), isFound, count, keys)
  if (plan) return firstSorted(plan.entries(), isFound, count, keys)
  if (isByTime(keys, 1) && source.list) return firstOf(oldestFirst(source.list, selection, after), isFound, count)
  const inTime = betweenTimes(source, selection, after)
  return isByTime(keys, -1) ? firstOf(inTime, isFound, count) : firstSorted(inTime, isFound, count, keys)
}

function* oldestFirst(list: EntryList, selection: Selection, after: Place | undefined): Generator<Entry> {
  const start = typeof after?.[0] === 'number' ? after[0] : -Infinity
  const newest = newestOf(selection, undefined)
  for (const entry of list.oldestFirst(Math.max(start, oldestOf(selection)))) {
    if (entry.data.last_modified > newest) return
    yield entry
  }
}

/** Newest first, between the times that the filters allow. */
function* betweenTimes(source: Source, selection: Selection, after: Place | undefined): Generator<Entry> {
  const oldest = oldestOf(selection)
  const newest = newestOf(selection, after)
  for (const entry of source.entries(newest)) {
    if (entry.data.last_modified < oldest) return
    if (entry.data.last_modified <= newest) yield entry
  }
}

/** How many live objects pass the filters. */
export function countObjects(source: Source, selection: Selection): number {
  const { filters } = selection
  if (source.total !== undefined && filters.length === 0) return source.total
  const isPlanned = source.list && !selection.withTombstones
  const known = isPlanned && source.total !== undefined ? countByIndex(source.list, filters) : undefined
  if (known !== undefined) return known
  const all = { filters, keys: [], after: undefined, count: Infinity }
  const plan = isPlanned ? planOf(source.list, all) : undefined
  const passes = testOf(filters)
  let total = 0
  for (const entry of plan?.entries() ?? betweenTimes(source, selection, undefined)) {
    if (!entry.isTombstone && source.isSeen(entry) && passes(entry.data)) total += 1
  }
  return total
}

/** `_to` is the old name of `_before`. */
export function deprecation(query: Query): HeaderPairs {
  if (!query.has('_to')) return []
  const content: JsonObject = {
    code: 'soft-eol',
    message: '_to is now deprecated, you should use _before instead',
    url: 'https://kinto.readthedocs.io/en/2.4.0/api/resource.html#list-of-available-url-parameters',
  }
  return [['Alert', JSON.stringify(content)]]
}
