import type { JsonObject } from '~/protocol/json'
import { refOf } from '~/protocol/ref'

/** https://docs.kinto-storage.org/en/stable/api/1.x/history.html */
export type HistorySettings = {
  /** URIs of buckets, collections, groups and records whose changes leave no entry. */
  readonly excludeResources?: readonly string[]
  /** Users whose changes leave no entry. */
  readonly excludeUserIds?: readonly string[]
  /** How many entries of each kind of object remain when there are too many of them; all of them where it is absent. */
  readonly autoTrimMaxCount?: number
  /** How many more than that are too many; 100 where it is absent. */
  readonly autoTrimThreshold?: number
  /** Whose entries are trimmed, each user's apart; those of all users together where nobody is named. */
  readonly autoTrimUserIds?: readonly string[]
}

/** What the root shows of the settings. */
export function historyCapability(settings: HistorySettings): JsonObject {
  const { autoTrimMaxCount = 0, autoTrimUserIds = [], excludeResources = [] } = settings
  return {
    description: 'Track changes on data.',
    url: 'http://kinto.readthedocs.io/en/latest/api/1.x/history.html',
    ...(autoTrimMaxCount > 0 ? { auto_trim_max_count: autoTrimMaxCount } : {}),
    ...(autoTrimUserIds.length > 0 ? { auto_trim_user_ids: [...autoTrimUserIds] } : {}),
    ...(excludeResources.length > 0 ? { excluded_resources: excludeResources.map(idsIn) } : {}),
  }
}

const NAMES = [
  ['bid', 'bucket'],
  ['cid', 'collection'],
  ['gid', 'group'],
  ['rid', 'record'],
] as const

function idsIn(uri: string): JsonObject {
  const ref = refOf(uri)
  if (!ref) throw new Error(`history.excludeResources names ${uri}, which is no address of an object.`)
  const ids = new Map(Object.entries(ref))
  return Object.fromEntries(NAMES.flatMap(([key, name]) => (ids.has(key) ? [[name, ids.get(key) ?? '']] : [])))
}
