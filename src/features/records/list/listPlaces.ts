import { isJsonObject } from '~/protocol/json'
import type { GridPlace } from '~/ui/grid/GridColumn'
import type { Places } from '~/ui/grid/useGridPlace'

/** Where the person is in the browser's history right now. */
export type Visit = {
  /** Of the history entry. */
  entry: string | undefined
  /** They come from one of the list's own records, by whatever way. */
  isReturning: boolean
}

const KEY = 'kinto-studio:places:1'
const MOST = 50

type Kept = GridPlace & { entry: string | undefined }

/**
 * The places that somebody left lists at, kept for as long as the tab lives. A list that is opened afresh begins at
 * the top: only the same entry of the browser's history, or the way back from a record, leads to the old place.
 */
export function listPlaces(storage: Pick<Storage, 'getItem' | 'setItem'>, visit: () => Visit): Places {
  const entries = new Map<string, string | undefined>()
  return {
    read: key => {
      const { entry, isReturning } = visit()
      entries.set(key, entry)
      const kept = readAll(storage)[key]
      return kept && (isReturning || (entry !== undefined && kept.entry === entry)) ? kept : undefined
    },
    write: (key, place) => {
      const { [key]: _, ...others } = readAll(storage)
      const newest: Record<string, Kept> = { ...others, [key]: { ...place, entry: entries.get(key) } }
      writeAll(storage, Object.fromEntries(Object.entries(newest).slice(-MOST)))
    },
  }
}

function readAll(storage: Pick<Storage, 'getItem'>): Record<string, Kept> {
  try {
    const all: unknown = JSON.parse(storage.getItem(KEY) ?? '{}')
    // Written by `writeAll` of the same version.
    return isJsonObject(all) ? (all as unknown as Record<string, Kept>) : {}
  } catch {
    return {} // Blocked or spoilt storage: lists then begin at the top.
  }
}

function writeAll(storage: Pick<Storage, 'setItem'>, places: Record<string, Kept>) {
  try {
    storage.setItem(KEY, JSON.stringify(places))
  } catch {
    // Blocked or full: lists then begin at the top.
  }
}
