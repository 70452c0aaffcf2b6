import type { SchemaDraft } from '@cfworker/json-schema'
import { isJsonMap, type JsonMap, type JsonValue } from '~/lib/jsonValue'
import { mapSubschemas, SCHEMA_MAPS } from '../schema/schemaNode'

/** The draft that `$schema` names; without one Python's jsonschema, which the server uses, takes 2020-12. */
export function draftOf(schema: JsonMap): SchemaDraft {
  const named = typeof schema.$schema === 'string' ? schema.$schema : ''
  const year = /draft\/(2019-09|2020-12)\//.exec(named)?.[1]
  if (year === '2019-09') return year
  const number = /draft-0([3-7])\//.exec(named)?.[1]
  if (number === undefined) return '2020-12'
  return number === '3' || number === '4' ? '4' : '7'
}

/** Not asserted by the server (`format`), not known to it as we would read it, or ours to set (`__…`). */
const LEFT_OUT = [
  'format',
  '$id',
  '$recursiveRef',
  '$recursiveAnchor',
  '$dynamicRef',
  '__absolute_ref__',
  '__absolute_uri__',
  '__absolute_recursive_ref__',
]

/**
 * A copy of a schema that the checker can run on any value without harm: broken keywords are left to the server, and so
 * are patterns that may take forever.
 */
export function prepareSchema(schema: JsonMap, draft: SchemaDraft = draftOf(schema)): JsonMap {
  const kept = Object.entries(schema).filter(([keyword, value]) => isRunnable(keyword, value, draft))
  const safe = kept.map(([keyword, value]): [string, JsonValue] => [
    keyword,
    keyword === 'patternProperties' && isJsonMap(value) ? onlySafeNames(value) : value,
  ])
  return mapSubschemas(Object.fromEntries(safe), sub => prepareSchema(sub, draft))
}

const onlySafeNames = (patterns: JsonMap): JsonMap =>
  Object.fromEntries(Object.entries(patterns).filter(([pattern]) => isSafePattern(pattern)))

const NUMBERS = [
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
  'minimum',
  'maximum',
  'multipleOf',
]
const LISTS = ['enum', 'required', 'allOf', 'anyOf', 'oneOf', 'prefixItems']

function isRunnable(keyword: string, value: JsonValue, draft: SchemaDraft): boolean {
  if (LEFT_OUT.includes(keyword) || (keyword === 'id' && typeof value === 'string')) return false
  if (keyword === 'pattern') return typeof value === 'string' && isSafePattern(value)
  if (NUMBERS.includes(keyword)) return typeof value === 'number'
  if (keyword.startsWith('exclusive')) return typeof value === (draft === '4' ? 'boolean' : 'number')
  if (LISTS.includes(keyword)) return Array.isArray(value)
  if (SCHEMA_MAPS.includes(keyword) && !isJsonMap(value)) return false
  // Gone from the newer drafts, so the server ignores them there.
  if (keyword === 'dependencies') return draft === '4' || draft === '7'
  if (keyword === 'items' && draft === '2020-12') return !Array.isArray(value)
  return true
}

/** A repeated group that itself repeats or branches, `(a+)+` or `(a|a)*`, can take a lifetime on a short text. */
const NESTED_REPEAT =
  /\((?:[^()\\]|\\.)*(?:[+*|]|\{\d*,)(?:[^()\\]|\\.)*\)\s*(?:[+*]|\{\d*,|\{\d{2,})|\)\)+\s*(?:[+*]|\{\d*,)/
const LONGEST_PATTERN = 1000

function isSafePattern(pattern: string): boolean {
  if (pattern.length > LONGEST_PATTERN || NESTED_REPEAT.test(pattern)) return false
  try {
    return Boolean(new RegExp(pattern, 'u'))
  } catch {
    // Valid in Python perhaps: the server decides.
    return false
  }
}
