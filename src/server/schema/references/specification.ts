import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { own } from '../../json/ownKeys'
import { unusable, type Step } from '../failure'
import { asList, asMapping } from '../schemaParts'

/** How references work in one draft: what names a schema, and where schemas stand in it. Python's `referencing`. */
export type Specification = {
  /** Keywords whose value is a schema, an object of schemas, or an array of them. */
  readonly inValue: readonly string[]
  readonly inObject: readonly string[]
  readonly inArray: readonly string[]
  /** Keywords that may hold a schema or something else. */
  readonly inEither: readonly string[]
  readonly idKeyword: 'id' | '$id'
  /** In older drafts an id that begins with `#` is an anchor, and a `$ref` hides it. */
  readonly isLegacy: boolean
  readonly hasDynamicAnchors: boolean
}

export type Anchor = { readonly name: string; readonly isDynamic: boolean }

export function idOf({ idKeyword, isLegacy }: Specification, contents: Json): string | undefined {
  if (!isJsonObject(contents) || (isLegacy && Object.hasOwn(contents, '$ref'))) return undefined
  const id = own(contents, idKeyword)
  if (id === undefined || id === null) return undefined
  if (typeof id !== 'string') return unusable(`${idKeyword} is not a string`)
  return isLegacy && id.startsWith('#') ? undefined : id
}

export function anchorsIn({ idKeyword, isLegacy, hasDynamicAnchors }: Specification, contents: Json): Anchor[] {
  if (!isJsonObject(contents)) return []
  const id = own(contents, idKeyword)
  if (isLegacy) return typeof id === 'string' && id.startsWith('#') ? [{ name: id.slice(1), isDynamic: false }] : []
  const anchor = own(contents, '$anchor')
  const dynamic = hasDynamicAnchors ? own(contents, '$dynamicAnchor') : undefined
  return [
    ...(typeof anchor === 'string' ? [{ name: anchor, isDynamic: false }] : []),
    ...(typeof dynamic === 'string' ? [{ name: dynamic, isDynamic: true }] : []),
  ]
}

/** The schemas right inside a schema. */
export function subschemasOf(specification: Specification, contents: Json): Json[] {
  if (!isJsonObject(contents)) return []
  const { inValue, inObject, inArray, inEither } = specification
  const present = (names: readonly string[]) => names.filter(name => Object.hasOwn(contents, name))
  return [
    ...present(inValue).map(name => own(contents, name) ?? null),
    ...present(inArray).flatMap(name => asList(own(contents, name), name)),
    ...present(inObject).flatMap(name => Object.values(asMapping(own(contents, name), name))),
    ...present(inEither).flatMap(name => schemasIn(name, contents)),
  ]
}

function schemasIn(name: string, contents: JsonObject): Json[] {
  const value = own(contents, name) ?? null
  if (Array.isArray(value)) return value
  if (name !== 'dependencies') return isJsonObject(value) || name === 'items' ? [value] : []
  const values = isJsonObject(value) ? Object.values(value) : []
  // Only the first is looked at to tell schemas from lists of names.
  return values[0] !== undefined && isJsonObject(values[0]) ? values : []
}

/** Whether the last of these steps of a JSON pointer has entered a schema. */
export function entersSchema(specification: Specification, steps: readonly Step[], contents: Json): boolean {
  const { inValue, inObject, inArray, inEither } = specification
  for (let at = 0; at < steps.length; at++) {
    const step = String(steps[at])
    if (['items', 'dependencies'].includes(step) && inEither.includes(step) && isJsonObject(contents)) return true
    if (inValue.includes(step) || (inEither.includes(step) && step.startsWith('additional'))) continue
    if (!inObject.includes(step) && !inArray.includes(step)) return false
    at += 1
    if (at >= steps.length) return false
  }
  return true
}

const OF_2019 = {
  inValue: [
    'additionalProperties',
    'contains',
    'contentSchema',
    'else',
    'if',
    'not',
    'propertyNames',
    'then',
    'unevaluatedItems',
    'unevaluatedProperties',
  ],
  inObject: ['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties'],
  idKeyword: '$id',
  isLegacy: false,
} as const

const OF_6 = {
  inObject: ['definitions', 'patternProperties', 'properties'],
  inArray: ['allOf', 'anyOf', 'oneOf'],
  inEither: ['items', 'dependencies'],
  idKeyword: '$id',
  isLegacy: true,
  hasDynamicAnchors: false,
} as const

const IN_VALUE_OF_6 = ['additionalItems', 'additionalProperties', 'contains', 'not', 'propertyNames']

export const SPECIFICATIONS = {
  '2020-12': {
    ...OF_2019,
    inValue: [...OF_2019.inValue, 'items'],
    inArray: ['allOf', 'anyOf', 'oneOf', 'prefixItems'],
    inEither: [],
    hasDynamicAnchors: true,
  },
  '2019-09': {
    ...OF_2019,
    inValue: [...OF_2019.inValue, 'additionalItems'],
    inArray: OF_6.inArray,
    inEither: ['items'],
    hasDynamicAnchors: false,
  },
  '7': { ...OF_6, inValue: [...IN_VALUE_OF_6, 'else', 'if', 'then'] },
  '6': { ...OF_6, inValue: IN_VALUE_OF_6 },
  '4': {
    ...OF_6,
    inValue: ['not'],
    inEither: ['items', 'dependencies', 'additionalItems', 'additionalProperties'],
    idKeyword: 'id',
  },
} as const satisfies Record<string, Specification>
