import type { ListSearch } from './listSearch'
import { commaList, withParameter } from './recordsQuery'

/** What stands in a Find box: records whose `field` holds `text`. Kinto: `like_<field>=<text>`, and `*` means anything. */
export type Find = { field: string; text: string }

/** The server reads filter values as JSON, and `like_` takes strings only: what reads as JSON is quoted (kinto-protocol 6.2). */
export const writeText = (text: string): string => (readsAsJson(text) ? JSON.stringify(text) : text)

/** The reverse: quotes that are there for the server only are taken off. */
export function readText(value: string): string {
  const parsed = parse(value)
  return typeof parsed === 'string' ? parsed : value
}

/** The first of `fields` that the address searches. */
export function readFind(search: ListSearch, fields: readonly string[]): Find | undefined {
  const field = fields.find(one => search[`like_${one}`] !== undefined)
  return field === undefined ? undefined : { field, text: readText(search[`like_${field}`] ?? '') }
}

/** Searches another text or another field; an empty text searches nothing. */
export function writeFind(search: ListSearch, before: Find | undefined, { field, text }: Find): ListSearch {
  const cleared = before ? withParameter(search, `like_${before.field}`, undefined) : search
  return withParameter(cleared, `like_${field}`, text === '' ? undefined : writeText(text))
}

/** A text to find in several fields at once. Studio's own parameters, which no server is sent as they are. */
export type QuickSearch = { text: string; /** Empty where the address does not say. */ fields: string[] }

const QUICK = '_find'
const QUICK_FIELDS = '_find_in'

/** Each field is a request of its own. */
export const MOST_QUICK_FIELDS = 6

export function readQuickFind(search: ListSearch): QuickSearch | undefined {
  const text = search[QUICK]
  if (text === undefined || text === '') return undefined
  return { text, fields: commaList(search[QUICK_FIELDS] ?? '').slice(0, MOST_QUICK_FIELDS) }
}

/** The fields stand in the address too, so that it finds the same for whoever opens it. An empty text finds nothing. */
export function writeQuickFind(search: ListSearch, { text, fields }: QuickSearch): ListSearch {
  const cleared = withParameter(withParameter(search, QUICK, undefined), QUICK_FIELDS, undefined)
  if (text === '') return cleared
  return { ...cleared, [QUICK]: text, [QUICK_FIELDS]: fields.slice(0, MOST_QUICK_FIELDS).join(',') }
}

/** Python's JSON also knows these words. */
const PYTHON_NUMBERS = new Set(['NaN', 'Infinity', '-Infinity'])

const readsAsJson = (text: string) => parse(text) !== undefined || PYTHON_NUMBERS.has(text.trim())

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // Not JSON: the server takes it as text too.
  }
}
