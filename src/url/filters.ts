import { parseJson } from '~/lib/parseJson'
import type { Json } from '~/protocol/json'
import { writeText } from './findSearch'
import type { ListSearch } from './listSearch'
import { filtersOf } from './recordsQuery'

/** Kinto's prefixes (kinto-protocol 6.2). `contains_any` before `contains`, which it begins with. */
const OPERATORS = [
  'eq',
  'not',
  'in',
  'exclude',
  'min',
  'max',
  'lt',
  'gt',
  'like',
  'has',
  'contains_any',
  'contains',
] as const
export type Operator = (typeof OPERATORS)[number]

/**
 * What one filter asks, whatever its spelling. `value` is a list for `in`, `exclude`, `contains` and `contains_any`,
 * text for `like`, a boolean for `has`, milliseconds for `last_modified`.
 */
export type Condition = { field: string; operator: Operator; value: Json }

/** A filter as it stands in the address, and what it asks; undefined where that is odd or refused by the server. */
export type AddressFilter = { name: string; text: string; condition: Condition | undefined }

export const readFilters = (search: ListSearch): AddressFilter[] =>
  filtersOf(search).map(([name, text]) => ({ name, text, condition: readCondition(name, text) }))

export function readCondition(name: string, text: string): Condition | undefined {
  const asked = readName(name)
  const value = asked && readValue(asked, text)
  return asked && value !== undefined ? { ...asked, value } : undefined
}

type Asked = Omit<Condition, 'value'>

const PREFIXED = new RegExp(`^(${OPERATORS.join('|')})_([\\p{L}\\p{N}_.]+)$`, 'u')
const SYNC = new Map<string, Operator>([
  ['_since', 'gt'],
  ['_before', 'lt'],
  ['_to', 'lt'],
])
const ORDERING: readonly Operator[] = ['eq', 'not', 'lt', 'gt', 'min', 'max']

/** The server trims names. */
function readName(name: string): Asked | undefined {
  const trimmed = name.trim()
  const sync = SYNC.get(trimmed)
  if (sync) return { operator: sync, field: 'last_modified' }
  if (trimmed === '' || trimmed.startsWith('_')) return undefined
  const [, prefix, field] = PREFIXED.exec(trimmed) ?? []
  const operator = OPERATORS.find(one => one === prefix)
  return operator && field !== undefined ? { operator, field } : { operator: 'eq', field: trimmed }
}

function readValue({ operator, field }: Asked, text: string): Json | undefined {
  if (field === 'last_modified') return ORDERING.includes(operator) ? readTime(text) : undefined
  const value = readOperand(operator, text)
  if (field !== 'id') return value
  const isText = Array.isArray(value) ? value.every(item => typeof item === 'string') : typeof value === 'string'
  return isText && !operator.startsWith('contains') ? value : undefined // The server refuses the others.
}

function readOperand(operator: Operator, text: string): Json | undefined {
  if (operator === 'in' || operator === 'exclude') {
    const items = text.split(',').flatMap(item => (item === '' ? [] : [readNative(item)]))
    return items.every(item => item !== undefined) ? items : undefined
  }
  const value = readNative(text)
  if (value === undefined) return undefined
  if (operator === 'like') return typeof value === 'string' ? value : undefined
  if (operator === 'has') return !isPythonFalse(value)
  if (operator.startsWith('contains')) return Array.isArray(value) ? value : [value]
  return value
}

/** Digits, quoted or not, as an ETag may be pasted. */
function readTime(text: string): number | undefined {
  const digits = /^"?(\d{1,15})"?$/.exec(text)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** As the server types a text: JSON, else itself. Undefined for a number that would not come back as it was written. */
function readNative(text: string): Json | undefined {
  if (writeText(text) === text) return text // It does not read as JSON.
  const { value } = parseJson(text)
  return value
}

const isPythonFalse = (value: Json) =>
  !value || (typeof value === 'object' && (Array.isArray(value) ? value : Object.keys(value)).length === 0)

/** The parameter that asks this; undefined where Kinto's language has no words for it. */
export function writeCondition(condition: Condition): [name: string, text: string] | undefined {
  const name = writeName(condition)
  const text = writeValue(condition)
  return name === undefined || text === undefined ? undefined : [name, text]
}

/**
 * Nothing stands for `eq`, but for fields whose own name begins like an operator (`in_stock`) or with `_`. A name of
 * other characters than letters, digits, `_` and `.` can be compared by `eq` only.
 */
function writeName({ operator, field }: Asked): string | undefined {
  const names = operator === 'eq' ? [field, `eq_${field}`] : [`${operator}_${field}`]
  return names.find(name => {
    const read = name === name.trim() ? readName(name) : undefined
    return read?.operator === operator && read.field === field && !SYNC.has(name)
  })
}

/** Whether a field can be asked for by this operator at all. */
export const canAsk = (field: string, operator: Operator): boolean => writeName({ field, operator }) !== undefined

function writeValue({ operator, value }: Condition): string | undefined {
  if (!Array.isArray(value)) return writeNative(value)
  if (operator === 'in' || operator === 'exclude') {
    const items = value.map(writeItem)
    return items.includes(undefined) ? undefined : items.join(',')
  }
  if (operator.startsWith('contains')) {
    const [only] = value
    return value.length === 1 && only !== undefined && !Array.isArray(only) ? writeNative(only) : JSON.stringify(value)
  }
  return JSON.stringify(value)
}

const writeNative = (value: Json): string => (typeof value === 'string' ? writeText(value) : JSON.stringify(value))

/** The server cuts a list at every comma, also at those inside quotes: there they are written as JSON's `\u002c`. */
function writeItem(item: Json): string | undefined {
  const plain = writeNative(item)
  if (plain !== '' && !plain.includes(',')) return plain
  const escaped = JSON.stringify(item).replaceAll(/"(?:[^"\\]|\\.)*"/g, text =>
    text.replaceAll(',', String.raw`\u002c`),
  )
  return escaped.includes(',') ? undefined : escaped
}

/** The address with `condition` in place of the filter called `before`, or behind the others. Errors: none; see `canAsk`. */
export function withFilter(search: ListSearch, before: string | undefined, condition: Condition): ListSearch {
  const written = writeCondition(condition)
  if (!written) return search
  const [name] = written
  const entries = Object.entries(search).filter(([other]) => other === before || other !== name)
  const at = entries.findIndex(([other]) => other === before)
  if (at >= 0) return Object.fromEntries(entries.with(at, written))
  // Kinto on memory forgets the filters that stand before a `has_` (kinto-protocol 21).
  return Object.fromEntries(condition.operator === 'has' ? [written, ...entries] : [...entries, written])
}
