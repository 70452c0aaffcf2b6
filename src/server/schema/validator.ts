import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { own } from '../json/ownKeys'
import { pythonRepr } from '../json/pythonText'
import type { Draft } from './draft'
import { Failure, unusable, type Step } from './failure'
import type { Resolver } from './references/resolver'

// Python gives up at some 250 levels, and would go on for ever through what branches at each of them.
const MAX_DEPTH = 400
const MAX_VISITS = 200_000

/** What all validators of one check share. */
export type Check = {
  /** The draft that a `$schema` names. */
  readonly findDraft: (uri: string) => Draft | undefined
  /** Only metaschemas have their formats checked: for records Kinto does not. */
  readonly checksFormats: boolean
  visits: number
}

type Place = { readonly path?: Step; readonly schemaPath?: Step; readonly resolver?: Resolver }

/** Checks instances against one schema, or a part of one: `jsonschema`'s Validator, which yields failures one by one. */
export class Validator {
  readonly draft: Draft
  readonly schema: Json
  readonly resolver: Resolver
  readonly check: Check
  readonly #depth: number

  constructor(draft: Draft, schema: Json, resolver: Resolver, check: Check, depth = 0) {
    this.draft = draft
    this.schema = schema
    this.resolver = resolver
    this.check = check
    this.#depth = depth
  }

  *failures(instance: Json): Generator<Failure> {
    if (typeof this.schema === 'boolean') {
      if (!this.schema) yield refusedByFalse(instance)
      return
    }
    yield* this.#apply(this.draft, instance, objectFrom(this.schema))
  }

  /** Checks a part of the instance, or all of it, against a part of the schema. */
  *descend(instance: Json, schema: Json, { path, schemaPath, resolver }: Place = {}): Generator<Failure> {
    if (typeof schema === 'boolean') {
      if (!schema) yield refusedByFalse(instance)
      return
    }
    const { specification } = this.draft
    const inner = this.evolve(schema, resolver ?? this.resolver.inSubschema({ contents: schema, specification }))
    for (const failure of inner.#apply(this.draft, instance, objectFrom(schema))) {
      if (path !== undefined) failure.path.unshift(path)
      if (schemaPath !== undefined) failure.schemaPath.unshift(schemaPath)
      yield failure
    }
  }

  isValid(instance: Json): boolean {
    return hasNone(this.failures(instance))
  }

  evolve(schema: Json, resolver = this.resolver): Validator {
    this.check.visits += 1
    if (this.#depth > MAX_DEPTH || this.check.visits > MAX_VISITS) unusable('the schema is nested too deeply')
    return new Validator(draftOf(schema, this.check) ?? this.draft, schema, resolver, this.check, this.#depth + 1)
  }

  /** `outer` decides what counts beside `$ref`, and the validator's own draft what the keywords mean. */
  *#apply(outer: Draft, instance: Json, schema: JsonObject): Generator<Failure> {
    const reference = outer.ignoresRefSiblings ? own(schema, '$ref') : undefined
    const entries =
      reference === undefined || reference === null ? Object.entries(schema) : [['$ref', reference] as const]
    for (const [name, value] of entries) {
      const keyword = own(this.draft.keywords, name)
      if (!keyword) continue
      for (const failure of keyword(this, value, instance, schema)) {
        if (failure.value === undefined) failure.value = value
        if (name !== 'if' && name !== '$ref') failure.schemaPath.unshift(name)
        yield failure
      }
    }
  }
}

export const draftOf = (schema: Json, { findDraft }: Pick<Check, 'findDraft'>): Draft | undefined => {
  const uri = isJsonObject(schema) ? own(schema, '$schema') : undefined
  return typeof uri === 'string' ? findDraft(uri) : undefined
}

export const hasNone = (failures: Iterator<Failure>): boolean => failures.next().done === true

const objectFrom = (schema: Json): JsonObject =>
  isJsonObject(schema) ? schema : unusable(`${pythonRepr(schema)} is no schema`)

/** Kinto names such a failure after the keyword that holds the `false`: Python's `None` counts as no value. */
const refusedByFalse = (instance: Json): Failure =>
  new Failure(`False schema does not allow ${pythonRepr(instance)}`, null)
