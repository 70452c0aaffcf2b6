import type { QueryClient } from '@tanstack/react-query'
import { keyOf } from '~/data/keys'
import { objectView } from '~/data/queries'
import { refreshRecords } from '~/data/recordChanges'
import { loadedPages, recordPages, recordPagesKey, type RecordSource } from '~/data/recordPages'
import { isJsonObject, type JsonObject } from '~/protocol/json'
import { childrenUri, uriOf, type CollectionRef } from '~/protocol/ref'
import type { ListSearch } from '~/url/listSearch'
import { readShape } from './collectionShape'
import { recordSource } from './recordSource'

/** A list that was left a moment ago is as it was, unless something was written since. */
const FRESH_MS = 30_000

/**
 * Asks for the first rows and the collection at once. The rows are asked for in the order that is known so far, and
 * again only when the collection, once it is there, turns out to want another. Of a list that was loaded before, only
 * what changed since is asked for. `shown`: the columns, where somebody chose others than the collection's own.
 * Settles when the rows have come. Errors: KintoError of the rows; a collection that may not be read is none.
 */
export async function openList(
  client: QueryClient,
  of: CollectionRef,
  search: ListSearch,
  shown?: readonly string[],
): Promise<void> {
  const sourceFor = (collection: JsonObject | undefined) => recordSource(of, search, readShape(collection), shown)
  const guessed = sourceFor(seenCollection(client, of))
  const rows = openRows(client, guessed)
  rows.catch(() => undefined) // Awaited below; until then a failure is nobody's yet.
  const collection = await client.query({ ...objectView(uriOf(of)), staleTime: 'static' }).then(
    ({ data }) => data,
    () => undefined, // Whoever may not read the collection may still read its records, without columns of its own.
  )
  const wanted = sourceFor(collection)
  if (JSON.stringify(recordPagesKey(wanted)) === JSON.stringify(recordPagesKey(guessed))) {
    await rows
    return
  }
  await client.cancelQueries({ queryKey: recordPagesKey(guessed), exact: true })
  await openRows(client, wanted)
}

async function openRows(client: QueryClient, source: RecordSource): Promise<void> {
  const state = client.getQueryState(recordPagesKey(source))
  const isOld = state?.isInvalidated || (state?.dataUpdatedAt ?? 0) < Date.now() - FRESH_MS
  if (!loadedPages(client, source)) await client.infiniteQuery(recordPages(source))
  // A failure stands above the rows, which are there all the same.
  else if (isOld) await refreshRecords(client, source).catch(() => undefined)
}

/** The collection as it was last seen, by itself or in a list of collections: good enough to guess its order. */
function seenCollection(client: QueryClient, { bid, cid }: CollectionRef): JsonObject | undefined {
  const own = client.getQueryData(objectView(uriOf({ bid, cid })).queryKey)
  if (own) return own.data
  const lists = keyOf(childrenUri({ bid }, 'collection'))
  for (const [key, cached] of client.getQueriesData({ queryKey: lists })) {
    // Everything below the list has longer keys.
    if (key.length !== lists.length + 1 || !isJsonObject(cached) || !Array.isArray(cached.pages)) continue
    for (const page of cached.pages) {
      const rows = isJsonObject(page) && Array.isArray(page.rows) ? page.rows : []
      const found = rows.find(row => isJsonObject(row) && row.id === cid)
      if (isJsonObject(found)) return found
    }
  }
  return undefined
}
