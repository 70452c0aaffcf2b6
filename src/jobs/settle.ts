import type { BatchItem, BatchResult } from '~/client/BatchItem'
import { ERRNO } from '~/protocol/errors'
import type { KintoError } from '~/protocol/KintoError'
import type { JobItem, PauseReason } from './Job'
import { isWritten, withoutVersion } from './recordData'

/** The job cannot go on for now. */
export type Trouble = { reason: PauseReason; message: string }

/** What became of an item, and whether it stands for more than itself. */
export type Settled = { item: JobItem; trouble?: Trouble | undefined }

/** Under the version that was read, or only if nothing is there. */
export function requestFor({ rid, before, after }: JobItem, listUri: string): BatchItem {
  const uri = `${listUri}/${encodeURIComponent(rid)}`
  if (!after) return { method: 'DELETE', uri, ifMatch: before?.last_modified }
  const body = { data: withoutVersion(after) }
  if (!before) return { method: 'PUT', uri, body, ifNoneMatch: '*' }
  return { method: 'PUT', uri, body, ifMatch: before.last_modified }
}

/** An item that was sent, by what the server answered. It stays `sent` where nobody knows whether it was written. */
export function settleWrite(item: JobItem, result: BatchResult): Settled {
  if (result.ok) return { item: done(item, result.body.data.last_modified) }
  const { error } = result
  const { status } = error
  const trouble = troubleOf(error)
  if (trouble)
    return { item: isSurelyNotWritten(error) ? { ...item, state: 'todo' } : noteProblem(item, error), trouble }
  if (status === 412) return { item: settleOvertaken(item, error) }
  if (status === 404 && item.before) return { item: settleGone(item) }
  return { item: refuse(item, error) }
}

/** An item of which nobody knows whether it was written, by what a GET of it answered. */
export function settleLookUp(item: JobItem, result: BatchResult): Settled {
  const { before, after } = item
  if (result.ok) {
    const found = result.body.data
    if (found.last_modified === before?.last_modified) return { item: sendAgain(item) }
    if (after && isWritten(before, after, found)) return { item: done(item, found.last_modified) }
    return { item: { ...item, state: 'changed', theirs: found } }
  }
  const { error } = result
  const trouble = troubleOf(error)
  if (trouble) return { item, trouble }
  // Who has rights only on the record itself gets a 403 once it is gone (kinto-protocol 8.5).
  if (error.status === 404 || (error.status === 403 && !after)) {
    if (!before) return { item: sendAgain(item) }
    return { item: { ...item, state: after ? 'gone' : 'done' } }
  }
  return { item: refuse(item, error) }
}

function done(item: JobItem, lastModified: number): JobItem {
  const { problem: _, theirs: __, ...rest } = item
  return { ...rest, state: 'done', lastModified }
}

/** A record that makes the server fail, alone and again and again, is given up: the others must go on. */
const MOST_TRIES = 3

function sendAgain(item: JobItem): JobItem {
  const tries = (item.tries ?? 0) + 1
  const isHopeless = tries >= MOST_TRIES && item.problem?.type === 'server' && item.problem.status === 500
  return { ...item, tries, state: isHopeless ? 'refused' : 'todo' }
}

/**
 * Somebody else wrote since, or we did: a write whose answer was lost, sent again by us or by the client, finds its own
 * outcome there. A record that is made is ours only if it was sent before.
 */
function settleOvertaken(item: JobItem, { existing }: KintoError): JobItem {
  const { before, after, tries = 0 } = item
  if (!existing) return { ...item, state: 'gone' }
  if (!after || !isWritten(before, after, existing)) return { ...item, state: 'changed', theirs: existing }
  return before || tries > 0 ? done(item, existing.last_modified) : { ...item, state: 'same' }
}

/** A deletion that was sent before, and was not yet carried out when it was looked up, was ours. */
function settleGone(item: JobItem): JobItem {
  const isOurs = !item.after && (item.tries ?? 0) > 0
  return { ...item, state: isOurs ? 'done' : 'gone' }
}

const noteProblem = (item: JobItem, { status, message }: KintoError): JobItem => ({
  ...item,
  problem: { type: 'server', status, message },
})

const refuse = (item: JobItem, error: KintoError): JobItem => ({ ...noteProblem(item, error), state: 'refused' })

/** Not about this one record: then the whole job stands still. */
export function troubleOf({ kind, status = 0, errno, message }: KintoError): Trouble | undefined {
  if (kind === 'wrong-credentials' || status === 401) return { reason: 'signed-out', message }
  if (status === 405) return { reason: 'read-only', message }
  const isPassing = kind !== 'http' || status >= 500 || [408, 410, 429].includes(status)
  const isUndone = status === 409 && errno === ERRNO.CONSTRAINT_VIOLATED
  return isPassing || isUndone ? { reason: 'unreachable', message } : undefined
}

const isSurelyNotWritten = ({ kind, status = 0 }: KintoError) =>
  kind === 'http' && [401, 405, 410, 429].includes(status)
