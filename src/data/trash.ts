import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { partsOf } from '~/jobs/readRecords'
import type { KintoObject } from '~/protocol/objects'
import { childrenUri, type CollectionRef } from '~/protocol/ref'
import { changesOf, deletionsBy, historyKey, statesAfter, type FormerState, type RecordChange } from './history'
import { keyOf } from './keys'
import { session } from './session'

/** Of one page: what is asked of the history about them has to fit one address. */
const MOST_ROWS = 50
/** Where somebody deleted much that is there again, so many pages of it are passed over before any are shown. */
const MOST_EMPTY_PAGES = 5

/** Values as `like_` takes them; undefined: any. */
export type TrashQuestion = { id: string | undefined; user: string | undefined }

/** What a deleted record leaves in its list. */
export type Deletion = { id: string; at: number }

type TrashPage = { rows: Deletion[]; next: string | undefined }

/**
 * The deleted records of a collection, newest first: those whose ids are not in use again. Asked by user it is the
 * history that is gone through. Errors: KintoError, with a user also 403 where the history may not be read.
 */
export const trashPages = (of: CollectionRef, { id, user }: TrashQuestion) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(childrenUri(of, 'record')), { trash: { id, user } }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }): Promise<TrashPage> =>
      user === undefined ? readTombstones(of, id, pageParam, signal) : readByUser(of, { id, user }, pageParam, signal),
    getNextPageParam: last => last.next,
  })

/** A live record may have a field called `deleted`, beside others (kinto-protocol 6.3). */
const isTombstone = (row: KintoObject) => row.deleted === true && Object.keys(row).length === 3

/** Tombstones come along as soon as a question bears on the time (kinto-protocol 6.3). */
const GONE: [string, string][] = [['deleted', 'true']]
const EVER = 0

const deletionsIn = (rows: readonly KintoObject[]): Deletion[] =>
  rows.filter(isTombstone).map(({ id, last_modified: at }) => ({ id, at }))

async function readTombstones(
  of: CollectionRef,
  id: string | undefined,
  next: string | undefined,
  signal: AbortSignal,
) {
  const filters = id === undefined ? GONE : [...GONE, ['like_id', id] as [string, string]]
  const client = session.client()
  const page = await (next === undefined
    ? client.list(childrenUri(of, 'record'), { filters, since: EVER, limit: MOST_ROWS }, { signal })
    : client.page<KintoObject>(next, { signal }))
  return { rows: deletionsIn(page.rows), next: page.next }
}

async function readByUser(
  of: CollectionRef,
  { id, user }: { id: string | undefined; user: string },
  from: string | undefined,
  signal: AbortSignal,
): Promise<TrashPage> {
  const reading = { client: session.client(), of, signal }
  let next = from
  for (let pages = 1; ; pages++) {
    const page = await deletionsBy(reading, { user, rid: id, limit: MOST_ROWS }, next)
    const rows = await stillGone(of, page.changes, signal)
    next = page.next
    if (rows.length > 0 || next === undefined || pages === MOST_EMPTY_PAGES) return { rows, next }
  }
}

/** The record may be there again, or have been deleted once more, by somebody else. */
async function stillGone(of: CollectionRef, changes: readonly RecordChange[], signal: AbortSignal) {
  const client = session.client()
  const gone = new Map<string, number>()
  for (const ids of partsOf([...new Set(changes.map(({ rid }) => rid))])) {
    const filters = [...GONE, ['in_id', ids.map(id => JSON.stringify(id)).join(',')] as [string, string]]
    let page = await client.list(childrenUri(of, 'record'), { filters, since: EVER }, { signal })
    for (;;) {
      for (const { id, at } of deletionsIn(page.rows)) gone.set(id, at)
      if (page.next === undefined) break
      page = await client.page<KintoObject>(page.next, { signal })
    }
  }
  return changes.flatMap(({ rid, at }): Deletion[] => (gone.get(rid) === at ? [{ id: rid, at }] : []))
}

/** What the history tells of a deletion. */
export type DeletionStory = {
  /** Undefined: it does not tell. Null: somebody who was not signed in. */
  by: string | null | undefined
  /** The record as it was last; undefined: it does not tell. */
  was: FormerState | undefined
  /** Who wrote it last, and when. */
  written: { by: string | null; at: number } | undefined
  /** No deletion at all, but a record with nothing in it but `deleted: true`. */
  isAlive: boolean
}

export type DeletionStories = ReadonlyMap<string, DeletionStory>

/** A record may be deleted more than once. */
const nameOf = ({ cid }: CollectionRef, { id, at }: Deletion) => `${cid}/${id} ${at}`
const storyKey = (of: CollectionRef, deletion: Deletion) => [...historyKey(of), { deletion: nameOf(of, deletion) }]

/** Of these deletions, what was learnt before. */
export function knownStories(client: QueryClient, of: CollectionRef, deletions: readonly Deletion[]): DeletionStories {
  const known = deletions.flatMap((deletion): [string, DeletionStory][] => {
    const story = client.getQueryData<DeletionStory>(storyKey(of, deletion))
    return story ? [[deletion.id, story]] : []
  })
  return new Map(known)
}

/**
 * By the ids of the records, in a few requests for a page of them. What was told once is not asked for again, as other
 * deletions join a page whenever some leave it. Errors: KintoError, 403 where the history may not be read.
 */
export const deletionStories = (of: CollectionRef, deletions: readonly Deletion[]) =>
  queryOptions({
    queryKey: [...historyKey(of), { deletions: deletions.map(deletion => nameOf(of, deletion)) }],
    queryFn: async ({ client, signal }): Promise<DeletionStories> => {
      const known = knownStories(client, of, deletions)
      const asked = deletions.filter(({ id }) => !known.has(id))
      const told = await readStories(of, asked, signal)
      for (const deletion of asked) {
        const story = told.get(deletion.id)
        if (story?.was) client.setQueryData(storyKey(of, deletion), story)
      }
      return new Map([...known, ...told])
    },
    // They may be megabytes, and each is as it was.
    structuralSharing: false,
  })

async function readStories(of: CollectionRef, deletions: readonly Deletion[], signal: AbortSignal) {
  const reading = { client: session.client(), of, signal }
  const ids = deletions.map(({ id }) => id)
  const times = new Map(deletions.map(({ id, at }) => [id, at]))
  const changes = await changesOf(reading, ids, (id, found) =>
    found.some(change => isWrite(change) && change.at <= (times.get(id) ?? 0)),
  )
  const outlines = deletions.map(deletion => outlineOf(deletion, changes.get(deletion.id) ?? []))
  const states = await statesAfter(
    reading,
    outlines.flatMap(({ last }) => (last ? [last.id] : [])),
  )
  const stories = outlines.map(({ id, by, last, isAlive }): [string, DeletionStory] => {
    const was = last && states.get(last.id)
    return [id, { by, was, written: was && last && { by: last.user, at: last.at }, isAlive }]
  })
  return new Map(stories)
}

const isWrite = ({ action }: RecordChange) => action !== 'delete'

/**
 * The last write before the deletion. In what one batch did the entries are not in the order of the changes, so the
 * record's own times tell (kinto-protocol 7).
 */
export function outlineOf({ id, at }: Deletion, changes: readonly RecordChange[]) {
  const deletion = changes.find(change => !isWrite(change) && change.at === at)
  const writes = changes.filter(change => isWrite(change) && change.at < at)
  return {
    id,
    by: deletion?.user,
    last: writes.toSorted((a, b) => b.at - a.at)[0],
    isAlive: changes.some(change => isWrite(change) && change.at === at),
  }
}
