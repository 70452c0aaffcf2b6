import { infiniteQueryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import type { Json } from '~/protocol/json'
import type { ListQuery } from '~/protocol/listQuery'
import type { KintoObject } from '~/protocol/objects'
import { fullSort } from '~/protocol/pageToken'
import { pagesKey } from './keys'
import { cutAt, withFilter } from './listQuestions'
import { nextPageSize } from './nextPageSize'
import { sourceOf, takePage, type Side } from './pageSources'
import { fieldOfKey, rowOrder } from './rowOrder'

/** Rows appear after the first, small page; the later ones, see nextPageSize.ts, keep fast scrolling fed. */
const FIRST_PAGE = 100

/** A text to find in any of some fields. Kinto knows no "or": each field is a question of its own. */
export type QuickFind = { fields: readonly string[]; /** As `like_` takes it. */ value: string }

export type RecordSource = {
  listUri: string
  query: ListQuery
  find?: QuickFind | undefined
  /** The value of the first sort key to begin at; the list goes on in both directions from there. */
  at?: Json | undefined
  /** What is needed of each record; undefined: all of it. No part of the key: pages know what they were asked with. */
  fields?: readonly string[] | undefined
}

export type RecordPage = {
  rows: KintoObject[]
  timestamp: number | undefined
  /** What each row holds at least; undefined: everything. */
  fields: readonly string[] | undefined
  /** Put before the first page since the list was opened. */
  isBefore: boolean
  next: Side | undefined
  previous: Side | undefined
}

export type RecordPages = InfiniteData<RecordPage, PageParam>
/** Undefined: where the list was opened. */
type PageParam = Side | undefined

export function recordPagesKey({ listUri, query, find, at }: RecordSource) {
  const extra = { ...(find && { find }), ...(at !== undefined && { at }) }
  return pagesKey(listUri, { ...query, ...extra })
}

/**
 * The records of a list, in both directions where it is opened in the middle, and merged of several lists where a text
 * is looked for in several fields. Never reloaded by itself: recordChanges.ts brings what changed. Errors: KintoError.
 */
export const recordPages = (source: RecordSource) =>
  infiniteQueryOptions({
    queryKey: recordPagesKey(source),
    initialPageParam: undefined as PageParam,
    queryFn: ({ pageParam, signal }) => readRecords(source, pageParam, signal),
    getNextPageParam: (last: RecordPage) => last.next,
    getPreviousPageParam: (first: RecordPage) => first.previous,
    staleTime: 'static',
    // Comparing a hundred thousand rows with those before would stop the page for longer than drawing the few in view.
    structuralSharing: false,
  })

async function readRecords(source: RecordSource, param: PageParam, signal: AbortSignal): Promise<RecordPage> {
  const ends = param ? undefined : openEnds(source)
  const side = param ?? ends?.onwards
  if (!side) throw new Error('A list has a beginning.')
  const fields = fieldsOf(source)
  const ask = { order: orderOf(source), fields, signal }
  const { rows, timestamp, rest } = await takePage(side, ask)
  const limit = source.query.limit ?? nextPageSize(rows)
  const more = rest && { ...rest, limit }
  const page = { timestamp, fields, isBefore: side.isBack }
  if (side.isBack) return { ...page, rows: rows.toReversed(), previous: more, next: undefined }
  if (rows.length === 0 && ends?.backwards) {
    // Behind the last one: the end of the list is shown then.
    const last = await takePage(ends.backwards, ask)
    return { ...page, rows: last.rows.toReversed(), previous: last.rest && { ...last.rest, limit }, next: undefined }
  }
  const back = ends?.backwards && { ...ends.backwards, limit, edge: rows[0] }
  return { ...page, rows, next: more, previous: back }
}

/** Both directions, before anything was asked. */
function openEnds(source: RecordSource): { onwards: Side; backwards: Side | undefined } {
  const cut = source.at === undefined ? undefined : cutAt(source.query, source.at, Date.now())
  const side = (query: ListQuery, isBack: boolean): Side => ({
    isBack,
    sources: questionsOf({ ...source, query }).map(question => sourceOf(source.listUri, question)),
    seen: undefined,
    limit: source.query.limit ?? FIRST_PAGE,
    edge: undefined,
  })
  return { onwards: side(cut?.onwards ?? source.query, false), backwards: cut && side(cut.backwards, true) }
}

/** The lists that this one is merged of. */
export function questionsOf({ query, find }: Pick<RecordSource, 'query' | 'find'>): ListQuery[] {
  if (!find) return [query]
  return find.fields.map(field => ({ ...query, filters: withFilter(query.filters, `like_${field}`, find.value) }))
}

export const orderOf = ({ query }: RecordSource) => rowOrder(query.sort ?? [])

/** With the fields that the order rests on: rows find their place by them. */
export function fieldsOf({ query, fields }: Pick<RecordSource, 'query' | 'fields'>): readonly string[] | undefined {
  const asked = query.fields ?? fields
  if (!asked) return undefined
  const sorted = fullSort(query.sort ?? []).map(fieldOfKey)
  const marker = showsDeleted(query) ? ['deleted'] : []
  return [...new Set([...asked, ...sorted, ...marker])]
}

/** Any filter on the time brings deleted records along (kinto-protocol 6.3). */
export const showsDeleted = ({ filters = [], since, before }: ListQuery) =>
  since !== undefined ||
  before !== undefined ||
  filters.some(([name]) => /(^|_)last_modified$|^_(since|before|to)$/.test(name))

/** Whether rows of a page can show all these fields. */
export const holdsFields = (page: RecordPage, fields: readonly string[] | undefined) =>
  !page.fields || (fields !== undefined && fields.every(field => page.fields?.includes(field)))

export const isMerged = ({ find }: RecordSource) => (find?.fields.length ?? 0) > 1

export const loadedPages = (client: QueryClient, source: RecordSource): RecordPages | undefined =>
  client.getQueryData<RecordPages>(recordPagesKey(source))

/**
 * Asks anew for as much as was loaded. What was put before the beginning is let go: pages can be asked again only
 * onwards. Errors: KintoError.
 */
export async function reloadPages(client: QueryClient, source: RecordSource): Promise<void> {
  const key = recordPagesKey(source)
  client.setQueryData<RecordPages>(key, loaded => {
    const start = loaded?.pages.findIndex(page => !page.isBefore) ?? 0
    if (!loaded || start <= 0) return loaded
    return { pages: loaded.pages.slice(start), pageParams: loaded.pageParams.slice(start) }
  })
  await client.infiniteQuery({ ...recordPages(source), staleTime: 0 })
}
