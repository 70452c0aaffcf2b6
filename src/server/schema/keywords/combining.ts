import { own } from '../../json/ownKeys'
import { pythonRepr } from '../../json/pythonText'
import type { Keyword } from '../draft'
import { Failure } from '../failure'
import { asList, asText } from '../schemaParts'
import type { Validator } from '../validator'

// Keywords that bring in other schemas: jsonschema/_keywords.py.

const repr = pythonRepr

function* throughReference(validator: Validator, reference: string, instance: Parameters<Keyword>[2]) {
  const { contents, resolver } = validator.resolver.lookup(reference)
  yield* validator.descend(instance, contents, { resolver })
}

export const ref: Keyword = (validator, value, instance) => throughReference(validator, asText(value, '$ref'), instance)

export const dynamicRef: Keyword = (validator, value, instance) =>
  throughReference(validator, asText(value, '$dynamicRef'), instance)

export const recursiveRef: Keyword = function* (validator, _, instance) {
  const { contents, resolver } = validator.resolver.lookupRecursively()
  yield* validator.descend(instance, contents, { resolver })
}

export const allOf: Keyword = function* (validator, value, instance) {
  for (const [at, schema] of asList(value, 'allOf').entries()) {
    yield* validator.descend(instance, schema, { schemaPath: at })
  }
}

/** All failures are looked for, as Python does: a broken reference behind the first one is found. */
const passes = (validator: Validator, schema: Parameters<Keyword>[1], instance: Parameters<Keyword>[2]): boolean =>
  [...validator.descend(instance, schema)].length === 0

export const anyOf: Keyword = function* (validator, value, instance) {
  if (asList(value, 'anyOf').some(schema => passes(validator, schema, instance))) return
  yield new Failure(`${repr(instance)} is not valid under any of the given schemas`)
}

export const oneOf: Keyword = function* (validator, value, instance) {
  const schemas = asList(value, 'oneOf')
  const first = schemas.findIndex(schema => passes(validator, schema, instance))
  if (first === -1) {
    return yield new Failure(`${repr(instance)} is not valid under any of the given schemas`)
  }
  const more = schemas.slice(first + 1).filter(schema => validator.evolve(schema).isValid(instance))
  if (more.length === 0) return
  const reprs = [...more, schemas[first] ?? null].map(repr).join(', ')
  yield new Failure(`${repr(instance)} is valid under each of ${reprs}`)
}

export const not: Keyword = function* (validator, value, instance) {
  if (!validator.evolve(value).isValid(instance)) return
  yield new Failure(`${repr(instance)} should not be valid under ${repr(value)}`)
}

export const ifThenElse: Keyword = function* (validator, value, instance, schema) {
  const branch = validator.evolve(value).isValid(instance) ? 'then' : 'else'
  const chosen = own(schema, branch)
  if (chosen !== undefined) yield* validator.descend(instance, chosen, { schemaPath: branch })
}
