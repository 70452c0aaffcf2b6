import type { Json } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { own } from '../../json/ownKeys'
import { pythonRepr } from '../../json/pythonText'
import { sortedKeys } from '../sortedKeys'
import type { Keyword } from '../draft'
import { Failure } from '../failure'
import { asList, asNumber } from '../schemaParts'
import type { Validator } from '../validator'
import { listed } from './ofObjects'

// Keywords about arrays: jsonschema/_keywords.py and _legacy_keywords.py.

const repr = pythonRepr

function* eachItem(validator: Validator, instance: readonly Json[], schema: Json, from = 0): Generator<Failure> {
  for (const [at, item] of instance.entries()) {
    if (at >= from) yield* validator.descend(item, schema, { path: at })
  }
}

function* eachInItsPlace(
  validator: Validator,
  instance: readonly Json[],
  schemas: readonly Json[],
): Generator<Failure> {
  for (const [at, item] of instance.slice(0, schemas.length).entries()) {
    yield* validator.descend(item, schemas[at] ?? null, { path: at, schemaPath: at })
  }
}

export const prefixItems: Keyword = function* (validator, value, instance) {
  if (Array.isArray(instance)) yield* eachInItsPlace(validator, instance, asList(value, 'prefixItems'))
}

export const items: Keyword = function* (validator, value, instance, schema) {
  if (!Array.isArray(instance)) return
  const prefix = asList(own(schema, 'prefixItems') ?? [], 'prefixItems').length
  const extra = instance.length - prefix
  if (extra <= 0) return
  if (value !== false) return yield* eachItem(validator, instance, value, prefix)
  const rest = extra === 1 ? (instance[prefix] ?? null) : instance.slice(prefix)
  const found = `but found ${extra} extra: ${repr(rest)}`
  yield new Failure(`Expected at most ${prefix} ${prefix === 1 ? 'item' : 'items'} ${found}`)
}

/** Until 2019-09 `items` may be a list of schemas, one for each place. */
export const itemsOrPlaces: Keyword = function* (validator, value, instance) {
  if (!Array.isArray(instance)) return
  if (Array.isArray(value)) yield* eachInItsPlace(validator, instance, value)
  else yield* eachItem(validator, instance, value)
}

export const additionalItems: Keyword = function* (validator, value, instance, schema) {
  const places = own(schema, 'items') ?? {}
  if (!Array.isArray(instance) || isJsonObject(places)) return
  const { length } = asList(places, 'items')
  if (isJsonObject(value)) yield* eachItem(validator, instance, value, length)
  else if (value === false && instance.length > length) {
    yield new Failure(`Additional items are not allowed (${listed(instance.slice(length))} unexpected)`)
  }
}

export const contains: Keyword = function* (validator, value, instance, schema) {
  if (!Array.isArray(instance)) return
  const min = asNumber(own(schema, 'minContains') ?? 1, 'minContains')
  const max = asNumber(own(schema, 'maxContains') ?? instance.length, 'maxContains')
  const wanted = validator.evolve(value)
  let matches = 0
  for (const item of instance) {
    if (!wanted.isValid(item)) continue
    matches += 1
    if (matches > max) {
      return yield new Failure(`Too many items match the given schema (expected at most ${max})`, max)
    }
  }
  if (matches >= min) return
  if (matches === 0) yield new Failure(`${repr(instance)} does not contain items matching the given schema`)
  else {
    const counts = `expected at least ${min} but only ${matches} matched`
    yield new Failure(`Too few items match the given schema (${counts})`, min)
  }
}

export const containsOfDraft6: Keyword = function* (validator, value, instance) {
  if (!Array.isArray(instance) || instance.some(item => validator.evolve(value).isValid(item))) return
  yield new Failure(`None of ${repr(instance)} are valid under the given schema`)
}

export const minItems: Keyword = function* (_, value, instance) {
  if (!Array.isArray(instance) || instance.length >= asNumber(value, 'minItems')) return
  yield new Failure(`${repr(instance)} ${value === 1 ? 'should be non-empty' : 'is too short'}`)
}

export const maxItems: Keyword = function* (_, value, instance) {
  if (!Array.isArray(instance) || instance.length <= asNumber(value, 'maxItems')) return
  yield new Failure(`${repr(instance)} ${value === 0 ? 'is expected to be empty' : 'is too long'}`)
}

export const uniqueItems: Keyword = function* (_, value, instance) {
  if (value !== true || !Array.isArray(instance)) return
  // As text, so that a long list is looked through once.
  const different = new Set(instance.map(item => JSON.stringify(sortedKeys(item))))
  if (different.size < instance.length) yield new Failure(`${repr(instance)} has non-unique elements`)
}
