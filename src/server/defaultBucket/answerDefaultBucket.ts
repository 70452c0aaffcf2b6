import type { Exchange, Session } from '../exchange'
import { findEndpoint } from '../findEndpoint'
import { looseCorsHeaders } from '../http/cors'
import { invalidOne, methodNotAllowed, unauthorized } from '../http/httpError'
import type { Incoming } from '../http/incoming'
import { errorReply, withHeaders, type Reply } from '../http/reply'
import { KINDS } from '../resources/kinds'
import { defaultBucketId } from './defaultBucketId'
import { collectionWanted, makeOwn } from './makeOwn'
import { ownBucketBody } from './ownBucketBody'

const ALIAS = '/buckets/default'
const PATH = /^\/v1\/buckets\/default(\/.*[^/])?$/

export const isDefaultBucket = ({ engine }: Session, { path }: Incoming): boolean =>
  engine.settings.defaultBucket && PATH.test(path)

/** Answers a request for `/buckets/default` as one for the caller's own bucket, which is made if need be. */
export function answerDefaultBucket(
  exchange: Exchange,
  answer: (session: Session, incoming: Incoming) => Reply,
): Reply {
  const { incoming, engine, caller } = exchange
  const { method, path } = incoming
  if (method === 'OPTIONS') return answer(exchange, { ...incoming, path: path.replaceAll('default', 'unknown') })
  // Without CORS headers, as Kinto does it.
  if (caller.userId === undefined) return errorReply(unauthorized(engine.settings.policies))
  const loose = looseCorsHeaders(incoming, engine.settings)
  if (engine.settings.readonly) return withHeaders(errorReply(methodNotAllowed()), loose)
  const bucketId = defaultBucketId(caller.userId, engine.settings)
  const own: Incoming = {
    ...incoming,
    path: path.replaceAll(ALIAS, `/buckets/${bucketId}`),
    ...ownBucketBody(incoming, bucketId),
  }
  const collectionId = collectionWanted(method, PATH.exec(path)?.[1] ?? '')
  if (collectionId !== undefined && !KINDS.collection.idPattern.test(collectionId)) {
    return withHeaders(errorReply(invalidOne('path', null, 'Invalid collection id')), loose)
  }
  // What is no address or no method of it makes nothing.
  const found = findEndpoint(engine.routes, own.path.slice('/v1'.length))
  if (found?.endpoint.methods.includes(method)) makeOwn({ ...exchange, incoming: own }, bucketId, collectionId)
  const reply = answer(exchange, own)
  if (reply.status !== 405) return reply
  const { headers } = reply
  return { ...reply, headers: [...headers.filter(([name]) => name !== 'Access-Control-Allow-Origin'), ...loose] }
}
