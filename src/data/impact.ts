import { queryOptions } from '@tanstack/react-query'
import type { KintoObject } from '~/protocol/objects'
import { childrenUri, kindOf, uriOf, type BucketRef, type CollectionRef, type Ref } from '~/protocol/ref'
import { keyOf } from './keys'
import { session } from './session'

/** How many objects a deletion takes along. `uncounted`: collections whose records we may not count. */
export type Impact = { collections: number; groups: number; records: number; uncounted: number }

const AT_ONCE = 4

/** Counted by HEAD on each list below. Errors: KintoError when not even the first list may be read. */
export const deletionImpact = (ref: Ref) =>
  queryOptions({
    queryKey: [...keyOf(uriOf(ref)), { impact: true }],
    staleTime: 0,
    queryFn: ({ signal }): Promise<Impact> => countBelow(ref, signal),
  })

async function countBelow(ref: Ref, signal: AbortSignal): Promise<Impact> {
  const client = session.client()
  if ('cid' in ref && kindOf(ref) === 'collection')
    return {
      collections: 0,
      groups: 0,
      records: await client.total(childrenUri(ref, 'record'), {}, { signal }),
      uncounted: 0,
    }
  if (kindOf(ref) !== 'bucket') return { collections: 0, groups: 0, records: 0, uncounted: 0 }
  const [groups, collections] = await Promise.all([
    client.total(childrenUri(ref, 'group'), {}, { signal }),
    collectionsOf(ref, signal),
  ])
  const counts: (number | undefined)[] = []
  for (let from = 0; from < collections.length; from += AT_ONCE)
    counts.push(...(await Promise.all(collections.slice(from, from + AT_ONCE).map(one => countRecords(one, signal)))))
  const known = counts.filter(count => count !== undefined)
  return {
    collections: collections.length,
    groups,
    records: known.reduce((sum, count) => sum + count, 0),
    uncounted: counts.length - known.length,
  }
}

async function collectionsOf({ bid }: BucketRef, signal: AbortSignal): Promise<CollectionRef[]> {
  const client = session.client()
  const found: CollectionRef[] = []
  let page = await client.list<KintoObject>(childrenUri({ bid }, 'collection'), { fields: ['id'] }, { signal })
  for (;;) {
    found.push(...page.rows.map(({ id }) => ({ bid, cid: id })))
    if (page.next === undefined) return found
    page = await client.page<KintoObject>(page.next, { signal })
  }
}

/** Undefined when this one list cannot be counted: the dialog says so instead of failing whole. */
async function countRecords(collection: CollectionRef, signal: AbortSignal): Promise<number | undefined> {
  try {
    return await session.client().total(childrenUri(collection, 'record'), {}, { signal })
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}
