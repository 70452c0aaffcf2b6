import type { Exchange, Session } from '../exchange'
import { findEndpoint } from '../findEndpoint'
import { methodNotAllowed, pathNotFound, unauthorized } from '../http/httpError'
import type { Incoming } from '../http/incoming'
import { errorReply, type Reply } from '../http/reply'
import { defaultBucketId } from './defaultBucketId'
import { makeOwn } from './makeOwn'
import { ownBucketBody } from './ownBucketBody'

const ALIAS = '/buckets/default'
const PATH = /^\/v1\/buckets\/default(\/.*[^/])?$/

export const isDefaultBucket = ({ engine }: Session, { path }: Incoming): boolean =>
  engine.settings.defaultBucket && PATH.test(path)

/**
 * Answers a request for `/buckets/default` as one for the caller's own bucket, which is made if need be. What Kinto
 * raises here is thrown: it undoes what was made, but within a batch it is the answer to one item.
 */
export function answerDefaultBucket(
  exchange: Exchange,
  answer: (session: Session, incoming: Incoming) => Reply,
): Reply {
  const { incoming, engine, caller } = exchange
  const { method, path } = incoming
  if (method === 'OPTIONS') return answer(exchange, { ...incoming, path: path.replaceAll('default', 'unknown') })
  // Without CORS headers, as Kinto does it.
  if (caller.userId === undefined) return errorReply(unauthorized(engine.settings.policies))
  if (engine.settings.readonly) throw methodNotAllowed()
  const bucketId = defaultBucketId(caller.userId, engine.settings)
  const own: Incoming = {
    ...incoming,
    path: path.replaceAll(ALIAS, `/buckets/${bucketId}`),
    ...ownBucketBody(incoming, bucketId),
  }
  makeOwn({ ...exchange, incoming: own }, bucketId, PATH.exec(path)?.[1] ?? '')
  const found = findEndpoint(engine.routes, own.path.slice('/v1'.length))
  if (!found) throw pathNotFound()
  const { methods } = found.endpoint
  if (!methods.includes(method)) throw methodNotAllowed([...methods, 'OPTIONS'])
  return answer(exchange, own)
}
