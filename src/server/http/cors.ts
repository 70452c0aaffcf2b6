import { escapeRegExp } from '../json/escapeRegExp'
import { detail, invalid, type Detail } from './httpError'
import type { Incoming } from './incoming'
import type { Reply } from './reply'

/** Headers that scripts of other origins may read on any answer. */
export const ALWAYS_EXPOSED: readonly string[] = ['Backoff', 'Retry-After', 'Alert', 'Content-Length', 'Content-Type']

/** What an endpoint tells other origins: kinto.core.cornice.cors. */
export type CorsPolicy = {
  /** As they stand in `Allow`. */
  readonly methods: readonly string[]
  /** What may be read beside what always may. */
  readonly exposed: (method: string) => readonly string[]
}

type CorsSettings = { readonly corsOrigins: readonly string[]; readonly corsMaxAgeSeconds: number | undefined }

/** Why a browser's request from this origin is refused; Kinto says it together with other mistakes. */
export function originMistake(incoming: Incoming, settings: CorsSettings): Detail[] {
  const origin = incoming.headers.get('origin')
  if (!origin || isAllowed(origin, settings)) return []
  return [detail('header', 'Origin', `${origin} not allowed`)]
}

/** CORS headers of an answer of an endpoint. */
export function corsHeaders(incoming: Incoming, settings: CorsSettings, policy: CorsPolicy): Reply['headers'] {
  // A method that the endpoint lacks exposes nothing.
  const exposed = policy.methods.includes(incoming.method)
    ? [['Access-Control-Expose-Headers', [...ALWAYS_EXPOSED, ...policy.exposed(incoming.method)].join(', ')] as const]
    : []
  return [...allowOrigin(incoming, settings), ...exposed]
}

/** CORS headers of an answer that belongs to no endpoint. Wildcards within origins are not looked at there. */
export function looseCorsHeaders({ headers }: Pick<Incoming, 'headers'>, settings: CorsSettings): Reply['headers'] {
  const origin = headers.get('origin')
  const allowed = settings.corsOrigins.find(one => one === '*' || one === origin)
  const allow = origin && allowed ? [['Access-Control-Allow-Origin', allowed] as const] : []
  return [...allow, ['Access-Control-Expose-Headers', ALWAYS_EXPOSED.join(',')]]
}

function allowOrigin(incoming: Incoming, settings: CorsSettings): Reply['headers'] {
  const origin = incoming.headers.get('origin')
  if (!origin || !isAllowed(origin, settings)) return []
  return [['Access-Control-Allow-Origin', settings.corsOrigins.includes('*') ? '*' : origin]]
}

const isAllowed = (origin: string, { corsOrigins }: CorsSettings): boolean =>
  corsOrigins.some(pattern => pattern === '*' || pattern === origin || wildcard(pattern).test(origin))

const wildcard = (pattern: string): RegExp => new RegExp(`^${pattern.split('*').map(escapeRegExp).join('.*')}$`)

/** The answer to a browser that asks before it sends. */
export function preflight(incoming: Incoming, settings: CorsSettings, policy: CorsPolicy): Reply {
  const method = incoming.headers.get('access-control-request-method')
  const methods = [...policy.methods, 'OPTIONS']
  const mistakes = originMistake(incoming, settings)
  if (!incoming.headers.get('origin')) mistakes.push(detail('header', 'Origin', 'this header is mandatory'))
  if (!method) mistakes.push(detail('header', 'Access-Control-Request-Method', 'this header is mandatory'))
  else if (!methods.includes(method)) {
    mistakes.push(detail('header', 'Access-Control-Request-Method', 'Method not allowed'))
  }
  if (mistakes.length > 0) throw invalid(mistakes)
  const asked = (incoming.headers.get('access-control-request-headers') ?? '').split(',').map(name => name.trim())
  const { corsMaxAgeSeconds: maxAge } = settings
  const known = [...ALWAYS_EXPOSED, ...policy.methods.flatMap(policy.exposed)]
  return {
    status: 200,
    headers: [
      ['Access-Control-Allow-Headers', [...new Set([...known, ...asked])].filter(Boolean).join(',')],
      ['Access-Control-Allow-Methods', methods.join(',')],
      ...(maxAge === undefined ? [] : [['Access-Control-Max-Age', String(maxAge)] as const]),
    ],
    body: { json: null },
  }
}
