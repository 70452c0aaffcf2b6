import { commaList, isSortable, STANDARD_SORT } from '~/url/recordsQuery'
import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'

/** What a collection says about its list. All of it was written by people, so nothing in it is taken on trust. */
export type CollectionShape = { displayFields: string[]; sort: readonly string[]; schema: JsonObject | undefined }

/** `collection` is undefined where it may not be read: the records are shown all the same. */
export function readShape(collection: JsonObject | undefined): CollectionShape {
  const { displayFields, sort, schema } = collection ?? {}
  const keys = typeof sort === 'string' ? commaList(sort) : []
  return {
    displayFields: [...new Set(Array.isArray(displayFields) ? displayFields.filter(isFieldName) : [])],
    sort: keys.length > 0 ? keys : STANDARD_SORT,
    schema: isJsonObject(schema) ? schema : undefined,
  }
}

const isFieldName = (value: Json): value is string => typeof value === 'string' && value.trim() !== ''

/** What the schema says about the field at a dotted path; keys that hold dots themselves win over nested ones. */
export function fieldSchema(schema: Json | undefined, path: string): JsonObject | undefined {
  if (!isJsonObject(schema) || !isJsonObject(schema.properties)) return undefined
  const { properties } = schema
  const own = Object.hasOwn(properties, path) ? properties[path] : undefined
  if (isJsonObject(own)) return own
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot)
    const found = Object.hasOwn(properties, head) ? fieldSchema(properties[head], path.slice(dot + 1)) : undefined
    if (found) return found
  }
  return undefined
}

/** The name that people gave the field, else the field's own. */
export function fieldTitle(schema: JsonObject | undefined, path: string): string {
  const title = fieldSchema(schema, path)?.title
  return typeof title === 'string' && title.trim() !== '' ? title : path
}

/**
 * What to ask of each record to show these fields; undefined: everything. A key that holds a dot itself is lost when it
 * is asked for by name (kinto-protocol 6.4), so a dotted name is trusted only where the schema nests it.
 */
export function askedFields(shown: readonly string[], schema: JsonObject | undefined): string[] | undefined {
  const isPlain = (field: string) => !field.includes(',') && (!field.includes('.') || isNested(schema, field))
  return shown.length > 0 && shown.every(isPlain) ? [...shown] : undefined
}

function isNested(schema: JsonObject | undefined, path: string): boolean {
  const properties = isJsonObject(schema?.properties) ? schema.properties : {}
  const [head = ''] = path.split('.')
  return !Object.hasOwn(properties, path) && Object.hasOwn(properties, head) && fieldSchema(schema, path) !== undefined
}

/** Fields that the collection itself tells to hold text, the shown ones first: to look for a text that is typed. */
export function knownTextFields({ displayFields, schema }: CollectionShape): string[] {
  const properties = isJsonObject(schema?.properties) ? Object.keys(schema.properties) : []
  return [...new Set([...displayFields, ...properties])].filter(
    field => isSortable(field) && fieldSchema(schema, field)?.type === 'string',
  )
}
