import type { Exchange, Session } from '../exchange'
import { findEndpoint } from '../findEndpoint'
import { looseCorsHeaders } from '../http/cors'
import { methodNotAllowed, pathNotFound, unauthorized } from '../http/httpError'
import type { Incoming } from '../http/incoming'
import { redirectOrRefuse } from '../http/redirects'
import { errorReply, withHeaders, type Reply } from '../http/reply'
import { defaultBucketId } from './defaultBucketId'
import { makeOwn } from './makeOwn'
import { ownBucketBody } from './ownBucketBody'

const ALIAS = '/buckets/default'
const PATH = /^\/v1\/buckets\/default(\/.*)?$/

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
  const redirected = (): Reply =>
    withHeaders(redirectOrRefuse(incoming, engine), looseCorsHeaders(incoming, engine.settings))
  const hasSlash = path.endsWith('/')
  if (method === 'OPTIONS') {
    return hasSlash ? redirected() : answer(exchange, { ...incoming, path: path.replaceAll('default', 'unknown') })
  }
  // Without CORS headers, as Kinto does it.
  if (caller.userId === undefined) return errorReply(unauthorized(engine.settings.policies))
  if (engine.settings.readonly) throw methodNotAllowed()
  if (hasSlash) return redirected()
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
  return { ...answer(exchange, own), isRaised: false }
}
