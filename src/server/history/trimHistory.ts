import { draftOf, type Session } from '../exchange'
import type { ChangeEvent } from './events'
import type { HistorySettings } from './historySettings'

/** Forgets the oldest entries about a kind of object where there are too many: `history.auto_trim_max_count`. */
export function trimHistory(
  session: Session,
  listUri: string,
  { kind, first }: ChangeEvent,
  settings: HistorySettings,
): void {
  const { autoTrimMaxCount: max = 0, autoTrimThreshold = 100, autoTrimUserIds = [] } = settings
  const isByUser = autoTrimUserIds.length > 0
  const { userId } = first
  if (max <= 0 || (isByUser && (userId === undefined || !autoTrimUserIds.includes(userId)))) return
  const count = session.view.countHistory(listUri, kind, isByUser ? userId : undefined)
  if (count <= max + autoTrimThreshold) return
  let kept = 0
  for (const { uri, data } of session.view.list(listUri).newestFirst()) {
    if (data['resource_name'] !== kind || (isByUser && data['user_id'] !== userId)) continue
    if (kept === max) draftOf(session).erase(uri)
    else kept += 1
  }
}
