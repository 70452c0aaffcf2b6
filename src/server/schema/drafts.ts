import type { JsonObject } from '~/protocol/json'
import type { Draft } from './draft'
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
import { joinUrl } from './references/urls'

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

/** As `jsonschema.Draft…Validator` has them. Draft 3 is not among them: Kinto hardly takes a schema of its kind. */
export const DRAFTS = {
  '4': {
    keywords: { ...IN_ALL, ...UNTIL_7, maximum: values.maximumOfDraft4, minimum: values.minimumOfDraft4 },
    specification: SPECIFICATIONS['4'],
    ignoresRefSiblings: true,
    metaSchema: draft4,
  },
  '6': {
    keywords: { ...IN_ALL, ...UNTIL_7, ...SINCE_6, contains: arrays.containsOfDraft6 },
    specification: SPECIFICATIONS['6'],
    ignoresRefSiblings: true,
    metaSchema: draft6,
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
    metaSchema: draft7,
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
    metaSchema: draft2019,
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
    metaSchema: draft2020,
  },
} as const satisfies Record<string, Draft>

export const idOfMetaSchema = (metaSchema: JsonObject): string => String(metaSchema['$id'] ?? metaSchema['id'])

const byUri = new Map<string, Draft>(
  Object.values(DRAFTS).map(draft => [normalized(idOfMetaSchema(draft.metaSchema)), draft]),
)

function normalized(uri: string): string {
  return joinUrl(uri, '#').replace(/#$/, '')
}

/** The draft that a `$schema` names. */
export const findDraft = (uri: string): Draft | undefined => byUri.get(normalized(uri))
