import { queryOptions, type QueryClient } from '@tanstack/react-query'
import {
  applyChanges,
  insertRows,
  isWithin,
  replaceRows,
  withoutRows,
  type Change,
  type ChangeMap,
} from './applyChanges'
import { askChanges } from './askChanges'
import { keyOf } from './keys'
import { isOwnWrite } from './ownWrites'
import {
  isMerged,
  loadedPages,
  orderOf,
  recordPagesKey,
  reloadPages,
  showsDeleted,
  type RecordPage,
  type RecordPages,
  type RecordSource,
} from './recordPages'

/** What others wrote since a list was loaded, and is not in its pages yet. */
export type Changes = {
  /** The list's clock up to which this is known; undefined: since the pages came. */
  since: number | undefined
  rows: ChangeMap
  /** What one wrote oneself: it stands in the pages already, but where the rows were. */
  own: ChangeMap
  /** Of the last look that found any. */
  latest: ReadonlySet<string>
  /** Records that `showChanges` would bring, move or take away. */
  news: number
  /** When the last change was found; milliseconds since 1970. */
  foundAt: number
  /** Too many to follow one by one: only loading anew helps. */
  isMany: boolean
}

export const NO_CHANGES: Changes = {
  since: undefined,
  rows: new Map(),
  own: new Map(),
  latest: new Set(),
  news: 0,
  foundAt: 0,
  isMany: false,
}

/** As one row is changed by one thing at a time, a list whose filters are about time is loaded anew instead. */
export const isFollowed = ({ query }: RecordSource) => query.token === undefined && !showsDeleted(query)

const keyOfChanges = (source: RecordSource) => [...keyOf(source.listUri), { changesOf: recordPagesKey(source).at(-1) }]

/**
 * Looks for changes: a conditional request, answered by 304 when there are none. What was written here goes into the
 * pages at once, in place; what others wrote is kept aside. Asked on an interval, after own writes by their
 * invalidation, never by mounting. Errors: KintoError.
 */
export const recordChanges = (source: RecordSource) =>
  queryOptions({
    queryKey: keyOfChanges(source),
    queryFn: ({ client, signal }) => findChanges(client, source, signal),
    initialData: NO_CHANGES,
    refetchOnMount: false,
    staleTime: 0,
    structuralSharing: false,
  })

async function findChanges(client: QueryClient, source: RecordSource, signal: AbortSignal): Promise<Changes> {
  const before = changesOf(client, source)
  const since = before.since ?? clockOf(loadedPages(client, source))
  if (since === undefined || !isFollowed(source)) return before
  const sample = loadedPages(client, source)?.pages.at(-1)?.rows ?? []
  const found = await askChanges(source, { since, sample, signal })
  if (!found) return before
  if ('many' in found) return { ...before, since: found.many ?? since, foundAt: Date.now(), isMany: true }
  await idle(client, source, signal)
  const pages = loadedPages(client, source)
  if (!pages) return NO_CHANGES
  const isOwn = ([id, { row }]: [string, Change]) => isOwnWrite(uriOf(source, id), row.last_modified)
  const own = new Map([...found.rows].filter(isOwn))
  const others = new Map([...found.rows].filter(entry => !isOwn(entry)))
  const kept = own.size > 0 ? applyOwn(client, source, pages, own) : pages.pages
  // A record that one wrote oneself since is no news of others any more.
  const rows = new Map([...before.rows].filter(([id]) => !own.has(id)).concat([...others]))
  return {
    since: found.clock,
    rows,
    own: new Map([...before.own].filter(([id]) => !others.has(id)).concat([...own])),
    latest: others.size > 0 ? new Set(others.keys()) : before.latest,
    news: countNews(kept, rows, source),
    foundAt: Date.now(),
    isMany: before.isMany,
  }
}

const changesOf = (client: QueryClient, source: RecordSource): Changes =>
  client.getQueryData<Changes>(keyOfChanges(source)) ?? NO_CHANGES

const uriOf = ({ listUri }: RecordSource, id: string) => `${listUri}/${encodeURIComponent(id)}`

/** The clock of the page that came first. */
function clockOf(pages: RecordPages | undefined): number | undefined {
  const times = pages?.pages.flatMap(({ timestamp }) => timestamp ?? []) ?? []
  return times.length > 0 ? Math.min(...times) : undefined
}

/** What one wrote oneself: it changes where it stands, goes where it was deleted, and comes where it is new. */
function applyOwn(client: QueryClient, source: RecordSource, loaded: RecordPages, own: ChangeMap): RecordPage[] {
  const order = orderOf(source)
  const stayed = withoutRows(loaded.pages, id => own.get(id)?.isGone ?? false)
  const replaced = replaceRows(stayed, own)
  const known = loadedIds(replaced, own)
  const created = [...own.values()].flatMap(({ row, isMatch }) => (isMatch && !known.has(row.id) ? row : []))
  // Of merged lists nobody knows which of their sources would bring it as well.
  const coming = isMerged(source) ? [] : created.filter(row => isWithin(loaded.pages, row, order))
  const pages = insertRows(replaced, coming, order)
  client.setQueryData<RecordPages>(recordPagesKey(source), { ...loaded, pages })
  return pages
}

function loadedIds(pages: readonly RecordPage[], wanted: ChangeMap): Set<string> {
  return new Set(pages.flatMap(page => page.rows.flatMap(({ id }) => (wanted.has(id) ? id : []))))
}

function countNews(pages: readonly RecordPage[], rows: ChangeMap, source: RecordSource): number {
  const order = orderOf(source)
  const flat = pages.flatMap(page => page.rows)
  const loaded = new Set<string>()
  let news = 0
  for (const [at, { id }] of flat.entries()) {
    const change = rows.get(id)
    if (!change) continue
    loaded.add(id)
    if (change.isGone) continue
    const [before, after] = [flat[at - 1], flat[at + 1]]
    const isInPlace = (!before || order(before, change.row) <= 0) && (!after || order(change.row, after) <= 0)
    if (!change.isMatch || !isInPlace) news += 1
  }
  for (const [id, { row, isMatch }] of rows) if (isMatch && !loaded.has(id) && isWithin(pages, row, order)) news += 1
  return news
}

/**
 * Brings the list up to date: known changes go to their places, without a request; where that cannot be, it is loaded
 * anew. Errors: KintoError.
 */
export async function showChanges(client: QueryClient, source: RecordSource): Promise<void> {
  const { rows, own, isMany, since } = changesOf(client, source)
  const changes = new Map([...rows, ...own])
  const loaded = loadedPages(client, source)
  if (isMany || !isFollowed(source) || (isMerged(source) && changes.size > 0)) {
    await reloadRecords(client, source)
  } else if (loaded) {
    const pages = changes.size > 0 ? applyChanges(loaded.pages, changes, orderOf(source)) : loaded.pages
    client.setQueryData<RecordPages>(recordPagesKey(source), { ...loaded, pages })
    client.setQueryData<Changes>(keyOfChanges(source), { ...NO_CHANGES, since })
  }
  if (rows.size > 0 || isMany) await refreshTotals(client, source)
}

/** Loads anew as much as was loaded. Errors: KintoError. */
export async function reloadRecords(client: QueryClient, source: RecordSource): Promise<void> {
  await reloadPages(client, source)
  client.setQueryData<Changes>(keyOfChanges(source), NO_CHANGES)
}

/** Looks for changes and shows them: what a list needs that was left and is opened again. Errors: KintoError. */
export async function refreshRecords(client: QueryClient, source: RecordSource): Promise<void> {
  if (isFollowed(source)) await client.query({ ...recordChanges(source), staleTime: 0 })
  await showChanges(client, source)
}

export const refreshTotals = (client: QueryClient, { listUri }: RecordSource) => {
  const list = keyOf(listUri)
  return client.invalidateQueries({
    queryKey: list,
    predicate: ({ queryKey }) => {
      const last = queryKey[list.length]
      return typeof last === 'object' && last !== null && 'total' in last
    },
  })
}

/** Waits until no page is on its way: it would arrive on top of the pages as they were. */
function idle(client: QueryClient, source: RecordSource, signal: AbortSignal): Promise<void> {
  const cache = client.getQueryCache()
  const isBusy = () => client.isFetching({ queryKey: recordPagesKey(source), exact: true }) > 0
  if (!isBusy()) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const done = cache.subscribe(() => {
      if (isBusy()) return
      done()
      resolve()
    })
    signal.addEventListener('abort', () => (done(), reject(signal.reason)), { once: true })
  })
}
