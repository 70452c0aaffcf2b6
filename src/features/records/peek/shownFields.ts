import { fieldOf } from '~/lib/jsonValue'
import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { fieldTitle, type CollectionShape } from '../list/collectionShape'

export type ShownField = { field: string; title: string; value: Json }

/**
 * The fields of a record as a person reads them: those that the list shows first, then in the schema's order, then the
 * others as they stand. What the server keeps itself is left out.
 */
export function shownFields(data: JsonObject, { displayFields, schema }: CollectionShape): ShownField[] {
  const properties = isJsonObject(schema?.properties) ? Object.keys(schema.properties) : []
  const names = new Set([...displayFields.map(field => keyIn(data, field)), ...properties, ...Object.keys(data)])
  return [...names].flatMap(field => {
    const value = isOfTheServer(field, data) ? undefined : fieldOf(data, field)
    return value === undefined ? [] : [{ field, title: fieldTitle(schema, field), value }]
  })
}

/** The field of the first level that a dotted path begins with; keys that hold dots themselves win. */
const keyIn = (data: JsonObject, path: string): string =>
  Object.hasOwn(data, path) ? path : (path.split('.', 1)[0] ?? path)

/** A number called `schema` is the server's own stamp (kinto-protocol 11). */
const isOfTheServer = (field: string, data: JsonObject) =>
  field === 'id' || field === 'last_modified' || (field === 'schema' && typeof data.schema === 'number')
