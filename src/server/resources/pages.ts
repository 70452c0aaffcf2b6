import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import type { Engine } from '../exchange'
import { invalidOne } from '../http/httpError'
import type { Incoming } from '../http/incoming'
import { own, setOwn } from '../json/ownKeys'
import { hasNul } from '../json/parseJson'
import { isTimestamp } from './listFilters'
import { placeOf, type Place, type SortKey } from './sorting'
import type { Data } from './matching'
import type { Query } from './query'

/** Where a page begins: behind the object that has this place in the order. */
export type PageStart = { readonly after: Place | undefined; readonly offset: number }

const FIRST_PAGE: PageStart = { after: undefined, offset: 0 }

/** The greatest number of objects that a page may hold; `_limit=0` means no limit of its own. */
export function readLimit(query: Query, { settings }: Engine): number {
  const asked = query.has('_limit') ? query.get('_limit') : settings.paginateBy
  if (typeof asked !== 'number' || asked === 0) return settings.maxFetchSize
  return Math.min(asked, settings.paginateBy || asked, settings.maxFetchSize)
}

/** Reads `_token`: base64 of `{"last_object":{…},"offset":3,"nonce":"…"}`. Tokens of `DELETE` are good once. */
export function readPageStart(query: Query, keys: readonly SortKey[], engine: Engine, { method }: Incoming): PageStart {
  const token = query.get('_token')
  if (typeof token !== 'string' || token === '') return FIRST_PAGE
  const read = decodeToken(token, keys, engine.clock())
  if (!read) throw invalidOne('querystring', null, '_token has invalid content')
  if (method === 'DELETE' && !(typeof read.nonce === 'string' && engine.pageNonces.use(read.nonce))) {
    throw invalidOne('querystring', null, '_token was already used or has expired.')
  }
  return read
}

function decodeToken(token: string, keys: readonly SortKey[], now: number): (PageStart & { nonce: Json }) | undefined {
  let content: Json
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(token), codeOf)))
  } catch {
    return undefined
  }
  if (!isJsonObject(content)) return undefined
  const last = own(content, 'last_object')
  const offset = own(content, 'offset')
  const nonce = own(content, 'nonce')
  if (last === undefined || !isJsonObject(last) || nonce === undefined) return undefined
  if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < 0) return undefined
  const after = keys.map(({ field }) => own(last, field))
  return keys.every(({ field }, at) => canFollow(field, after[at], now)) ? { after, offset, nonce } : undefined
}

const codeOf = (character: string): number => character.charCodeAt(0)

/** Kinto refuses its own token where the page ends on an array or an object in a sort field. */
function canFollow(field: string, value: Json | undefined, now: number): boolean {
  if (field === 'last_modified') return isTimestamp(value, now)
  return value === undefined || ((typeof value !== 'object' || value === null) && !hasNul(value))
}

/** The address of the page behind `last`. */
export function nextPage(
  incoming: Incoming,
  engine: Engine,
  keys: readonly SortKey[],
  page: { readonly limit: number; readonly last: Data; readonly offset: number },
): string {
  const nonce = `pagination-token-${engine.newId()}`
  if (incoming.method === 'DELETE') engine.pageNonces.add(nonce)
  const token: JsonObject = { last_object: lastObject(keys, page.last), offset: page.offset, nonce }
  const bytes = new TextEncoder().encode(JSON.stringify(token))
  const parameters = new URLSearchParams()
  for (const [name, value] of incoming.query) parameters.set(name, value)
  parameters.set('_limit', String(page.limit))
  parameters.set('_token', btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join('')))
  const path = incoming.path.split('/').map(encodeURIComponent).join('/')
  // As Python writes them; it differs from browsers in these two.
  const query = parameters.toString().replaceAll('*', '%2A').replaceAll('%7E', '~')
  return `${incoming.origin}${path}?${query}`
}

function lastObject(keys: readonly SortKey[], last: Data): JsonObject {
  const values: JsonObject = {}
  for (const [at, value] of placeOf(keys)(last).entries()) {
    const field = keys[at]?.field
    if (field !== undefined && value !== undefined) setOwn(values, field, value)
  }
  return values
}
