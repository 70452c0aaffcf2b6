import { onlineManager, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { isFollowed, recordChanges, showChanges, type Changes } from '~/data/recordChanges'
import type { RecordSource } from '~/data/recordPages'
import { useSession } from '~/data/session'
import { deepEqual } from '~/lib/deepEqual'
import type { Rows } from '~/lib/pagedRows'
import { valueAt } from '~/lib/valueAt'
import { isBuiltIn } from '~/protocol/builtIn'
import type { KintoObject } from '~/protocol/objects'

const OFTEN_MS = 5000
const SELDOM_MS = 30_000

/**
 * The loaded rows as they are now: what others change is shown in place, and no row moves until somebody asks for it.
 * The server is asked every few seconds while somebody looks and the list is at rest, less often the longer nothing
 * happens.
 */
export function useLiveRows(source: RecordSource, loaded: Rows<KintoObject>, isAtRest: boolean) {
  const client = useQueryClient()
  const { server, client: kinto } = useSession()
  const isOnline = useSyncExternalStore(onlineManager.subscribe, () => onlineManager.isOnline())
  const [openedAt] = useState(() => Date.now())
  const mayAsk = isAtRest && isFollowed(source) && (isOnline || isBuiltIn(server))
  const { data, error } = useQuery({
    ...recordChanges(source),
    refetchInterval: ({ state }) => {
      if (!mayAsk || state.data?.isMany) return false
      return pauseAfter(Math.max(openedAt, state.data?.foundAt ?? 0), kinto.quietUntil())
    },
  })
  const { rows, olderOf } = useMemo(() => overlaid(loaded, data), [loaded, data])
  const fresh = useFresh(data.latest)
  return {
    rows,
    /** Records that others wrote and that are not shown where they belong. */
    news: data.news,
    isMany: data.isMany,
    error,
    show: useCallback(() => void showChanges(client, source).catch(() => undefined), [client, source]),
    markOf: useCallback(
      (row: KintoObject, column: string) => {
        const older = fresh.has(row.id) ? olderOf(row.id) : undefined
        return older && !deepEqual(valueAt(older, column), valueAt(row, column)) ? ('fresh' as const) : undefined
      },
      [fresh, olderOf],
    ),
    rowMarkOf: useCallback(
      (row: KintoObject) => {
        const change = data.rows.get(row.id)
        return change?.isGone && change.row.last_modified > row.last_modified ? ('gone' as const) : undefined
      },
      [data],
    ),
  }
}

/** Milliseconds, in steps, so that the clock does not begin anew with each render. */
function pauseAfter(quietSince: number, quietUntil: number): number {
  const quiet = Date.now() - quietSince
  const ours = Math.min(Math.max(Math.ceil(quiet / 4 / OFTEN_MS) * OFTEN_MS, OFTEN_MS), SELDOM_MS)
  return Math.max(ours, Math.ceil((quietUntil - Date.now()) / OFTEN_MS) * OFTEN_MS)
}

/** The newest state of each row in the place of the one that was loaded. */
function overlaid(loaded: Rows<KintoObject>, { rows }: Changes) {
  const older = new Map<string, KintoObject>()
  const olderOf = (id: string) => older.get(id)
  if (rows.size === 0) return { rows: loaded, olderOf }
  const at = (index: number) => {
    const row = loaded.at(index)
    const change = row && rows.get(row.id)
    if (!change || change.isGone || change.row.last_modified <= row.last_modified) return row
    older.set(row.id, row)
    return change.row
  }
  return { rows: { count: loaded.count, at }, olderOf }
}

const NONE: ReadonlySet<string> = new Set()

/** What changed last is fresh until somebody does something, or the next change comes. */
function useFresh(latest: ReadonlySet<string>): ReadonlySet<string> {
  const [seen, setSeen] = useState(latest)
  const isFresh = latest.size > 0 && latest !== seen
  // Hands and keys are the browser's: the first touch after a change says that it was seen.
  useEffect(() => {
    if (!isFresh) return undefined
    const see = () => setSeen(latest)
    document.addEventListener('pointerdown', see)
    document.addEventListener('keydown', see)
    return () => {
      document.removeEventListener('pointerdown', see)
      document.removeEventListener('keydown', see)
    }
  }, [isFresh, latest])
  return isFresh ? latest : NONE
}
