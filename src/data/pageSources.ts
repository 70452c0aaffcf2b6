import { listSearch } from '~/client/listSearch'
import { KintoError } from '~/protocol/KintoError'
import type { ListQuery } from '~/protocol/listQuery'
import type { KintoObject } from '~/protocol/objects'
import { goOnWithoutToken, questionIn } from './listQuestions'
import type { RowOrder } from './rowOrder'
import { session } from './session'

/** Rows that come in pages: those that came and were not given out yet, and what to ask one after the other then. */
export type Source = { buffer: readonly KintoObject[]; uris: readonly string[] }

/** What is given out by several sources at once is remembered page by page, so that pages share what they know. */
type Seen = { ids: ReadonlySet<string>; before: Seen | undefined }

/** Where a list goes on, in one direction: a plain value that may be kept, and asked again. */
export type Side = {
  isBack: boolean
  sources: readonly Source[]
  seen: Seen | undefined
  limit: number
  /** The last row on this side: what comes next stands behind it. */
  edge: KintoObject | undefined
}

/** `timestamp`: of the list's clock, when the oldest of these rows were asked for. */
export type Taken = { rows: KintoObject[]; timestamp: number | undefined; rest: Side | undefined }

export type PageAsk = { order: RowOrder; fields: readonly string[] | undefined; signal: AbortSignal | undefined }

/** Fields and limit are left out: each page names its own. */
export const sourceOf = (listUri: string, { fields: _, limit: __, ...question }: ListQuery): Source => ({
  buffer: [],
  uris: [listUri + listSearch(question)],
})

/** The next rows of a side, at least one if there are any. Errors: KintoError. */
export async function takePage(side: Side, ask: PageAsk): Promise<Taken> {
  const filled = await Promise.all(side.sources.map(source => fill(source, side.limit, ask)))
  const times = filled.flatMap(({ timestamp }) => timestamp ?? [])
  const timestamp = times.length > 0 ? Math.min(...times) : undefined
  const { rows, sources, seen } = filled.length === 1 ? takeAll(filled, side) : mergeSources(filled, side, ask.order)
  const isOver = sources.every(({ buffer, uris }) => buffer.length === 0 && uris.length === 0)
  const rest = isOver ? undefined : { ...side, sources, seen, edge: rows.at(-1) ?? side.edge }
  if (rows.length > 0 || !rest) return { rows, timestamp, rest }
  const more = await takePage(rest, ask)
  return { ...more, timestamp: timestamp ?? more.timestamp }
}

function takeAll(sources: readonly Source[], { seen }: Side) {
  return { rows: sources.flatMap(({ buffer }) => buffer), sources: sources.map(emptied), seen }
}

const emptied = ({ uris }: Source): Source => ({ buffer: [], uris })

/** Gives out in order until one source has run dry: its next row may come before those of the others. */
function mergeSources(sources: readonly Source[], { seen, isBack }: Side, order: RowOrder) {
  const heads = sources.map(() => 0)
  const rows: KintoObject[] = []
  const ids = new Set<string>()
  const isSeen = (id: string) => {
    if (ids.has(id)) return true
    for (let known = seen; known; known = known.before) if (known.ids.has(id)) return true
    return false
  }
  const direction = isBack ? -1 : 1
  for (;;) {
    if (sources.some(({ buffer, uris }, at) => (heads[at] ?? 0) >= buffer.length && uris.length > 0)) break
    let first: { row: KintoObject; at: number } | undefined
    for (const [at, { buffer }] of sources.entries()) {
      const row = buffer[heads[at] ?? 0]
      if (row && (!first || order(row, first.row) * direction < 0)) first = { row, at }
    }
    if (!first) break
    heads[first.at] = (heads[first.at] ?? 0) + 1
    if (isSeen(first.row.id)) continue
    ids.add(first.row.id)
    rows.push(first.row)
  }
  const left = sources.map(({ buffer, uris }, at) => ({ buffer: buffer.slice(heads[at]), uris }))
  return { rows, sources: left, seen: ids.size > 0 ? { ids, before: seen } : seen }
}

async function fill(source: Source, limit: number, ask: PageAsk): Promise<Source & { timestamp?: number | undefined }> {
  let { uris } = source
  let timestamp: number | undefined
  if (source.buffer.length > 0) return source
  for (;;) {
    const [uri, ...others] = uris
    if (uri === undefined) return { buffer: [], uris, timestamp }
    const page = await askPage(withAsk(uri, limit, ask.fields), ask.signal)
    if ('parts' in page) {
      const path = uri.split('?', 1)[0] ?? uri
      uris = [...page.parts.map(part => path + listSearch(part)), ...others]
      continue
    }
    timestamp ??= page.timestamp
    uris = page.next === undefined ? others : [page.next, ...others]
    if (page.rows.length > 0) return { buffer: page.rows, uris, timestamp }
  }
}

/** A token that the server refuses, though it may be its own, is no end: the place in it can be asked for by filters. */
async function askPage(uri: string, signal: AbortSignal | undefined) {
  try {
    return await session.client().page<KintoObject>(uri, { signal })
  } catch (error) {
    const parts = error instanceof KintoError && error.status === 400 ? goOnWithoutToken(questionIn(uri)) : undefined
    if (!parts) throw error
    return { parts }
  }
}

/** A page's address says where to go on, not how far, nor what of each row is wanted. */
function withAsk(uri: string, limit: number, fields: readonly string[] | undefined): string {
  const [path = '', search] = uri.split('?')
  const parameters = new URLSearchParams(search)
  parameters.set('_limit', String(limit))
  if (fields) parameters.set('_fields', fields.join(','))
  else parameters.delete('_fields')
  return `${path}?${parameters}`
}
