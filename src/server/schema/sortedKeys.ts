import type { Json } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { compareText } from '../json/compareJson'

const encoder = new TextEncoder()

const bytesOf = (text: string): number => encoder.encode(text).length

/**
 * A value with its keys in the order in which PostgreSQL's jsonb keeps them: the shorter first.
 * https://www.postgresql.org/docs/15/datatype-json.html
 */
export function sortedKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortedKeys)
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => bytesOf(a) - bytesOf(b) || compareText(a, b))
  return Object.fromEntries(entries.map(([key, item]) => [key, sortedKeys(item)]))
}
