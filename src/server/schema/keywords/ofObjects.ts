import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { compareText } from '../../json/compareJson'
import { own } from '../../json/ownKeys'
import { pythonRepr } from '../../json/pythonText'
import type { Draft, Keyword } from '../draft'
import { Failure } from '../failure'
import { asMapping, asNumber, asTexts } from '../schemaParts'
import { matchesPattern } from '~/lib/regex/pattern'

// Keywords about objects: jsonschema/_keywords.py.

const repr = pythonRepr

export const properties: Keyword = function* (validator, value, instance) {
  if (!isJsonObject(instance)) return
  for (const [name, subschema] of Object.entries(asMapping(value, 'properties'))) {
    const part = own(instance, name)
    if (part !== undefined) yield* validator.descend(part, subschema, { path: name, schemaPath: name })
  }
}

export const patternProperties: Keyword = function* (validator, value, instance) {
  if (!isJsonObject(instance)) return
  for (const [pattern, subschema] of Object.entries(asMapping(value, 'patternProperties'))) {
    for (const [name, part] of Object.entries(instance)) {
      if (matchesPattern(pattern, name)) yield* validator.descend(part, subschema, { path: name, schemaPath: pattern })
    }
  }
}

export const propertyNames: Keyword = function* (validator, value, instance) {
  if (!isJsonObject(instance)) return
  for (const name of Object.keys(instance)) yield* validator.descend(name, value)
}

export const additionalProperties: Keyword = function* (validator, value, instance, schema) {
  if (!isJsonObject(instance)) return
  const extras = additionalNames(instance, schema)
  if (isJsonObject(value)) {
    for (const name of extras) yield* validator.descend(own(instance, name) ?? null, value, { path: name })
  } else if (value === false && extras.length > 0)
    yield new Failure(refusalOfExtras(extras.toSorted(compareText), schema))
}

function additionalNames(instance: JsonObject, schema: JsonObject): string[] {
  const known = asMapping(own(schema, 'properties') ?? {}, 'properties')
  const patterns = Object.keys(asMapping(own(schema, 'patternProperties') ?? {}, 'patternProperties'))
  return Object.keys(instance).filter(
    name => !Object.hasOwn(known, name) && !patterns.some(pattern => matchesPattern(pattern, name)),
  )
}

function refusalOfExtras(extras: readonly string[], schema: JsonObject): string {
  if (!Object.hasOwn(schema, 'patternProperties')) {
    return `Additional properties are not allowed (${listed(extras)} unexpected)`
  }
  const patterns = Object.keys(asMapping(own(schema, 'patternProperties'), 'patternProperties')).toSorted(compareText)
  const verb = extras.length === 1 ? 'does' : 'do'
  return `${reprs(extras)} ${verb} not match any of the regexes: ${reprs(patterns)}`
}

const reprs = (values: readonly Json[]): string => values.map(repr).join(', ')

/** `'a', 'b' were` */
export const listed = (values: readonly Json[]): string => `${reprs(values)} ${values.length === 1 ? 'was' : 'were'}`

export const required: Keyword = function* (_, value, instance) {
  if (!isJsonObject(instance)) return
  for (const name of asTexts(value, 'required')) {
    if (!Object.hasOwn(instance, name)) yield new Failure(`${repr(name)} is a required property`)
  }
}

export const minProperties: Keyword = function* (_, value, instance) {
  if (!isJsonObject(instance) || Object.keys(instance).length >= asNumber(value, 'minProperties')) return
  yield new Failure(`${repr(instance)} ${value === 1 ? 'should be non-empty' : 'does not have enough properties'}`)
}

export const maxProperties: Keyword = function* (_, value, instance) {
  if (!isJsonObject(instance) || Object.keys(instance).length <= asNumber(value, 'maxProperties')) return
  yield new Failure(`${repr(instance)} ${value === 0 ? 'is expected to be empty' : 'has too many properties'}`)
}

export const dependentRequired: Keyword = function* (_, value, instance) {
  if (!isJsonObject(instance)) return
  for (const [name, others] of Object.entries(asMapping(value, 'dependentRequired'))) {
    if (Object.hasOwn(instance, name)) yield* missingBeside(instance, name, asTexts(others, 'dependentRequired'))
  }
}

function* missingBeside(instance: JsonObject, name: string, others: readonly string[]): Generator<Failure> {
  for (const other of others) {
    if (!Object.hasOwn(instance, other)) yield new Failure(`${repr(other)} is a dependency of ${repr(name)}`)
  }
}

export const dependentSchemas: Keyword = function* (validator, value, instance) {
  if (!isJsonObject(instance)) return
  for (const [name, subschema] of Object.entries(asMapping(value, 'dependentSchemas'))) {
    if (Object.hasOwn(instance, name)) yield* validator.descend(instance, subschema, { schemaPath: name })
  }
}

/** Before 2019-09 a dependency is a schema or a list of names. */
export const dependencies: Keyword = function* (validator, value, instance) {
  if (!isJsonObject(instance)) return
  for (const [name, dependency] of Object.entries(asMapping(value, 'dependencies'))) {
    if (!Object.hasOwn(instance, name)) continue
    if (Array.isArray(dependency)) yield* missingBeside(instance, name, asTexts(dependency, 'dependencies'))
    else yield* validator.descend(instance, dependency, { schemaPath: name })
  }
}

export const OBJECT_KEYWORDS: Draft['keywords'] = {
  additionalProperties,
  maxProperties,
  minProperties,
  patternProperties,
  properties,
  required,
}
