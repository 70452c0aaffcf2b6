import type { Json, JsonObject } from '~/protocol/json'
import { compareJson, compareText, containsJson, equalsJson } from '../json/compareJson'
import { escapeRegExp } from '../json/escapeRegExp'
import { jsonText } from '../json/jsonText'
import { pythonText } from '../json/pythonText'
import { own, valueAt } from '../json/ownKeys'
import { isPythonFalse } from './validate'
import { rows, type Filter, type Operator } from './listFilters'

export type Data = Readonly<JsonObject>
export type Test = (data: Data) => boolean
export type Getter = (data: Data) => Json | undefined

/** Reads a field; a dotted name walks objects. A key with a dot in it is not found, as on PostgreSQL. */
export function getterOf(field: string): Getter {
  if (!field.includes('.')) return data => own(data, field)
  const path = field.split('.')
  return data => valueAt(data, path)
}

/**
 * Whether an object passes all filters. Tombstones are looked at as objects with hardly any fields. In a list of stored
 * objects `id` is a column, which every object has; elsewhere it is a field like others (`hasIds: false`).
 */
export function testOf(filters: readonly Filter[], { hasIds = true } = {}): Test {
  const tests = filters.map(filter => filterTest(filter, hasIds))
  const [only = () => true] = tests
  if (tests.length <= 1) return only
  return data => tests.every(test => test(data))
}

function filterTest({ operator, field, value }: Filter, hasIds: boolean): Test {
  const get = getterOf(field)
  if (field === 'id' && hasIds) return idTest(operator, value)
  // SQL's comparison with NULL is never true.
  if (field === 'last_modified' && value === null) return () => false
  const test = TESTS[operator](value)
  return data => test(get(data))
}

type ValueTest = (value: Json | undefined) => boolean

const isScalar = (value: Json): boolean => typeof value !== 'object' || value === null

function equals(wanted: Json): ValueTest {
  return isScalar(wanted) ? value => value === wanted : value => equalsJson(value, wanted)
}

function isOneOf(choice: Json): ValueTest {
  const scalars = new Set(rows(choice).filter(isScalar))
  const others = rows(choice).filter(item => !isScalar(item))
  return value => value !== undefined && (scalars.has(value) || others.some(item => equalsJson(item, value)))
}

// A missing value sorts above everything (compareJson), so that `gt` and `min` find objects without the field.
const TESTS: Record<Operator, (wanted: Json) => ValueTest> = {
  eq: equals,
  not: wanted => {
    const equal = equals(wanted)
    return value => !equal(value)
  },
  lt: wanted => value => value !== undefined && compareJson(value, wanted) < 0,
  max: wanted => value => value !== undefined && compareJson(value, wanted) <= 0,
  gt: wanted => value => compareJson(value, wanted) > 0,
  min: wanted => value => compareJson(value, wanted) >= 0,
  in: isOneOf,
  exclude: choice => {
    // SQL's `NOT IN (NULL)` is true for nothing but what is missing.
    if (rows(choice).length === 0) return value => value === undefined
    const isFound = isOneOf(choice)
    return value => !isFound(value)
  },
  like: like,
  has: wanted => (isPythonFalse(wanted) ? value => value === undefined : value => value !== undefined),
  contains: wanted => value => value !== undefined && containsJson(value, wanted),
  contains_any: wanted => {
    const isFound = isOneOf(wanted)
    return value => Array.isArray(value) && value.some(isFound)
  },
}

/** PostgreSQL's ILIKE: `%` and `_` are wildcards too, and a backslash takes the meaning off the next character. */
function like(wanted: Json): ValueTest {
  const pattern = likePattern(String(wanted))
  return value => value !== undefined && value !== null && pattern.test(jsonText(value))
}

function likePattern(wanted: string): RegExp {
  const sql = (wanted.includes('*') ? wanted : `*${wanted}*`).replaceAll('*', '%')
  let source = ''
  const characters = sql.matchAll(/\\([^])|([^])/gu)
  for (const [, escaped, plain] of characters) {
    if (escaped !== undefined) source += escapeRegExp(escaped)
    else if (plain === '%') source += '[^]*'
    else source += plain === '_' ? '[^]' : escapeRegExp(plain ?? '')
  }
  // Searching from the ends on would try every place of the text in vain.
  const start = source.startsWith('[^]*') ? '' : '^'
  const end = source.endsWith('[^]*') && source.length > 4 ? '' : '$'
  const middle = source.slice(start === '' ? 4 : 0, end === '' ? -4 : undefined)
  return new RegExp(start + middle + end, 'iu')
}

/** Ids are text in a column of their own, not JSON. */
function idTest(operator: Operator, value: Json): Test {
  const idOf = (data: Data): string => String(own(data, 'id'))
  const choice = new Set(rows(value))
  if (operator === 'in') return data => choice.has(idOf(data))
  if (operator === 'exclude') return choice.size === 0 ? () => false : data => !choice.has(idOf(data))
  if (operator === 'has') return () => !isPythonFalse(value)
  if (operator === 'like') {
    const matches = like(value)
    return data => matches(idOf(data))
  }
  if (!isScalar(value) || value === null) return () => false
  const wanted = pythonText(value)
  const isWanted = ORDERS[operator]
  return data => isWanted?.(compareText(idOf(data), wanted)) ?? false
}

const ORDERS: Partial<Record<Operator, (order: number) => boolean>> = {
  eq: order => order === 0,
  not: order => order !== 0,
  lt: order => order < 0,
  max: order => order <= 0,
  gt: order => order > 0,
  min: order => order >= 0,
}
