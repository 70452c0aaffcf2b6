import type { Json } from '~/protocol/json'
import { invalidOne, type HttpError } from '../http/httpError'
import { hasNul } from '../json/parseJson'
import type { Query } from './query'

export const OPERATORS = [
  'lt',
  'min',
  'max',
  'not',
  'eq',
  'gt',
  'in',
  'exclude',
  'like',
  'has',
  'contains_any',
  'contains',
] as const

export type Operator = (typeof OPERATORS)[number]

export type Filter = { readonly operator: Operator; readonly field: string; readonly value: Json }

const FILTER = new RegExp(`^(${OPERATORS.join('|')})_([\\p{L}\\p{N}_.]+)$`, 'u')
const DAY_MS = 24 * 3600 * 1000
const SYNC_PARAMETERS: Readonly<Record<string, Operator>> = { _since: 'gt', _before: 'lt', _to: 'lt' }

/** Which fields a list knows; undefined where objects may have any. */
export type KnownFields = ReadonlySet<string> | undefined

/** What a query string asks of the objects of a list: kinto.core.resource.Resource._extract_filters. */
export function readFilters(query: Query, known: KnownFields, now: number): Filter[] {
  const filters: Filter[] = []
  for (const [sentName, value] of query) {
    const name = sentName.trim()
    const sync = Object.hasOwn(SYNC_PARAMETERS, name) ? SYNC_PARAMETERS[name] : undefined
    if (sync) {
      if (value !== null && !isTimestamp(value, now)) throw refuse(name)
      filters.push({ operator: sync, field: 'last_modified', value: timestampIn(value) })
    } else if (!name.startsWith('_')) filters.push(readFilter(name, value, known, now))
  }
  return filters
}

const refuse = (name: string, description = `Invalid value for ${name}`): HttpError =>
  invalidOne('querystring', name, description)

function readFilter(name: string, value: Json, known: KnownFields, now: number): Filter {
  const found = FILTER.exec(name)
  const operator = OPERATORS.find(one => one === found?.[1]) ?? 'eq'
  const field = found?.[2] ?? name
  if (known && !known.has(field.split('.')[0] ?? '')) throw refuse(name, `Unknown filter field '${name}'`)
  if (operator === 'like' && typeof value !== 'string') throw refuse(name)
  const isChoice = operator === 'in' || operator === 'exclude'
  if (isChoice && field === 'id' && !rows(value).every(item => typeof item === 'string')) throw refuse(name)
  if (field.includes('\0') || hasNul(value)) throw refuse(name, 'Invalid character 0x00')
  // A list is no timestamp, so that `in_last_modified` is always refused.
  if (field === 'last_modified' && !isTimestamp(value, now)) throw refuse(name)
  const isSearch = operator === 'contains' || operator === 'contains_any'
  if (isSearch && field === 'id') throw refuse(name, `Field '${field}' is not an array`)
  return { operator, field, value: field === 'last_modified' ? timestampIn(value) : value }
}

export const rows = (value: Json): readonly Json[] => (Array.isArray(value) ? value : [value])

const TIMESTAMP = /^(\d+|"\d+")$/

/** Digits, quoted or not, between 1970 and tomorrow. */
export function isTimestamp(value: Json | undefined, now: number): boolean {
  if (typeof value === 'string' && !TIMESTAMP.test(value)) return false
  const number = typeof value === 'string' ? Number(value.replaceAll('"', '')) : value
  return typeof number === 'number' && number > -1 && number < now + DAY_MS
}

const timestampIn = (value: Json): Json => (typeof value === 'string' ? Number(value.replaceAll('"', '')) : value)
