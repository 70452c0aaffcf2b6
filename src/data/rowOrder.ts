import { valueAt } from '~/lib/valueAt'
import type { JsonObject } from '~/protocol/json'
import { fullSort } from '~/protocol/pageToken'

export type RowOrder = (a: JsonObject, b: JsonObject) => number

export const fieldOfKey = (key: string) => key.replace(/^[-+]/, '')

/**
 * The order in which the server gives rows (kinto-protocol 6.2): null < text < number < boolean < list < object <
 * missing. Texts are compared by code point; a database with a collation of its own may see single texts otherwise, so
 * only places may rest on this, never whether a row is shown at all.
 */
export function rowOrder(sort: readonly string[]): RowOrder {
  const keys = fullSort(sort).map(key => ({ field: fieldOfKey(key), direction: key.startsWith('-') ? -1 : 1 }))
  return (a, b) => {
    for (const { field, direction } of keys) {
      const order = compareValues(valueAt(a, field), valueAt(b, field))
      if (order !== 0) return order * direction
    }
    return 0
  }
}

function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
  return outerRank(a) - outerRank(b) || compareAlike(a, b)
}

function rankOf(value: unknown): number {
  if (value === null) return 0
  if (Array.isArray(value)) return 4
  return { string: 1, number: 2, boolean: 3, object: 5 }[typeof value as string] ?? 6
}

/** PostgreSQL: "for historical reasons" an empty array sorts below null. https://www.postgresql.org/docs/15/datatype-json.html */
const outerRank = (value: unknown) => (Array.isArray(value) && value.length === 0 ? -1 : rankOf(value))

/** Values of one rank. */
function compareAlike(a: unknown, b: unknown): number {
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  if (Array.isArray(a) && Array.isArray(b)) return compareItems(a, b)
  if (rankOf(a) === 5 && rankOf(b) === 5) return compareItems(pairsOf(a as object), pairsOf(b as object)) // Objects: rank 5.
  return 0
}

function compareItems(a: readonly unknown[], b: readonly unknown[]): number {
  if (a.length !== b.length) return a.length - b.length
  for (const [at, item] of a.entries()) {
    const order = rankOf(item) - rankOf(b[at]) || compareInner(item, b[at])
    if (order !== 0) return order
  }
  return 0
}

const compareInner = (a: unknown, b: unknown) =>
  typeof a === 'number' || typeof a === 'string' ? compareValues(a, b) : compareAlike(a, b)

/** As jsonb keeps them: shorter keys first. */
const pairsOf = (value: object): unknown[] =>
  Object.entries(value)
    .toSorted(([a], [b]) => a.length - b.length || compareTexts(a, b))
    .flat()

/** By code point; JavaScript's own order is by UTF-16 unit, where surrogates stand below U+E000 to U+FFFF. */
function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (left !== right) return pointOf(left) - pointOf(right)
  }
  return a.length - b.length
}

const pointOf = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)
