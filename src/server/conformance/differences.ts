import { isJsonObject, type Json } from '~/protocol/json'
import type { Answer } from './world'

/** One request of a random sequence and both answers. */
export type Exchange = { ask: string; send: Json | undefined; kinto: Answer; engine: Answer }

export type Difference = {
  /** A sentence: what Kinto does, and what the engine does instead. */
  readonly reason: string
  /** Whether an exchange shows it. */
  is(exchange: Exchange): boolean
  /** What is stored may differ from here on: a random sequence ends. */
  readonly parts?: boolean
}

const statuses = (kinto: number, engine: number) => (exchange: Exchange) =>
  exchange.kinto.status === kinto && exchange.engine.status === engine

const requestsOf = (send: Json | undefined): Json[] => {
  const list = send !== undefined && isJsonObject(send) ? send['requests'] : undefined
  return Array.isArray(list) ? list : []
}

/** `METHOD path` of each item of a batch. */
const itemsOf = ({ ask, send }: Exchange) =>
  / POST \/batch/.test(ask)
    ? requestsOf(send).map(item =>
        isJsonObject(item) ? `${String(item['method'] ?? 'GET')} ${String(item['path'])}` : '',
      )
    : []

const PARENT = /^DELETE (?:\$b|\$c|\$b\/collections(?:\/[^/]*)?)$/

/**
 * Where the engine is not like Kinto, and is not to be. Random sequences step over these and nothing else.
 */
export const differences: readonly Difference[] = [
  {
    reason: 'The body of a redirect is HTML for Kinto if the client accepts it; here it is plain text.',
    is: statuses(307, 307),
  },
  {
    reason: 'A batch that deletes a bucket or a collection still finds it afterwards, for Kinto; here it is gone.',
    is: exchange =>
      itemsOf(exchange)
        .slice(0, -1)
        .some(item => PARENT.test(item)),
    parts: true,
  },
  {
    reason: 'A 409 in a batch undoes what stood before it, for Kinto; here it undoes itself.',
    is: exchange => itemsOf(exchange).length > 0 && /"status": ?409/.test(exchange.kinto.text),
    parts: true,
  },
  {
    reason: 'A merge-patch with an object for a value that is none crashes Kinto; here it is applied.',
    is: exchange => statuses(500, 200)(exchange) && exchange.ask.endsWith('merge-patch+json'),
    parts: true,
  },
  {
    reason:
      'A `like_` filter on a field that some entries of `/permissions` lack crashes Kinto; here they do not match.',
    is: exchange => statuses(500, 200)(exchange) && /\/permissions\?(.*&)?like_/.test(exchange.ask),
  },
]
