import { KintoError } from '~/protocol/KintoError'
import type { KintoObject, ObjectBody } from '~/protocol/objects'
import { withoutPassword } from './accounts'
import { isRead, type Call } from './Call'
import { sentences } from './sentences'
import { readObjectBody } from './shapes'
import type { Answer } from './transport'

/** Throws: the server said yes, but not in Kinto's words. */
export function refuseShape(call: Pick<Call, 'method'>, { url, status }: Pick<Answer, 'url' | 'status'>): never {
  const maybeWritten = !isRead(call)
  throw new KintoError({ kind: 'not-kinto', message: sentences.wrongShape, url, status, maybeWritten })
}

/** Errors: KintoError `not-kinto`. */
export function readObject<T extends KintoObject>(call: Call, answer: Answer): ObjectBody<T> {
  const body = readObjectBody(answer.body) ?? refuseShape(call, answer)
  // The caller names the type; what all objects share was checked.
  return { ...body, data: withoutPassword(call.uri, body.data) as T }
}

/** Errors: KintoError `not-kinto` when there is no total, as for history (kinto-protocol 6.1). */
export function readTotal({ headers, url, status }: Answer): number {
  const total = headers.get('total-objects') ?? headers.get('total-records') ?? ''
  if (/^\d+$/.test(total)) return Number(total)
  throw new KintoError({ kind: 'not-kinto', message: 'The server gave no total for this list.', url, status })
}
