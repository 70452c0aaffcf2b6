import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { own, without } from '../json/ownKeys'
import { describeMistake, draftFor, firstMistake, validatorOf } from './checkSchema'
import type { Failure } from './failure'
import { sortedKeys } from './sortedKeys'
import type { Validator } from './validator'
import { whyUnusable } from './whyUnusable'

/** What is wrong with an object, as `details` tells it. */
export type Violation = { readonly name: Json; readonly description: string }

/** Fields that no schema is asked about. */
const INTERNAL = ['last_modified', '__permissions__']

type Rules = { readonly validator: Validator; readonly ignored: readonly string[] } | { readonly mistake: string }

// A schema is prepared once: stored objects are replaced, never changed.
const prepared = new WeakMap<JsonObject, Rules>()

/** The first thing in which an object violates a schema: kinto.schema_validation.validate_schema. */
export function violationOf(data: JsonObject, schema: JsonObject, ownFields: readonly string[]): Violation | undefined {
  try {
    const rules = prepared.get(schema) ?? prepare(schema, ownFields)
    prepared.set(schema, rules)
    if ('mistake' in rules) return { name: 'schema', description: rules.mistake }
    rules.validator.check.visits = 0
    const failure = rules.validator.failures(without(data, ...rules.ignored)).next().value
    return failure && { name: nameOf(failure), description: failure.message }
  } catch (error) {
    return { name: 'schema', description: whyUnusable(error) }
  }
}

function prepare(schema: JsonObject, ownFields: readonly string[]): Rules {
  // Kinto reads schemas from PostgreSQL, so that the first failure depends on the order of keys there.
  const stored = sortedKeys(schema)
  const sorted = isJsonObject(stored) ? stored : {}
  const properties = own(sorted, 'properties')
  const namesId = properties !== undefined && isJsonObject(properties) && Object.hasOwn(properties, 'id')
  const ignored = [...INTERNAL, ...ownFields, ...(namesId ? [] : ['id'])]
  const checked = withoutRequired(sorted, ignored)
  const draft = draftFor(checked)
  const mistake = firstMistake(draft, checked)
  // Kinto looks at the schema as draft 7 when it is stored and crashes here.
  return mistake ? { mistake: describeMistake(mistake) } : { validator: validatorOf(draft, checked), ignored }
}

function withoutRequired(schema: JsonObject, ignored: readonly string[]): JsonObject {
  const required = own(schema, 'required')
  const kept = Array.isArray(required)
    ? required.filter(name => typeof name !== 'string' || !ignored.includes(name))
    : []
  return kept.length > 0 ? { ...schema, required: kept } : without(schema, 'required')
}

/** The last step to the wrong value; at the top of the object the last part of what the keyword asks for. */
function nameOf({ path, value, schemaPath }: Failure): Json {
  const asked = typeof value === 'string' ? [...value] : value
  // Kinto crashes where what is asked for has no last part, such as a number: then we say the keyword.
  const [last] = [path.at(-1), Array.isArray(asked) ? asked.at(-1) : undefined, schemaPath.at(-1)].filter(
    part => part !== undefined,
  )
  return last ?? null
}
