import type { Json, JsonObject } from '~/protocol/json'
import type { Draft } from './draft'
import { DRAFTS, findDraft, metaSchemaOf } from './drafts'
import type { Failure } from './failure'
import { metaRegistry } from './metaRegistry'
import { Registry, idOfResource } from './references/registry'
import { Resolver } from './references/resolver'
import { draftOf, Validator } from './validator'
import { whyUnusable } from './whyUnusable'

/** The draft by which Kinto checks objects: the newest, unless the schema names its own. */
export const draftFor = (schema: JsonObject): Draft => draftOf(schema, { findDraft }) ?? DRAFTS['2020-12']

/** A validator for a schema that has passed its metaschema. */
export function validatorOf(draft: Draft, schema: Json, checksFormats = false): Validator {
  const { specification } = draft
  const resource = { contents: schema, specification }
  const uri = idOfResource(resource) ?? ''
  const registry = new Registry(name => findDraft(name)?.specification, metaRegistry)
  registry.add(uri, resource)
  return new Validator(draft, schema, new Resolver(registry, uri), { findDraft, checksFormats, visits: 0 })
}

const metaValidators = new Map<Draft, Validator>()

/** The first thing that is wrong with a schema: jsonschema's `check_schema`. */
export function firstMistake(draft: Draft, schema: Json): Failure | undefined {
  const meta = metaValidators.get(draft) ?? validatorOf(draft, metaSchemaOf(draft), true)
  metaValidators.set(draft, meta)
  meta.check.visits = 0
  return meta.failures(schema).next().value ?? undefined
}

/** Kinto's words for it. Every schema is looked at as draft 7 when it is stored: kinto.schema_validation.check_schema. */
export function mistakeInSchema(schema: JsonObject): string | undefined {
  try {
    const failure = firstMistake(DRAFTS['7'], schema)
    return failure && describeMistake(failure)
  } catch (error) {
    return whyUnusable(error)
  }
}

export const describeMistake = ({ path, message }: Failure): string => String(path.at(-1) ?? '') + message
