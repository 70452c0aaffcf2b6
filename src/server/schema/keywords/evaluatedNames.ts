import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { own } from '../../json/ownKeys'
import { asMapping, asText } from '../schemaParts'
import { matchesPattern } from '~/lib/regex/pattern'
import { hasNone, type Validator } from '../validator'
import { insideOf, lookupBare, validBranches } from './evaluation'

export type FindNames = (validator: Validator, instance: JsonObject, schema: Json) => Set<string>

/** The names in an object that a schema has something to say about: jsonschema/_utils.py. */
export const evaluatedNames: FindNames = (validator, instance, schema) => {
  if (!isJsonObject(schema)) return new Set()
  const evaluated = new Set<string>()
  for (const name of ['$ref', '$dynamicRef']) {
    const reference = own(schema, name)
    if (reference === undefined || reference === null) continue
    const inner = insideOf(validator, lookupBare(validator, asText(reference, name)))
    addAll(evaluated, evaluatedNames(inner, instance, inner.schema))
  }
  const properties = own(schema, 'properties')
  if (properties !== undefined && isJsonObject(properties)) addAll(evaluated, namesInBoth(properties, instance))
  for (const keyword of ['additionalProperties', 'unevaluatedProperties']) {
    const subschema = own(schema, keyword)
    if (subschema === undefined || subschema === null) continue
    for (const [name, part] of Object.entries(instance)) {
      if (hasNone(validator.descend(part, subschema))) evaluated.add(name)
    }
  }
  addCommon(evaluated, validator, instance, schema, evaluatedNames)
  return evaluated
}

/** The same in 2019-09: jsonschema/_legacy_keywords.py, which takes a schema's own keywords for names. */
export const evaluatedNamesOf2019: FindNames = (validator, instance, schema) => {
  if (!isJsonObject(schema)) return new Set()
  const evaluated = new Set<string>()
  const reference = own(schema, '$ref')
  if (reference !== undefined && reference !== null) {
    const inner = insideOf(validator, lookupBare(validator, asText(reference, '$ref')))
    addAll(evaluated, evaluatedNamesOf2019(inner, instance, inner.schema))
  }
  if (Object.hasOwn(schema, '$recursiveRef')) {
    const inner = insideOf(validator, validator.resolver.lookupRecursively())
    addAll(evaluated, evaluatedNamesOf2019(inner, instance, inner.schema))
  }
  for (const keyword of ['properties', 'additionalProperties', 'unevaluatedProperties']) {
    const value = own(schema, keyword)
    if (value === true) addAll(evaluated, Object.keys(instance))
    else if (value !== undefined && isJsonObject(value)) addAll(evaluated, namesInBoth(value, instance))
  }
  addCommon(evaluated, validator, instance, schema, evaluatedNamesOf2019)
  return evaluated
}

const namesInBoth = (a: JsonObject, b: JsonObject): string[] => Object.keys(a).filter(name => Object.hasOwn(b, name))

function addCommon(
  evaluated: Set<string>,
  validator: Validator,
  instance: JsonObject,
  schema: JsonObject,
  find: FindNames,
): void {
  const patterns = Object.keys(asMapping(own(schema, 'patternProperties') ?? {}, 'patternProperties'))
  for (const name of Object.keys(instance)) {
    if (patterns.some(pattern => matchesPattern(pattern, name))) evaluated.add(name)
  }
  const dependent = asMapping(own(schema, 'dependentSchemas') ?? {}, 'dependentSchemas')
  for (const [name, subschema] of Object.entries(dependent)) {
    if (Object.hasOwn(instance, name)) addAll(evaluated, find(validator, instance, subschema))
  }
  const branches = validBranches(validator, instance, schema, part => hasNone(validator.descend(instance, part)))
  for (const branch of branches) addAll(evaluated, find(validator, instance, branch))
}

function addAll(set: Set<string>, values: Iterable<string>): void {
  for (const value of values) set.add(value)
}
