import { isJsonMap, omitFields } from '~/lib/jsonValue'
import { previewJson } from '~/lib/previewJson'
import { valueAt } from '~/lib/valueAt'
import type { Json, JsonObject } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'

/** What a person edits: the server keeps `id` and `last_modified` itself. */
export const editable = (object: JsonObject): JsonObject => omitFields(object, ['id', 'last_modified'])

/**
 * The schema as the server applies it to a record's own fields: it hides these from its check, and drops them from
 * `required` (kinto-protocol 11). Whatever else the schema is, it stays: checkSchema says why it carries no form.
 */
export function recordSchema(schema: Json | undefined): Json | undefined {
  if (!isJsonMap(schema)) return schema
  const { properties, required } = schema
  return {
    ...schema,
    ...(isJsonMap(properties) ? { properties: omitFields(properties, MANAGED) } : {}),
    ...(Array.isArray(required)
      ? { required: required.filter(name => typeof name !== 'string' || !MANAGED.includes(name)) }
      : {}),
  }
}

const MANAGED = ['id', 'last_modified', 'schema']

/** The part that a form shows. `schema` is the server's own stamp (kinto-protocol 11). */
export const formPart = (data: JsonObject): JsonObject => omitFields(data, ['schema'])

/** The data again, with the part that the form does not show where it was. */
export function withFormPart(data: JsonObject, part: JsonObject): JsonObject {
  const kept = Object.entries(data).flatMap(([key, value]): [string, Json][] => {
    if (key === 'schema') return [[key, value]]
    return Object.hasOwn(part, key) ? [[key, part[key] ?? null]] : []
  })
  const added = Object.entries(part).filter(([key]) => !Object.hasOwn(data, key))
  return Object.fromEntries([...kept, ...added])
}

/** What a copy begins with: neither the server's stamp nor the other record's file. */
export const copyable = (data: JsonObject): JsonObject =>
  omitFields(data, [
    ...(typeof data.schema === 'number' ? ['schema'] : []),
    ...(isJsonMap(data.attachment) ? ['attachment'] : []),
  ])

/** What people call the record: the first field that the list shows of it and that can be read out, else its id. */
export function titleOf(record: KintoObject, displayFields: readonly string[]): string {
  const names = displayFields.length > 0 ? displayFields : ['title', 'name']
  const texts = names.map(name => previewJson(valueAt(record, name) ?? '', 80).trim())
  if (texts[0] === '') return record.id
  // A flag or a dot says too little.
  return texts.find(text => /[\p{L}\p{N}]/u.test(text)) ?? record.id
}
