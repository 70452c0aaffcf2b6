import type { KintoClient } from '~/client/KintoClient'
import { partsOf } from '~/jobs/readRecords'
import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import { keyOf } from './keys'
import { nextPageSize } from './nextPageSize'

type Reading = { client: KintoClient; of: CollectionRef; signal: AbortSignal }

/** What a history tells of one change of a record, without the record. */
export type RecordChange = {
  /** Of the entry. */
  id: string
  rid: string
  action: string
  /** Null: somebody who was not signed in. */
  user: string | null
  /** `last_modified` of the record, or of its tombstone, after the change. */
  at: number
}

/** Entries without what they hold are small: more of them at once are still read quickly. */
const MOST_ENTRIES = 1000
/** A record that was written more often than all of these is not followed to its end. */
const MOST_PAGES = 20
const FIRST_STATES = 10
const OUTLINE = ['record_id', 'action', 'user_id', 'target.data.last_modified']

export const historyUri = ({ bid }: Pick<CollectionRef, 'bid'>) => `${uriOf({ bid })}/history`
export const historyKey = (of: Pick<CollectionRef, 'bid'>) => keyOf(historyUri(of))

/** Quoted, as `in_record_id=5` would ask for a number (kinto-protocol 6.2). */
const listOf = (ids: readonly string[]) => ids.map(id => JSON.stringify(id)).join(',')

const ofRecords = ({ cid }: CollectionRef): [string, string][] => [
  ['resource_name', 'record'],
  ['collection_id', JSON.stringify(cid)],
]

/**
 * The changes of some records, newest first, all records in one question: a history has no index for single ones.
 * `isEnough` says whether a record needs no older ones. Errors: KintoError, 403 where the history may not be read.
 */
export async function changesOf(
  { client, of, signal }: Reading,
  rids: readonly string[],
  isEnough: (rid: string, changes: readonly RecordChange[]) => boolean,
): Promise<Map<string, RecordChange[]>> {
  const found = new Map<string, RecordChange[]>(rids.map(rid => [rid, []]))
  const isOpen = (rid: string) => !isEnough(rid, found.get(rid) ?? [])
  for (const part of partsOf(rids)) {
    let open = part
    let before: number | undefined
    for (let pages = 0; open.length > 0 && pages < MOST_PAGES; pages++) {
      const filters = [...ofRecords(of), ['in_record_id', listOf(open)] as [string, string]]
      const asked = { filters, fields: OUTLINE, limit: MOST_ENTRIES, ...(before !== undefined && { before }) }
      const page = await client.list(historyUri(of), asked, { signal })
      for (const change of page.rows.flatMap(readChange)) found.get(change.rid)?.push(change)
      const last = page.rows.at(-1)
      if (page.next === undefined || !last) break
      before = last.last_modified
      open = open.filter(isOpen)
    }
  }
  return found
}

/** A change of another form is none of a record. */
export function readChange(entry: JsonObject): RecordChange[] {
  const { id, record_id: rid, action, user_id: user, target } = entry
  const data = isJsonObject(target) ? target.data : undefined
  const at = isJsonObject(data) ? data.last_modified : undefined
  if (typeof id !== 'string' || typeof rid !== 'string' || typeof action !== 'string' || typeof at !== 'number')
    return []
  return [{ id, rid, action, user: typeof user === 'string' ? user : null, at }]
}

/** What a record was after a change, and who had a right on the record itself. */
export type FormerState = { data: JsonObject; permissions: JsonObject }

/** By the ids of the entries, a few at first: each may be a megabyte. Errors: KintoError. */
export async function statesAfter(
  { client, of, signal }: Reading,
  entries: readonly string[],
): Promise<Map<string, FormerState>> {
  const found = new Map<string, FormerState>()
  let most = FIRST_STATES
  for (let from = 0; from < entries.length;) {
    const [part = []] = partsOf(entries.slice(from, from + most))
    const asked = { filters: [['in_id', listOf(part)] as [string, string]], fields: ['target'] }
    let page = await client.list(historyUri(of), asked, { signal })
    for (;;) {
      for (const { id, target } of page.rows) {
        const state = readState(target)
        if (state) found.set(id, state)
      }
      if (page.next === undefined) break
      page = await client.page(page.next, { signal })
    }
    from += part.length
    most = nextPageSize(page.rows)
  }
  return found
}

function readState(target: Json | undefined): FormerState | undefined {
  if (!isJsonObject(target) || !isJsonObject(target.data)) return undefined
  return { data: target.data, permissions: isJsonObject(target.permissions) ? target.permissions : {} }
}

/** The deletions by some users, newest first, page by page; `user` and `rid` as `like_` takes them. */
export async function deletionsBy(
  { client, of, signal }: Reading,
  { user, rid, limit }: { user: string; rid: string | undefined; limit: number },
  next: string | undefined,
): Promise<{ changes: RecordChange[]; next: string | undefined }> {
  const filters: [string, string][] = [...ofRecords(of), ['action', 'delete'], ['like_user_id', user]]
  if (rid !== undefined) filters.push(['like_record_id', rid])
  const page = await (next === undefined
    ? client.list(historyUri(of), { filters, fields: OUTLINE, limit }, { signal })
    : client.page(next, { signal }))
  return { changes: page.rows.flatMap(readChange), next: page.next }
}
