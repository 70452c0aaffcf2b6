import type { Json } from '~/protocol/json'
import { own } from './ownKeys'

/**
 * The order of JSON values in PostgreSQL's jsonb, with a missing value above all:
 * null < string < number < boolean < array < object < missing.
 * https://www.postgresql.org/docs/15/datatype-json.html#JSON-INDEXING
 */
export function compareJson(a: Json | undefined, b: Json | undefined): number {
  // The two that nearly all sorting is about.
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  const rank = outerRank(a) - outerRank(b)
  return rank !== 0 ? rank : compareSameRank(a, b)
}

function rankOf(value: Json | undefined): number {
  if (value === null) return 0
  if (typeof value === 'string') return 1
  if (typeof value === 'number') return 2
  if (typeof value === 'boolean') return 3
  if (Array.isArray(value)) return 4
  return value === undefined ? 6 : 5
}

// "For historical reasons" an empty array on its own sorts below null; inside another value it does not.
const outerRank = (value: Json | undefined): number => (Array.isArray(value) && value.length === 0 ? -1 : rankOf(value))

function compareInner(a: Json, b: Json): number {
  const rank = rankOf(a) - rankOf(b)
  return rank !== 0 ? rank : compareSameRank(a, b)
}

function compareSameRank(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  if (Array.isArray(a) && Array.isArray(b)) return compareRows(a, b)
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    return compareRows(sortedPairs(a), sortedPairs(b))
  }
  return 0
}

/** The longer one is greater; rows of one length are compared from the left. */
function compareRows(a: readonly Json[], b: readonly Json[]): number {
  if (a.length !== b.length) return a.length - b.length
  for (const [at, item] of a.entries()) {
    const order = compareInner(item, b[at] ?? null)
    if (order !== 0) return order
  }
  return 0
}

/** Keys and values in turn. jsonb keeps shorter keys before longer ones. */
function sortedPairs(value: object): Json[] {
  const pairs: [string, Json][] = Object.entries(value)
  return pairs.toSorted(([a], [b]) => a.length - b.length || compareText(a, b)).flat()
}

const SURROGATES_START = 0xd800

/** By code point. JavaScript's own order is by UTF-16 unit, which puts astral characters before U+E000 to U+FFFF. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at)
    const right = b.charCodeAt(at)
    if (left !== right) return codePointOrder(left) - codePointOrder(right)
  }
  return a.length - b.length
}

const codePointOrder = (unit: number): number => (unit >= SURROGATES_START && unit <= 0xdfff ? unit + 0x10000 : unit)

/** Equality by value and JSON type, the order of keys aside. */
export function equalsJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, at) => equalsJson(item, b[at]))
  }
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && equalsJson(own(a, key), own(b, key)))
  )
}

/** PostgreSQL's `@>`: every part of the second value is somewhere in the first, at the same depth. */
export function containsJson(whole: Json, part: Json): boolean {
  if (Array.isArray(part)) {
    return Array.isArray(whole) && part.every(wanted => whole.some(item => containsJson(item, wanted)))
  }
  if (typeof part !== 'object' || part === null) return whole === part
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return false
  return Object.entries(part).every(([key, wanted]) => {
    const item = own(whole, key)
    return item !== undefined && containsJson(item, wanted)
  })
}
