import { useQuery, type QueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { usePatchObject } from '~/data/mutations'
import { objectView } from '~/data/queries'
import { session } from '~/data/session'
import { deepEqual } from '~/lib/deepEqual'
import { KintoError } from '~/protocol/KintoError'
import type { KintoObject } from '~/protocol/objects'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import type { ListSearch } from '~/url/listSearch'
import { changeViews, defaultSearch, readViews, viewIdOf, type SavedView, type ViewChange } from '~/url/savedView'
import { KeptByPlace } from '../columns/keptByPlace'

/** own: in this browser. shared: in the collection, for everybody who may read it. */
export type Scope = 'own' | 'shared'
export type FoundView = { scope: Scope; view: SavedView }

/** Of the collection's metadata. */
const ATTRIBUTE = 'studio'
/** Somebody else's changes may come between each time; more often than that there is another reason. */
const MOST_TRIES = 4

const kept = new KeptByPlace(() => localStorage, 'kinto-studio:views:1', readViews)

/** The views of one collection, and the one that the address came from. */
export function useViews(server: string, of: CollectionRef, search: ListSearch) {
  const place = server + uriOf(of)
  const own = useSyncExternalStore(kept.subscribe, () => kept.get(place))
  const collection = useQuery({ ...objectView(uriOf(of)), retryOnMount: false })
  const stored = collection.data?.data[ATTRIBUTE]
  const shared = useMemo(() => readViews(stored), [stored])
  const patch = usePatchObject()
  const id = viewIdOf(search)
  const current = useMemo(() => findView(own.views, shared.views, id), [own, shared, id])
  return {
    own,
    shared,
    /** Undefined where the address came from none, or from one that is gone. */
    current,
    hasDefault: own.defaultView !== undefined || shared.defaultView !== undefined,
    /** Nobody can share a view in a collection that they may not read. */
    canShare: collection.data !== undefined,
    /** Errors: KintoError of a shared view; then nothing has changed. */
    change: async (scope: Scope, change: ViewChange) => {
      if (scope === 'own') kept.set(place, changeViews(kept.raw(place), change))
      else if (collection.data) await changeShared(collection.data.data, change)
    },
  }

  /** Where somebody wrote since, the change is made again in what they wrote. */
  async function changeShared(from: KintoObject, change: ViewChange) {
    let now = from
    for (let tries = 1; ; tries++) {
      const next = changeViews(now[ATTRIBUTE], change)
      if (deepEqual(next, now[ATTRIBUTE])) return
      try {
        await patch.mutateAsync({ ref: of, data: { [ATTRIBUTE]: next }, lastModified: now.last_modified })
        return
      } catch (error) {
        const existing = error instanceof KintoError && error.status === 412 ? error.existing : undefined
        if (!existing || tries === MOST_TRIES) throw error
        now = existing
      }
    }
  }
}

export type Views = ReturnType<typeof useViews>

function findView(own: readonly SavedView[], shared: readonly SavedView[], id: string | undefined) {
  const among = (views: readonly SavedView[], scope: Scope): FoundView | undefined => {
    const view = views.find(one => one.id === id)
    return view && { scope, view }
  }
  return id === undefined ? undefined : (among(own, 'own') ?? among(shared, 'shared'))
}

/** The address that an empty one stands for; undefined for any other, and where there is no default view. */
export const startSearch = ({ own, shared }: Views, search: ListSearch): ListSearch | undefined =>
  defaultSearch(search, own, shared)

/** The same before the page is there, as far as it is known then. */
export function knownStartSearch(client: QueryClient, of: CollectionRef, search: ListSearch): ListSearch | undefined {
  const collection = client.getQueryData(objectView(uriOf(of)).queryKey)
  return defaultSearch(search, kept.get(session.server() + uriOf(of)), readViews(collection?.data[ATTRIBUTE]))
}
