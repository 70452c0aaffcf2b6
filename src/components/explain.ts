import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import { KintoError } from '~/protocol/KintoError'

/** A sentence for a person about anything that was thrown, in place of the server's shorthand where we know better. */
export function explain(error: unknown): MessageDescriptor | string {
  if (!(error instanceof KintoError)) return error instanceof Error ? error.message : String(error)
  if (error.kind === 'network')
    return msg`The server cannot be reached. Nothing was lost here; try again when the connection is back.`
  if (error.kind === 'timeout') return msg`The server did not answer in time. Try again.`
  if (error.status === 401) return msg`The server asks who you are. Sign in again, then repeat this.`
  if (error.status === 403) return msg`You do not have the right to do this.`
  if (error.status === 405) return msg`The server does not allow this. It may be read-only.`
  if (error.status === 412 && !error.existing) return msg`It was deleted meanwhile.`
  if (error.status === 412) return msg`Somebody changed this meanwhile.`
  if (error.status === 503) return msg`The server is busy or under maintenance. Try again in a moment.`
  return error.message
}
