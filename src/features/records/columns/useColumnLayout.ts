import { useMemo, useSyncExternalStore } from 'react'
import { isJsonObject } from '~/protocol/json'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import type { SavedView } from '~/url/savedView'
import { readLayout, STANDARD_LAYOUT, type ColumnLayout } from '~/url/savedViewLayout'
import { KeptByPlace } from './keptByPlace'

const layouts = new KeptByPlace(
  () => localStorage,
  'kinto-studio:columns:1',
  stored => (isJsonObject(stored) ? readLayout(stored) : undefined),
)
/** One's own decision, so it is no part of a layout that others may have saved. */
const images = new KeptByPlace(
  () => localStorage,
  'kinto-studio:images:1',
  stored => stored === true,
)

/**
 * How the columns of one collection's list stand, as this browser remembers it. In a saved view they stand as the view
 * says until somebody changes that, and then otherwise in that view only.
 */
export function useColumnLayout(server: string, of: CollectionRef, view: SavedView | undefined) {
  const collection = server + uriOf(of)
  const place = view ? `${collection}#${view.id}` : collection
  const own = useSyncExternalStore(layouts.subscribe, () => layouts.get(place))
  const canLoadImages = useSyncExternalStore(images.subscribe, () => images.get(collection))
  return useMemo(() => {
    const layout = own ?? view?.layout ?? STANDARD_LAYOUT
    return {
      layout,
      canLoadImages,
      change: (edit: (now: ColumnLayout) => ColumnLayout) =>
        // Another change may have come before the page was drawn again.
        layouts.set(place, { ...edit(layouts.get(place) ?? layout) }),
      /** As the view says, or as everybody begins. */
      reset: () => layouts.set(place, undefined),
      allowImages: (isAllowed: boolean) => images.set(collection, isAllowed || undefined),
    }
  }, [own, view?.layout, canLoadImages, collection, place])
}

export type KeptLayout = ReturnType<typeof useColumnLayout>
