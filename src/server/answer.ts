import { serveFile } from './attachments/serveFile'
import { identify } from './auth/caller'
import { answerDefaultBucket, isDefaultBucket } from './defaultBucket/answerDefaultBucket'
import type { Exchange, Session } from './exchange'
import { corsHeaders, looseCorsHeaders, preflight } from './http/cors'
import { HttpError, methodNotAllowed } from './http/httpError'
import type { Incoming } from './http/incoming'
import { redirectOrRefuse } from './http/redirects'
import { errorReply, withHeaders, type Reply } from './http/reply'
import { findEndpoint } from './findEndpoint'

const PREFIX = '/v1'

/** Answers one request, or one item of a batch. Refusals become answers here; what is worse goes on upwards. */
export function answer(session: Session, incoming: Incoming): Reply {
  const { settings, routes } = session.engine
  const isWrite = !['GET', 'HEAD', 'OPTIONS'].includes(incoming.method)
  if (settings.readonly && isWrite) return loose(session, incoming, () => errorReply(methodNotAllowed()))
  if (isDefaultBucket(session, incoming)) {
    return answerDefaultBucket(exchangeOf(session, incoming), answer)
  }
  const file = serveFile(session, incoming)
  if (file) return loose(session, incoming, () => file)
  const found = incoming.path.startsWith(`${PREFIX}/`)
    ? findEndpoint(routes, incoming.path.slice(PREFIX.length))
    : undefined
  if (!found) return loose(session, incoming, () => redirectOrRefuse(incoming, session.engine))
  const { endpoint, ids } = found
  const methods = settings.readonly
    ? endpoint.methods.filter(method => ['GET', 'HEAD'].includes(method))
    : endpoint.methods
  const policy = { methods, exposed: endpoint.exposed }
  const reply = refused(() => {
    if (incoming.method === 'OPTIONS') return preflight(incoming, settings, policy)
    if (!methods.includes(incoming.method)) throw methodNotAllowed([...methods, 'OPTIONS'])
    return endpoint.answer(exchangeOf(session, incoming), ids)
  })
  return withHeaders(reply, corsHeaders(incoming, settings, policy))
}

function exchangeOf(session: Session, incoming: Incoming): Exchange {
  const { settings, passwords } = session.engine
  const caller = identify(session.view, incoming.headers.get('authorization'), settings, passwords)
  return { ...session, incoming, caller }
}

const loose = ({ engine }: Session, incoming: Incoming, work: () => Reply): Reply =>
  withHeaders(refused(work), looseCorsHeaders(incoming, engine.settings))

/** A 5xx is thrown on: it undoes what was written, the other items of a batch included. */
function refused(work: () => Reply): Reply {
  try {
    return work()
  } catch (error) {
    if (error instanceof HttpError && error.status < 500) return errorReply(error)
    throw error
  }
}
