import type { QueryClient } from '@tanstack/react-query'
import { keyOf } from '~/data/keys'
import { objectPages, objectView } from '~/data/queries'
import { isJsonObject, type JsonObject } from '~/protocol/json'
import { childrenUri, uriOf, type CollectionRef } from '~/protocol/ref'
import type { ListSearch } from '~/url/listSearch'
import { readListQuery } from '~/url/recordsQuery'
import { readShape } from './collectionShape'

/**
 * Asks for the first rows and the collection at once. The rows are asked for in the order that is known so far, and
 * again only when the collection, once it is there, turns out to want another. Settles when the rows have come.
 * Errors: KintoError of the rows; a collection that may not be read is none.
 */
export async function openList(client: QueryClient, of: CollectionRef, search: ListSearch): Promise<void> {
  const listUri = childrenUri(of, 'record')
  const pagesFor = (collection: JsonObject | undefined) =>
    objectPages(listUri, readListQuery(search, readShape(collection).sort))
  const guessed = pagesFor(seenCollection(client, of))
  const rows = client.infiniteQuery({ ...guessed, staleTime: 'static' })
  rows.catch(() => undefined) // Awaited below; until then a failure is nobody's yet.
  const collection = await client.query({ ...objectView(uriOf(of)), staleTime: 'static' }).then(
    ({ data }) => data,
    () => undefined, // Whoever may not read the collection may still read its records, without columns of its own.
  )
  const wanted = pagesFor(collection)
  if (JSON.stringify(wanted.queryKey) === JSON.stringify(guessed.queryKey)) {
    await rows
    return
  }
  await client.cancelQueries({ queryKey: guessed.queryKey, exact: true })
  await client.infiniteQuery({ ...wanted, staleTime: 'static' })
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
