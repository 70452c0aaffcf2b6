import type { Json } from '~/protocol/json'

export type Step = string | number

/** One violation of a schema, as Python's `jsonschema.ValidationError` has it. */
export class Failure {
  readonly message: string
  /** From the whole instance down to what is wrong in it. */
  readonly path: Step[] = []
  readonly schemaPath: Step[] = []
  /** The value of the keyword that was violated; undefined until somebody says it. */
  value: Json | undefined

  constructor(message: string, value?: Json) {
    this.message = message
    this.value = value
  }
}

/** A schema that no object can be checked against. Kinto answers an unresolvable reference so, and crashes on the rest. */
export class SchemaUnusable extends Error {
  override name = 'SchemaUnusable'
}

export const unusable = (why: string): never => {
  throw new SchemaUnusable(why)
}
