import type { JsonObject } from '~/protocol/json'
import { draftOf, type Session } from '../exchange'
import { conflict, invalidOne, unavailable } from '../http/httpError'
import { own } from '../json/ownKeys'
import type { Entry } from '../storage/storage'

// The first millisecond of the year 1 and the last of 9999: no `Last-Modified` can be written beyond.
const MIN_TIMESTAMP = -62_135_596_800_000
const MAX_TIMESTAMP = 253_402_300_799_999

export const canBeTimestamp = (value: number): boolean => value >= MIN_TIMESTAMP && value <= MAX_TIMESTAMP

/** The clock of a list; one that was never used begins now. */
export function clockOf(session: Session, clockUri: string): number {
  const known = session.view.timestamp(clockUri)
  if (known !== undefined) return known
  const now = session.engine.clock()
  draftOf(session).setTimestamp(clockUri, now)
  return now
}

/** The timestamp that a body asks for; anything that is no integer counts as not asked. */
export function askedTimestamp(session: Session, data: JsonObject): number | undefined {
  const asked = own(data, 'last_modified')
  // A boolean is an integer in Python, which PostgreSQL then cannot store.
  if (typeof asked === 'boolean') throw unavailable(session.engine.settings.retryAfterSeconds)
  if (typeof asked !== 'number' || !Number.isInteger(asked)) return undefined
  if (!canBeTimestamp(asked)) {
    throw invalidOne('body', 'data.last_modified', 'Invalid value for last_modified')
  }
  return asked
}

/** Where the objects of a list keep their time. */
export type Clocked = { readonly listUri: string; readonly clockUri: string }

/**
 * The timestamp of the next write: kinto-protocol 5, after PostgreSQL's trigger `bump_timestamp`. A past value is kept
 * and does not move the list; a future one drags the list along; one that another object has is refused.
 */
export function nextTimestamp(
  session: Session,
  { listUri, clockUri }: Clocked,
  asked: number | undefined,
  before: Entry | undefined,
): number {
  const last = clockOf(session, clockUri)
  const stored = before && !before.isTombstone ? before.data.last_modified : undefined
  // 0 escapes this comparison in Kinto, and is stored even over a newer object.
  const isOld = asked !== undefined && asked !== 0 && stored !== undefined && asked <= stored
  if (asked === undefined || isOld || asked === last) {
    const next = Math.max(session.engine.clock(), last + 1)
    draftOf(session).setTimestamp(clockUri, next)
    return next
  }
  if (asked > last) draftOf(session).setTimestamp(clockUri, asked)
  // Each account has a clock of its own, so that no two can collide.
  else if (listUri === clockUri && isTaken(session, listUri, asked, before))
    throw conflict(session.engine.settings.retryAfterSeconds)
  return asked
}

/** Whether another object of the list has the timestamp, be it a deleted one. */
function isTaken({ view }: Session, listUri: string, timestamp: number, before: Entry | undefined): boolean {
  for (const entry of view.list(listUri).newestFirst(timestamp)) {
    if (entry.data.last_modified < timestamp) return false
    if (entry.uri !== before?.uri) return true
  }
  return false
}
