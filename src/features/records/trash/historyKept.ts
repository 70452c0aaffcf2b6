import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'
import type { CollectionRef } from '~/protocol/ref'

/** What a server says about the history that it keeps of a collection's records. */
export type HistoryKept =
  | { isKept: false; why: 'off' | 'excluded' }
  /** `most`: of so many changes of records in the whole bucket; all of them where it is undefined. */
  | { isKept: true; most: number | undefined }

/** By the capability `history`, https://docs.kinto-storage.org/en/stable/api/1.x/history.html */
export function historyKept(capability: JsonObject | undefined, of: CollectionRef): HistoryKept {
  if (!capability) return { isKept: false, why: 'off' }
  const { excluded_resources: excluded, auto_trim_max_count: most } = capability
  if (Array.isArray(excluded) && excluded.some(one => isAbout(one, of))) return { isKept: false, why: 'excluded' }
  return { isKept: true, most: typeof most === 'number' ? most : undefined }
}

/** A whole bucket or the collection; groups and single records are named by more keys. */
function isAbout(excluded: Json, { bid, cid }: CollectionRef): boolean {
  if (!isJsonObject(excluded) || excluded.bucket !== bid) return false
  const { collection } = excluded
  const others = Object.keys(excluded).filter(key => key !== 'bucket' && key !== 'collection')
  return others.length === 0 && (collection === undefined || collection === cid)
}
