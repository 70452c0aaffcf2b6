import type { ListSearch } from './listSearch'
import { withParameter } from './recordsQuery'

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
