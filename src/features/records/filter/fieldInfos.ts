import { resolveRef } from '~/forms/schema/schemaNode'
import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'
import { fieldTitle, type CollectionShape } from '../list/collectionShape'

export type JsonType = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'null'

/** What is known about one field, from the schema and from rows that were seen. */
export type FieldInfo = {
  /** A dotted path. */
  field: string
  title: string
  /** Empty where nobody knows. */
  types: ReadonlySet<JsonType>
  schema: JsonObject | undefined
  /** Some short scalars that stand there; of lists, their items. */
  samples: readonly Json[]
}

const MOST_FIELDS = 1000
const MOST_ROWS = 100
const MOST_SAMPLES = 12
const LONGEST_SAMPLE = 80
const DEEPEST = 4

/** The fields one can ask for, likely ones first: those shown, those of the schema, those seen in `rows`, the server's own. */
export function fieldInfos(
  { displayFields, schema }: CollectionShape,
  rows: readonly JsonObject[] | undefined,
): FieldInfo[] {
  const planned = new Map<string, JsonObject>()
  if (schema) walkSchema(schema, schema, '', planned)
  const seen = new Map<string, Seen>()
  for (const row of rows?.slice(0, MOST_ROWS) ?? []) walkRow(row, '', seen)
  const stamp = seen.get('schema')
  // The schema's timestamp, which the server writes into every validated record.
  if (stamp && !planned.has('schema') && [...stamp.types].join() === 'number') seen.delete('schema')
  const names = [...new Set([...displayFields, ...planned.keys(), ...seen.keys()])].filter(name => !SERVERS.has(name))
  const infos = names.slice(0, MOST_FIELDS).map((field): FieldInfo => {
    const node = planned.get(field)
    const { types = [], samples = [] } = seen.get(field) ?? {}
    return {
      field,
      title: titleOf(node) ?? fieldTitle(schema, field),
      types: new Set([...typesOf(node), ...types]),
      schema: node,
      samples: [...samples],
    }
  })
  return [...infos, ...[...SERVERS].map(([field, type]) => bare(field, [type]))]
}

const SERVERS = new Map<string, JsonType>([
  ['id', 'string'],
  ['last_modified', 'number'],
])

/** A field that nothing is known about, e.g. one that was typed. */
export const bare = (field: string, types: readonly JsonType[] = []): FieldInfo => ({
  field,
  title: field,
  types: new Set(types),
  schema: undefined,
  samples: [],
})

export const infoOf = (fields: readonly FieldInfo[], field: string): FieldInfo =>
  fields.find(info => info.field === field) ?? bare(field)

const titleOf = (node: JsonObject | undefined) =>
  typeof node?.title === 'string' && node.title.trim() !== '' ? node.title : undefined

const resolved = (root: JsonObject, node: JsonObject): JsonObject => {
  const target = typeof node.$ref === 'string' ? resolveRef(root, node.$ref) : undefined
  return target ? { ...target, ...node } : node
}

function walkSchema(root: JsonObject, node: JsonObject, path: string, found: Map<string, JsonObject>) {
  const { properties } = resolved(root, node)
  if (!isJsonObject(properties) || path.split('.').length > DEEPEST) return
  for (const [key, value] of Object.entries(properties)) {
    if (found.size >= MOST_FIELDS || key === '' || !isJsonObject(value)) continue
    const own = resolved(root, value)
    const items = isJsonObject(own.items) ? resolved(root, own.items) : undefined
    found.set(path + key, items ? { ...own, items } : own)
    walkSchema(root, own, `${path + key}.`, found)
  }
}

type Seen = { types: Set<JsonType>; samples: Set<Json> }

function walkRow(row: JsonObject, path: string, seen: Map<string, Seen>) {
  for (const key in row) {
    const value = Object.hasOwn(row, key) ? row[key] : undefined
    if (value === undefined || key === '') continue
    const known = seen.get(path + key)
    if (!known && seen.size >= MOST_FIELDS) return
    const { types, samples } = known ?? { types: new Set(), samples: new Set() }
    if (!known) seen.set(path + key, { types, samples })
    types.add(typeOf(value))
    for (const one of Array.isArray(value) ? value.slice(0, MOST_SAMPLES) : [value])
      if (samples.size < MOST_SAMPLES && isShort(one)) samples.add(one)
    if (isJsonObject(value) && path.split('.').length < DEEPEST) walkRow(value, `${path + key}.`, seen)
  }
}

const isShort = (value: Json) =>
  typeof value === 'string' ? value.length <= LONGEST_SAMPLE : typeof value !== 'object' || value === null

/** `typeof` in JSON's words. */
export function typeOf(value: Json): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  const type = typeof value
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object'
}

const TYPES: ReadonlyMap<Json, JsonType> = new Map<Json, JsonType>([
  ['string', 'string'],
  ['number', 'number'],
  ['integer', 'number'],
  ['boolean', 'boolean'],
  ['array', 'array'],
  ['object', 'object'],
  ['null', 'null'],
])

/** The types that a schema allows, as far as it says so plainly. */
export function typesOf(node: JsonObject | undefined): JsonType[] {
  const { type, enum: values } = node ?? {}
  const named = (Array.isArray(type) ? type : [type]).flatMap(one => (one === undefined ? [] : (TYPES.get(one) ?? [])))
  if (named.length > 0) return named
  const meant = Array.isArray(values) ? values : (constsOf(node) ?? []).map(({ value }) => value)
  return [...new Set(meant.map(typeOf))]
}

export type Choice = { value: Json; label: string | undefined }

/** `oneOf: [{ const, title }]`, as forms read it. */
function constsOf(node: JsonObject | undefined): Choice[] | undefined {
  const list = node?.oneOf ?? node?.anyOf
  if (!Array.isArray(list) || list.length === 0) return undefined
  const found = list.flatMap(one =>
    isJsonObject(one) && one.const !== undefined ? [{ value: one.const, label: titleOf(one) }] : [],
  )
  return found.length === list.length ? found : undefined
}

/** The few values that a field, or an item of its lists, may have. */
export function choicesOf({ schema, types }: FieldInfo): Choice[] | undefined {
  const node = isJsonObject(schema?.items) ? schema.items : schema
  if (Array.isArray(node?.enum) && node.enum.length > 0) return node.enum.map(value => ({ value, label: undefined }))
  const consts = constsOf(node)
  if (consts) return consts
  const isBoolean = node?.type === 'boolean' || (types.size === 1 && types.has('boolean'))
  return isBoolean ? [true, false].map(value => ({ value, label: undefined })) : undefined
}
