import type { Json, JsonObject } from '~/protocol/json'
import type { Failure } from './failure'
import type { Specification } from './references/specification'
import type { Validator } from './validator'

/** Checks an instance against the value of one keyword of a schema. */
export type Keyword = (validator: Validator, value: Json, instance: Json, schema: JsonObject) => Iterable<Failure>

/** One version of JSON Schema, as Python's jsonschema has it. */
export type Draft = {
  readonly keywords: Readonly<Record<string, Keyword>>
  readonly specification: Specification
  /** Before 2019-09, nothing else counts beside `$ref`. */
  readonly ignoresRefSiblings: boolean
  /** The first one describes the schemas of this draft; the others are parts of it. */
  readonly metaSchemas: readonly JsonObject[]
}
