import type { Json } from '~/protocol/json'

/**
 * What a JSON value is compared by: made once for a value, so that sorting many need not look into each again and again.
 * `compareCollated` gives the order of `compareJson`.
 */
export type Collated = number | string | Other

/** A value that is neither a number nor a text; `rank` tells of which type, and `text` sorts those of one type. */
type Other = { readonly rank: number; readonly text: string }

const TEXT = 1
const NUMBER = 2
const NULL: Other = { rank: 0, text: '' }
const FALSE: Other = { rank: 3, text: '0' }
const TRUE: Other = { rank: 3, text: '1' }
const ARRAY = 4
const OBJECT = 5
const MISSING: Other = { rank: 6, text: '' }
// "For historical reasons": see compareJson.
const EMPTY_ARRAY: Other = { rank: -1, text: '' }

export function collate(value: Json | undefined): Collated {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return inUnits(value)
  if (value === undefined) return MISSING
  if (value === null) return NULL
  if (typeof value === 'boolean') return value ? TRUE : FALSE
  if (Array.isArray(value)) return value.length === 0 ? EMPTY_ARRAY : { rank: ARRAY, text: rowsText(value) }
  return { rank: OBJECT, text: objectText(value) }
}

export function compareCollated(a: Collated, b: Collated): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareUnits(a, b)
  if (a === b) return 0
  const rank = rankOf(a) - rankOf(b)
  return rank !== 0 || typeof a !== 'object' || typeof b !== 'object' ? rank : compareUnits(a.text, b.text)
}

const rankOf = (key: Collated): number => (typeof key === 'number' ? NUMBER : typeof key === 'string' ? TEXT : key.rank)

const compareUnits = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

const HIGH = /[\ud800-\uffff]/
const EACH_HIGH = /[\ud800-\uffff]/g

/** A text whose order by UTF-16 units is that of the given one by code points: surrogates go behind all others. */
function inUnits(text: string): string {
  if (!HIGH.test(text)) return text
  return text.replace(EACH_HIGH, unit => {
    const code = unit.charCodeAt(0)
    return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800)
  })
}

/** A value inside another one, its end to be seen in the text. */
function innerText(value: Json): string {
  if (typeof value === 'string') return `1${endedText(value)}`
  if (typeof value === 'number') return `2${numberText(value)}`
  if (Array.isArray(value)) return `4${rowsText(value)}`
  if (value === null) return '0'
  return typeof value === 'boolean' ? `3${Number(value)}` : `5${objectText(value)}`
}

/** So that the end of a text sorts below any character of a longer one, even NUL. */
function endedText(text: string): string {
  const units = inUnits(text)
  return `${units.includes('\0') ? units.replaceAll('\0', '\0\u0001') : units}\0\0`
}

/** The number of items first: the longer one is greater. */
function rowsText(items: readonly Json[]): string {
  let text = lengthText(items.length)
  for (const item of items) text += innerText(item)
  return text
}

/** jsonb keeps shorter keys before longer ones. */
function objectText(value: Readonly<Record<string, Json>>): string {
  const keys = Object.keys(value)
  if (!keys.every(isInOrder)) keys.sort((a, b) => a.length - b.length || compareUnits(inUnits(a), inUnits(b)))
  let text = lengthText(keys.length)
  // Its own key: it comes from `Object.keys`.
  for (const key of keys) text += endedText(key) + innerText(value[key] as Json)
  return text
}

/** Most objects have their keys in this order already. */
const isInOrder = (key: string, at: number, keys: readonly string[]): boolean => {
  const previous = keys[at - 1]
  if (previous === undefined || previous.length < key.length) return true
  return previous.length === key.length && compareUnits(inUnits(previous), inUnits(key)) < 0
}

const lengthText = (length: number): string => String.fromCharCode(length >>> 16, length & 0xffff)

const scratch = new DataView(new ArrayBuffer(8))

/** The bits of a double as four characters in the order of the numbers: negative ones are turned round. */
function numberText(value: number): string {
  // Adding turns -0, which is equal to 0, to 0.
  scratch.setFloat64(0, value + 0)
  const high = scratch.getUint32(0)
  const low = scratch.getUint32(4)
  const turned = high >>> 31 === 1 ? 0xffff : 0
  return String.fromCharCode(
    (high >>> 16) ^ (turned || 0x8000),
    (high & 0xffff) ^ turned,
    (low >>> 16) ^ turned,
    (low & 0xffff) ^ turned,
  )
}
