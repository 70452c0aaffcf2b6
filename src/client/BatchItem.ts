import type { KintoError } from '~/protocol/KintoError'
import type { ObjectBody } from '~/protocol/objects'
import type { Call } from './Call'
import type { Ask } from './transport'
import { writeBody, type NewBody, type PatchBody } from './writeBody'

/** One object each. Writes carry their condition; reads cannot: a 304 crashes the batch (kinto-protocol 7). */
export type BatchItem =
  | { method: 'GET'; uri: string }
  /** `uri` is the list's. Always with `If-None-Match: *`. */
  | { method: 'POST'; uri: string; body: NewBody }
  | { method: 'PUT'; uri: string; body: NewBody; ifNoneMatch: '*' }
  | { method: 'PUT'; uri: string; body: NewBody; ifMatch: number }
  | { method: 'PATCH'; uri: string; body: PatchBody; ifMatch: number }
  | { method: 'DELETE'; uri: string; ifMatch?: number | undefined }

/** `error.maybeWritten` says of a failed write whether it may be there all the same. */
export type BatchResult = { ok: true; status: number; body: ObjectBody } | { ok: false; error: KintoError }

export type BatchAsk = Ask & {
  /** The server's `settings.batch_max_requests`. */
  maxRequests: number
  /** After each part: how many items are through, and their results so far (what is left after an abort). */
  onProgress?: ((done: number, results: BatchResult[]) => void) | undefined
}

export function callOf(item: BatchItem): Call {
  const { method, uri } = item
  const body = 'body' in item ? { body: writeBody(item.body) } : {}
  if (method === 'POST' || 'ifNoneMatch' in item) return { method, uri, ...body, ifNoneMatch: '*' }
  return { method, uri, ...body, ifMatch: 'ifMatch' in item ? item.ifMatch : undefined }
}
