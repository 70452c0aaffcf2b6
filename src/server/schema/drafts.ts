import type { JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import type { Draft } from './draft'
import { unusable } from './failure'
import * as combining from './keywords/combining'
import * as arrays from './keywords/ofArrays'
import * as objects from './keywords/ofObjects'
import * as values from './keywords/ofValues'
import * as unevaluated from './keywords/unevaluated'
import draft4 from './metaSchemas/draft-04.json' with { type: 'json' }
import draft6 from './metaSchemas/draft-06.json' with { type: 'json' }
import draft7 from './metaSchemas/draft-07.json' with { type: 'json' }
import draft2019 from './metaSchemas/draft-2019-09.json' with { type: 'json' }
import draft2020 from './metaSchemas/draft-2020-12.json' with { type: 'json' }
import { SPECIFICATIONS } from './references/specification'
import { withoutEmptyFragment } from './references/urls'

const IN_ALL: Draft['keywords'] = {
  ...objects.OBJECT_KEYWORDS,
  $ref: combining.ref,
  allOf: combining.allOf,
  anyOf: combining.anyOf,
  enum: values.enumeration,
  format: values.format,
  maxItems: arrays.maxItems,
  maxLength: values.maxLength,
  maximum: values.maximum,
  minItems: arrays.minItems,
  minLength: values.minLength,
  minimum: values.minimum,
  multipleOf: values.multipleOf,
  not: combining.not,
  oneOf: combining.oneOf,
  pattern: values.pattern,
  type: values.type,
  uniqueItems: arrays.uniqueItems,
}

const SINCE_6: Draft['keywords'] = {
  const: values.constant,
  exclusiveMaximum: values.exclusiveMaximum,
  exclusiveMinimum: values.exclusiveMinimum,
  propertyNames: objects.propertyNames,
}

const UNTIL_7: Draft['keywords'] = {
  additionalItems: arrays.additionalItems,
  dependencies: objects.dependencies,
  items: arrays.itemsOrPlaces,
}

const SINCE_2019: Draft['keywords'] = {
  ...SINCE_6,
  contains: arrays.contains,
  dependentRequired: objects.dependentRequired,
  dependentSchemas: objects.dependentSchemas,
  if: combining.ifThenElse,
}

/** The files are as https://json-schema.org publishes them, the vocabularies of a draft behind its metaschema. */
const read = (schema: unknown): JsonObject => (isJsonObject(schema) ? schema : unusable('a metaschema is no object'))

/** As `jsonschema.Draft…Validator` has them. Draft 3 is not among them: Kinto hardly takes a schema of its kind. */
export const DRAFTS = {
  '4': {
    keywords: { ...IN_ALL, ...UNTIL_7, maximum: values.maximumOfDraft4, minimum: values.minimumOfDraft4 },
    specification: SPECIFICATIONS['4'],
    ignoresRefSiblings: true,
    metaSchemas: draft4.map(read),
  },
  '6': {
    keywords: { ...IN_ALL, ...UNTIL_7, ...SINCE_6, contains: arrays.containsOfDraft6 },
    specification: SPECIFICATIONS['6'],
    ignoresRefSiblings: true,
    metaSchemas: draft6.map(read),
  },
  '7': {
    keywords: {
      ...IN_ALL,
      ...UNTIL_7,
      ...SINCE_6,
      contains: arrays.containsOfDraft6,
      if: combining.ifThenElse,
    },
    specification: SPECIFICATIONS['7'],
    ignoresRefSiblings: true,
    metaSchemas: draft7.map(read),
  },
  '2019-09': {
    keywords: {
      ...IN_ALL,
      ...SINCE_2019,
      $recursiveRef: combining.recursiveRef,
      additionalItems: arrays.additionalItems,
      items: arrays.itemsOrPlaces,
      unevaluatedItems: unevaluated.unevaluatedItemsOf2019,
      unevaluatedProperties: unevaluated.unevaluatedPropertiesOf2019,
    },
    specification: SPECIFICATIONS['2019-09'],
    ignoresRefSiblings: false,
    metaSchemas: draft2019.map(read),
  },
  '2020-12': {
    keywords: {
      ...IN_ALL,
      ...SINCE_2019,
      $dynamicRef: combining.dynamicRef,
      items: arrays.items,
      prefixItems: arrays.prefixItems,
      unevaluatedItems: unevaluated.unevaluatedItems,
      unevaluatedProperties: unevaluated.unevaluatedProperties,
    },
    specification: SPECIFICATIONS['2020-12'],
    ignoresRefSiblings: false,
    metaSchemas: draft2020.map(read),
  },
} as const satisfies Record<string, Draft>

const byUri = new Map<string, Draft>(
  Object.values(DRAFTS).map(draft => [withoutEmptyFragment(idOfMetaSchema(metaSchemaOf(draft))), draft]),
)

export function metaSchemaOf({ metaSchemas }: Draft): JsonObject {
  return metaSchemas[0] ?? unusable('a draft without a metaschema')
}

export function idOfMetaSchema(metaSchema: JsonObject): string {
  return String(metaSchema['$id'] ?? metaSchema['id'])
}

/** The draft that a `$schema` names. */
export const findDraft = (uri: string): Draft | undefined =>
  byUri.get(withoutEmptyFragment(uri).replace(/^https?:/i, scheme => scheme.toLowerCase()))
