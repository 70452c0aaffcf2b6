import type { Json } from '~/protocol/json'
import type { Detail } from '../http/httpError'
import type { Incoming } from '../http/incoming'
import { isPythonFalse, mistake, readInteger, readString, type Report } from './validate'

/** The values of a query string by name, typed as Kinto types them. */
export type Query = ReadonlyMap<string, Json>

/** What an endpoint reads typed; everything else in a query string is a filter or ignored. */
export type QueryShape = {
  readonly integers: readonly string[]
  readonly texts: readonly string[]
  readonly lists: readonly string[]
}

const NOTHING: QueryShape = { integers: [], texts: [], lists: [] }
const FILTERED: QueryShape = {
  integers: ['_limit', '_since', '_to', '_before', 'last_modified'],
  texts: ['_token', 'id'],
  lists: ['_sort'],
}

/** kinto.core.resource.schema: the query schemas, by endpoint. */
export const QUERY_SHAPES = {
  plain: NOTHING,
  object: { ...NOTHING, lists: ['_fields'] },
  deleteList: FILTERED,
  list: { ...FILTERED, lists: ['_sort', '_fields'] },
} as const satisfies Record<string, QueryShape>

// PostgreSQL's greatest bigint, plus one, as Kinto says it.
const MAX_INTEGER = 2n ** 63n

export function readQuery(incoming: Incoming, shape: QueryShape, mistakes: Detail[]): Query {
  const query = new Map<string, Json>()
  for (const [name, sent] of gather(incoming)) {
    query.set(name, typed(name, sent))
    const report: Report = { location: 'querystring', path: name, mistakes }
    const read = readShaped(name, sent, shape, report)
    if (read !== undefined) query.set(name, read)
  }
  return query
}

/** A parameter that is repeated becomes a list. */
function gather({ query }: Incoming): Map<string, string | string[]> {
  const gathered = new Map<string, string | string[]>()
  for (const [name, value] of query) {
    const known = gathered.get(name)
    gathered.set(name, known === undefined ? value : [known, value].flat())
  }
  return gathered
}

/** Text that is JSON is taken for what it says: `5` is a number, `"5"` and `five` are strings. */
export function nativeValue(text: string): Json {
  try {
    const value: Json = JSON.parse(text)
    return typeof value === 'number' && !Number.isFinite(value) ? text : value
  } catch {
    return text
  }
}

function typed(name: string, sent: string | string[]): Json {
  if (name.startsWith('in_') || name.startsWith('exclude_')) return commaList(sent).map(nativeValue)
  const value = typeof sent === 'string' ? nativeValue(sent) : sent
  return name.startsWith('contains_') && !Array.isArray(value) ? [value] : value
}

const commaList = (sent: string | string[]): string[] =>
  (typeof sent === 'string' ? sent.split(',') : sent).filter(item => item !== '')

/** undefined where the parameter has no type of its own, or is taken for "not given". */
function readShaped(name: string, sent: string | string[], shape: QueryShape, report: Report): Json | undefined {
  if (shape.lists.includes(name)) return commaList(sent)
  const isInteger = shape.integers.includes(name)
  if (!isInteger && !shape.texts.includes(name)) return undefined
  const native = typeof sent === 'string' ? nativeValue(sent) : sent
  // Booleans stay text, so that `_since=true` is no number.
  const value = typeof native === 'boolean' ? String(native) : native
  if (value !== 0 && isPythonFalse(value)) return undefined
  return isInteger ? inRange(readInteger(value, report) ?? undefined, report) : readString(value, name, report)
}

function inRange(value: number | undefined, report: Report): number | undefined {
  if (value === undefined) return undefined
  if (value < 0) return mistake(report, `${value} is less than minimum value 0`)
  if (value > Number(MAX_INTEGER))
    return mistake(report, `${BigInt(value)} is greater than maximum value ${MAX_INTEGER}`)
  return value
}
