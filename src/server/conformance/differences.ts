import { isJsonObject, type Json } from '~/protocol/json'
import type { Answer } from './world'

/** One request of a random sequence and both answers. */
export type Exchange = { ask: string; send: Json | undefined; kinto: Answer; engine: Answer }

export type Difference = {
  /** A sentence: what Kinto does, and what the engine does instead. */
  readonly reason: string
  /** Whether an exchange shows it. */
  is(exchange: Exchange): boolean
  /**
   * What is stored differs from here on, so a random sequence ends: `now` where the answers differ, `later` also where
   * they are the same.
   */
  readonly parts?: 'now' | 'later'
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
        isJsonObject(item) ? `${String(item['method'] ?? 'GET')} ${String(item['path']).replace(/\?.*/, '')}` : '',
      )
    : []

const DELETES_PARENT = /^DELETE (?:\$b|\$c|\$b\/collections(?:\/[^/]*)?)$/
const WRITES_GROUP = /^(?:PUT|POST|PATCH|DELETE) \$(?:g|b\/groups)\b/

/** The ids in the answer to a list. The cast: a refusal has no data. */
const ids = ({ body }: Answer) =>
  (body as { data?: { id: string }[] }).data
    ?.map(({ id }) => id)
    .sort()
    .join()

/** What is said of the failure of a JSON patch, without the document. */
const patchFailure = ({ text }: Answer) => /JSON Patch operation failed: [^{]* not found in (?=\{)/.exec(text)?.[0]

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
        .some(item => DELETES_PARENT.test(item)),
    parts: 'now',
  },
  {
    reason: 'A batch that changes who is in a group goes on as before, for Kinto; here with the new members.',
    is: exchange =>
      itemsOf(exchange)
        .slice(0, -1)
        .some(item => WRITES_GROUP.test(item)),
    parts: 'now',
  },
  {
    reason: 'A 409 in a batch undoes what stood before it, for Kinto; here it undoes itself.',
    is: exchange => itemsOf(exchange).length > 0 && /"status": ?409/.test(exchange.kinto.text),
    parts: 'later',
  },
  {
    reason: 'DELETE of a list with a _limit takes the permissions of what it leaves, for Kinto; here they stay.',
    is: ({ ask, kinto }) => / DELETE .*_limit=/.test(ask) && kinto.headers.has('next-page'),
    parts: 'later',
  },
  {
    reason: 'DELETE of a list stamps its objects in the order of the database, for Kinto; here in that of the list.',
    is: exchange =>
      / DELETE /.test(exchange.ask) && statuses(200, 200)(exchange) && ids(exchange.kinto) === ids(exchange.engine),
    parts: 'now',
  },
  {
    reason: 'A merge-patch with an object for a value that is none crashes Kinto; here it is applied.',
    is: exchange => statuses(500, 200)(exchange) && exchange.ask.endsWith('merge-patch+json'),
    parts: 'now',
  },
  {
    reason:
      'A `like_` filter on a field that some entries of `/permissions` lack crashes Kinto; here they do not match.',
    is: exchange => statuses(500, 200)(exchange) && /\/permissions\?(.*&)?like_/.test(exchange.ask),
  },
  {
    reason: 'A `has_` filter of `/permissions` drops those before it, for Kinto; here all of them count.',
    is: exchange => statuses(200, 200)(exchange) && /\/permissions\?.+&has_/.test(exchange.ask),
  },
  {
    reason: 'The failure of a JSON patch shows the document with its keys in an order of the database; here as sent.',
    is: exchange =>
      statuses(400, 400)(exchange) &&
      patchFailure(exchange.kinto) !== undefined &&
      patchFailure(exchange.kinto) === patchFailure(exchange.engine),
  },
  {
    reason:
      'A JSON patch that puts something else than an object in the place of the data crashes Kinto; here it is a 400.',
    is: exchange => statuses(500, 400)(exchange) && exchange.ask.endsWith('json-patch+json'),
  },
  {
    reason: 'A 304 in a batch crashes Kinto; here it stands in its place.',
    is: exchange => statuses(500, 200)(exchange) && /"status": ?304/.test(exchange.engine.text),
    parts: 'now',
  },
]
