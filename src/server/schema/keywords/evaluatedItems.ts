import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { own } from '../../json/ownKeys'
import { asList, asText } from '../schemaParts'
import { hasNone, type Validator } from '../validator'
import { insideOf, lookupBare, validBranches } from './evaluation'

type Items = readonly Json[]

/** The places of an array that a schema has something to say about: jsonschema/_utils.py. */
export function evaluatedItems(validator: Validator, instance: Items, schema: Json): Set<number> {
  if (!isJsonObject(schema)) return new Set()
  if (Object.hasOwn(schema, 'items')) return new Set(instance.keys())
  const evaluated = new Set<number>()
  for (const name of ['$ref', '$dynamicRef']) {
    const reference = own(schema, name)
    if (reference === undefined || reference === null) continue
    const inner = insideOf(validator, lookupBare(validator, asText(reference, name)))
    addAll(evaluated, evaluatedItems(inner, instance, inner.schema))
  }
  const prefix = own(schema, 'prefixItems')
  if (prefix !== undefined) addAll(evaluated, asList(prefix, 'prefixItems').keys())
  addCommon(evaluated, validator, instance, schema, evaluatedItems)
  return evaluated
}

/** The same in 2019-09: jsonschema/_legacy_keywords.py. */
export function evaluatedItemsOf2019(validator: Validator, instance: Items, schema: Json): Set<number> {
  if (!isJsonObject(schema)) return new Set()
  const evaluated = new Set<number>()
  const reference = own(schema, '$ref')
  if (reference !== undefined && reference !== null) {
    const inner = insideOf(validator, lookupBare(validator, asText(reference, '$ref')))
    addAll(evaluated, evaluatedItemsOf2019(inner, instance, inner.schema))
  }
  if (Object.hasOwn(schema, '$recursiveRef')) {
    const inner = insideOf(validator, validator.resolver.lookupRecursively())
    addAll(evaluated, evaluatedItemsOf2019(inner, instance, inner.schema))
  }
  const items = own(schema, 'items')
  if (items !== undefined) {
    if (Object.hasOwn(schema, 'additionalItems') || isJsonObject(items)) return new Set(instance.keys())
    addAll(evaluated, asList(items, 'items').keys())
  }
  addCommon(evaluated, validator, instance, schema, evaluatedItemsOf2019)
  return evaluated
}

function addCommon(
  evaluated: Set<number>,
  validator: Validator,
  instance: Items,
  schema: JsonObject,
  find: typeof evaluatedItems,
): void {
  for (const name of ['contains', 'unevaluatedItems']) {
    const wanted = own(schema, name)
    if (wanted === undefined) continue
    for (const [at, item] of instance.entries()) if (validator.evolve(wanted).isValid(item)) evaluated.add(at)
  }
  // Array.from: the branches are looked through in the order in which Python does, whatever they throw.
  const branches = validBranches(validator, [...instance], schema, part =>
    hasNone(validator.descend([...instance], part)),
  )
  for (const branch of branches) addAll(evaluated, find(validator, instance, branch))
}

function addAll(set: Set<number>, values: Iterable<number>): void {
  for (const value of values) set.add(value)
}
