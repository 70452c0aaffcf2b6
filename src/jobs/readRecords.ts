import type { KintoClient } from '~/client/KintoClient'
import type { ListQuery } from '~/protocol/listQuery'
import type { KintoObject } from '~/protocol/objects'
import { tokenAfter } from '~/protocol/pageToken'
import type { Selection, Stored } from './Job'

type Reading = { client: KintoClient; listUri: string; signal: AbortSignal }

/** One record of a selection; `present` is undefined where a named one is not there. */
export type Read = { rid: string; present: Stored | undefined }

const SORT = ['id']
/** The most rows that Kinto gives by default; a server may give fewer. */
const MOST_ROWS = 1000
/** Characters of JSON in one answer: it is read at once, and the page must not stand still for it. */
const MOST_SIZE = 1_000_000
/** Ids in one address, and its length: proxies often refuse more than 8 KB. */
const MOST_IDS = 100
const MOST_ID_CHARACTERS = 3000

/** Each record of the selection once, part by part. Errors: KintoError; the signal's reason. */
export async function* readSelection(reading: Reading, selection: Selection): AsyncGenerator<Read[]> {
  if ('ids' in selection) {
    for (const ids of partsOf([...new Set(selection.ids)])) yield readIds(reading, ids)
    return
  }
  const except = new Set(selection.except)
  for await (const rows of readPages(reading, selection.query))
    yield rows.flatMap(row => (except.has(row.id) ? [] : [{ rid: row.id, present: row }]))
}

/** As many as one address may name; see `partsOf`. */
export async function readIds(reading: Reading, ids: readonly string[]): Promise<Read[]> {
  const found = new Map<string, KintoObject>()
  // Quoted, as `in_id=5` and `in_id=true` would ask for a number and a boolean (kinto-protocol 6.2).
  const filters: [string, string][] = [['in_id', ids.map(id => JSON.stringify(id)).join(',')]]
  if (ids.length > 0)
    for await (const rows of readPages(reading, { filters })) for (const row of rows) found.set(row.id, row)
  return ids.map(rid => ({ rid, present: found.get(rid) }))
}

export function partsOf(ids: readonly string[]): string[][] {
  const parts: string[][] = []
  let open: string[] = []
  let characters = 0
  for (const id of ids) {
    characters += id.length
    if (open.length === 0 || open.length === MOST_IDS || characters > MOST_ID_CHARACTERS) {
      parts.push((open = []))
      characters = id.length
    }
    open.push(id)
  }
  return parts
}

/**
 * Whole records in the order of their ids, so that a change while this reads neither repeats nor skips one: the page
 * goes on behind the last id that was read.
 */
async function* readPages({ client, listUri, signal }: Reading, query: ListQuery): AsyncGenerator<KintoObject[]> {
  const { filters, since, before } = query
  const asked: ListQuery = {
    ...(filters && { filters }),
    ...(since !== undefined && { since }),
    ...(before !== undefined && { before }),
    sort: SORT,
  }
  let limit = 100
  let last: KintoObject | undefined
  for (;;) {
    const token = last && tokenAfter(SORT, last)
    const page = await client.list(listUri, { ...asked, limit, ...(token !== undefined && { token }) }, { signal })
    yield page.rows.filter(row => !isTombstone(row))
    last = page.rows.at(-1)
    if (page.next === undefined || !last) return
    limit = nextLimit(page.rows)
  }
}

/** Questions about `last_modified` bring them along (kinto-protocol 6.3). */
const isTombstone = (row: KintoObject) => row.deleted === true && Object.keys(row).length === 3

function nextLimit(rows: readonly KintoObject[]): number {
  const size = rows.slice(-3).reduce((sum, row) => sum + JSON.stringify(row).length, 0) / Math.min(rows.length, 3)
  return Math.max(10, Math.min(MOST_ROWS, Math.floor(MOST_SIZE / size)))
}
