import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import type { ListQuery } from '~/protocol/listQuery'
import { fullSort, reversedSort, tokenAfter } from '~/protocol/pageToken'
import { fieldOfKey } from './rowOrder'

/** Parts of one list, each a question to the server. */

/** What to land on in a list: the value of its first sort key. */
export type Landing = { onwards: ListQuery; backwards: ListQuery }

type Filters = NonNullable<ListQuery['filters']>

/** Other names in `_sort` are ignored (kinto-protocol 6.1). */
const SORTABLE = /^[\p{L}\p{N}_.]+$/u

/** The server takes no times further ahead than a day, in a filter nor in a token (kinto-protocol 6.2). */
const FURTHEST_AHEAD_MS = 12 * 3600 * 1000

/**
 * The list cut in two at a value of its first key: from there on in its order, and what comes before in the reverse
 * order. What lacks the field stands last when ascending and first when descending, and just so do `min_` and `gt_`
 * return it. Undefined where no list can be cut: it begins at a token, or the value is no time.
 */
export function cutAt(query: ListQuery, at: Json, now: number): Landing | undefined {
  const sort = fullSort(query.sort ?? [])
  const [first = ''] = sort
  if (query.token !== undefined || !SORTABLE.test(fieldOfKey(first))) return undefined
  if (fieldOfKey(first) === 'last_modified') return cutAtTime(query, first, at, now)
  const isDown = first.startsWith('-')
  const isId = fieldOfKey(first) === 'id'
  if (isId && typeof at === 'object') return undefined
  // Ids are texts, and Kinto answers 503 when asked to compare them with anything else (kinto-protocol 6.2).
  const value = JSON.stringify(isId ? String(at) : at)
  const cut = (operator: string) => withFilter(query.filters, `${operator}_${fieldOfKey(first)}`, value)
  return {
    onwards: { ...query, filters: cut(isDown ? 'max' : 'min') },
    backwards: { ...query, filters: cut(isDown ? 'gt' : 'lt'), sort: reversedSort(sort) },
  }
}

/** By tokens: a filter on `last_modified` would bring the deleted records along. Keys behind it decide nothing. */
function cutAtTime(query: ListQuery, key: string, at: Json, now: number): Landing | undefined {
  const time = Math.min(Math.floor(Number(at)), now + FURTHEST_AHEAD_MS)
  if (!(time > 0)) return undefined
  const isDown = key.startsWith('-')
  const after = (sort: string, last_modified: number): ListQuery => {
    const token = tokenAfter([sort], { last_modified })
    return { ...query, sort: [sort], ...(token !== undefined && { token }) }
  }
  return {
    onwards: after(key, time + (isDown ? 1 : -1)),
    backwards: after(isDown ? 'last_modified' : '-last_modified', time),
  }
}

/**
 * Two filters of one name would be read as a list, but names are trimmed, so that a blank makes another name of it
 * (kinto-protocol 6.2). `has_` stands first: Kinto's memory backend forgets what stands before it.
 */
export function withFilter(filters: Filters = [], name: string, value: string): Filters {
  const taken = new Set(filters.map(([other]) => other))
  let free = name
  while (taken.has(free)) free = ` ${free}`
  return name.startsWith('has_') ? [[free, value], ...filters] : [...filters, [free, value]]
}

/**
 * What follows the place that a page's token names, asked by filters instead: the ties of all keys but the last first,
 * then those of one key less, and so on. Kinto refuses its own token after a list or an object in a sort field.
 * Undefined when nothing else can be asked.
 */
export function goOnWithoutToken(query: ListQuery): ListQuery[] | undefined {
  const place = query.token === undefined ? undefined : placeIn(query.token)
  if (!place) return undefined
  const { token: _, ...rest } = query
  const sort = fullSort(query.sort ?? [])
  // No two records share these, so what is behind them decides nothing.
  const end = sort.findIndex(key => ['id', 'last_modified'].includes(fieldOfKey(key)))
  const keys = end < 0 ? sort : sort.slice(0, end + 1)
  if (sort.length === 1 && fieldOfKey(sort[0] ?? '') === 'last_modified') return undefined
  return keys
    .map((_key, depth) => partBehind(rest, keys, depth, place))
    .reverse()
    .filter(part => part !== undefined)
}

/** The rows that are equal in the keys before `depth` and come later by the key there. */
function partBehind(
  query: ListQuery,
  keys: readonly string[],
  depth: number,
  place: JsonObject,
): ListQuery | undefined {
  const equal = keys.slice(0, depth).reduce((filters, key) => {
    const field = fieldOfKey(key)
    const value = valueIn(place, field)
    return value === undefined
      ? withFilter(filters, `has_${field}`, 'false')
      : withFilter(filters, `eq_${field}`, JSON.stringify(value))
  }, query.filters)
  const sort = keys.slice(depth)
  const key = keys[depth] ?? ''
  const field = fieldOfKey(key)
  const part: ListQuery = { ...query, sort, ...(equal && { filters: equal }) }
  if (field === 'last_modified') {
    const token = tokenAfter([key], place)
    return token === undefined ? undefined : { ...part, token }
  }
  const isDown = key.startsWith('-')
  const value = valueIn(place, field)
  // What lacks the field is the greatest of all.
  if (value === undefined) return isDown ? { ...part, filters: withFilter(equal, `has_${field}`, 'true') } : undefined
  return { ...part, filters: withFilter(equal, `${isDown ? 'lt' : 'gt'}_${field}`, JSON.stringify(value)) }
}

const valueIn = (place: JsonObject, field: string): Json | undefined =>
  Object.hasOwn(place, field) ? place[field] : undefined

/** The sort values of the row that a token stands behind: base64 of `{"last_object":{…},…}` (kinto-protocol 6.4). */
function placeIn(token: string): JsonObject | undefined {
  try {
    const bytes = Uint8Array.from(atob(token), character => character.charCodeAt(0))
    const content: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isJsonObject(content) && isJsonObject(content.last_object) ? content.last_object : undefined
  } catch {
    return undefined // Another server's token, of another form.
  }
}

/** The question in an address of ours or the server's, e.g. of a next page; how much it asks for is left out. */
export function questionIn(uri: string): ListQuery {
  const { _sort, _token, _since, _before, _limit, _fields, ...filters } = Object.fromEntries(
    new URLSearchParams(uri.split('?')[1]),
  )
  return {
    filters: Object.entries(filters),
    ...(_sort && { sort: _sort.split(',') }),
    ...(_since && { since: Number(_since) }),
    ...(_before && { before: Number(_before) }),
    ...(_token && { token: _token }),
  }
}
