import { deepEqual } from '~/lib/deepEqual'
import { omitFields } from '~/lib/jsonValue'
import type { Json, JsonObject } from '~/protocol/json'
import type { Stored } from './Job'

/** What a person writes: without the version, which is the server's. */
export const withoutVersion = (data: JsonObject): JsonObject => omitFields(data, ['last_modified'])

/**
 * Whether the server holds what was sent. It adds the id, and where the collection has a schema a number called
 * `schema`, whatever was sent there (kinto-protocol 11).
 */
export function isSameData(sent: JsonObject, found: JsonObject): boolean {
  const [mine, theirs] = [sent, found].map(data => omitFields(data, ['id', 'last_modified']))
  if (deepEqual(mine, theirs)) return true
  if (typeof found.schema !== 'number') return false
  const own = ['id', 'last_modified', 'schema']
  return deepEqual(omitFields(sent, own), omitFields(found, own))
}

/** Whether what was to be written is there now, and is newer than what was there before. */
export const isWritten = (before: Stored | undefined, after: JsonObject, found: Stored): boolean =>
  (!before || found.last_modified > before.last_modified) && isSameData(after, found)

/**
 * Whether a record holds a whole number that JavaScript may have rounded while reading it: to write the record back
 * would write another number.
 */
export function hasInexactNumber(value: Json): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value)
  if (typeof value !== 'object' || value === null) return false
  return (Array.isArray(value) ? value : Object.values(value)).some(hasInexactNumber)
}
