import type { Exchange } from '../exchange'
import { originMistake, type CorsPolicy } from '../http/cors'
import { detail, invalid, type Detail } from '../http/httpError'
import { mediaType, type Incoming } from '../http/incoming'
import type { Reply } from '../http/reply'
import { bodyMistakes } from './envelope'
import type { PathIds } from './target'

/** A row of the route table. */
export type Endpoint = CorsPolicy & {
  /** e.g. `/buckets/{bucket_id}/groups/{id}` */
  readonly path: string
  readonly answer: (exchange: Exchange, ids: PathIds) => Reply
}

const JSON_ONLY = ['application/json']

/** 406, then 415: kinto.core.cornice.pyramidhook.get_fallback_view. */
export function checkMedia(
  incoming: Incoming,
  acceptsTypes: readonly string[] | undefined,
  checksAccept: boolean,
): void {
  if (checksAccept && !acceptsJson(incoming.headers.get('accept'))) throw refuse(406, 'Accept', JSON_ONLY)
  const type = mediaType(incoming.headers.get('content-type') ?? '')
  if (acceptsTypes && type !== '' && !acceptsTypes.includes(type)) throw refuse(415, 'Content-Type', acceptsTypes)
}

const refuse = (code: number, header: string, types: readonly string[]): Error => {
  const list = types.map(type => `'${type}'`).join(', ')
  return invalid([detail('header', header, `${header} header should be one of [${list}]`)], code)
}

/** Whether an `Accept` header admits JSON; one that cannot be read admits everything. */
function acceptsJson(accept: string | undefined): boolean {
  if (!accept) return true
  const ranges = accept.split(',').map(range => {
    const [type = '', ...parameters] = range.split(';').map(part => part.trim().toLowerCase())
    const quality = parameters.find(parameter => parameter.startsWith('q='))
    return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) }
  })
  if (ranges.some(({ type }) => !/^[^/\s]+\/[^/\s]+$/.test(type))) return true
  for (const wanted of ['application/json', 'application/*', '*/*']) {
    const range = ranges.find(({ type }) => type === wanted)
    if (range) return range.quality > 0
  }
  return false
}

/** Reads what was sent, and refuses it with every mistake that was found. Nothing else is read of a broken body. */
export function readRequestOf<T>(
  { incoming, engine }: Exchange,
  expectsBody: boolean,
  read: (mistakes: Detail[]) => T,
): T {
  const mistakes = [...originMistake(incoming, engine.settings), ...bodyMistakes(incoming.body, expectsBody)]
  if (incoming.body.state === 'refused') throw invalid(mistakes, 400, false)
  const result = read(mistakes)
  if (mistakes.length > 0) throw invalid(mistakes, 400, false)
  return result
}
