import type { Json, JsonObject } from '~/protocol/json'
import { own } from '../../json/ownKeys'
import { ReferenceBroken, type Resolved } from '../references/resolver'
import { asList } from '../schemaParts'
import type { Validator } from '../validator'

/** The schemas of `allOf` and its like that an instance fits, and those that `if` leads to. */
export function validBranches(
  validator: Validator,
  instance: Json,
  schema: JsonObject,
  fits: (schema: Json) => boolean,
): Json[] {
  const alternatives = ['allOf', 'oneOf', 'anyOf'].flatMap(name => asList(own(schema, name) ?? [], name)).filter(fits)
  return [...alternatives, ...conditions(validator, instance, schema)]
}

function conditions(validator: Validator, instance: Json, schema: JsonObject): Json[] {
  const condition = own(schema, 'if')
  if (condition === undefined) return []
  const holds = validator.evolve(condition).isValid(instance)
  const branch = own(schema, holds ? 'then' : 'else')
  return [...(holds ? [condition] : []), ...(branch === undefined ? [] : [branch])]
}

export const insideOf = (validator: Validator, { contents, resolver }: Resolved): Validator =>
  validator.evolve(contents, resolver)

/** Here Python tells of a broken reference without the name of its error. */
export function lookupBare(validator: Validator, reference: string): Resolved {
  try {
    return validator.resolver.lookup(reference)
  } catch (error) {
    throw error instanceof ReferenceBroken ? new ReferenceBroken('', error.bare) : error
  }
}
