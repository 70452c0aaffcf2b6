import { isJsonMap, type JsonMap, type JsonValue } from '~/lib/jsonValue'

/** Where subschemas may stand. https://json-schema.org/draft/2020-12/json-schema-core#section-10 */
export const SCHEMA_MAPS = [
  '$defs',
  'definitions',
  'properties',
  'patternProperties',
  'dependentSchemas',
  'dependencies',
]
export const SCHEMA_LISTS = ['prefixItems', 'items', 'allOf', 'anyOf', 'oneOf']
export const SCHEMA_VALUES = [
  'items',
  'additionalItems',
  'unevaluatedItems',
  'contains',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
]

/** A schema with every direct subschema changed; what is no subschema stays. */
export function mapSubschemas(schema: JsonMap, change: (sub: JsonMap, keyword: string) => JsonValue): JsonMap {
  const changed = (value: JsonValue, keyword: string) => (isJsonMap(value) ? change(value, keyword) : value)
  const fields = Object.entries(schema).map(([keyword, value]): [string, JsonValue] => {
    if (SCHEMA_MAPS.includes(keyword) && isJsonMap(value))
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, sub]) => [name, changed(sub, keyword)]))]
    if (SCHEMA_LISTS.includes(keyword) && Array.isArray(value))
      return [keyword, value.map(sub => changed(sub, keyword))]
    return [keyword, SCHEMA_VALUES.includes(keyword) ? changed(value, keyword) : value]
  })
  return Object.fromEntries(fields)
}

/** Every direct subschema that is an object. */
export function subschemas(schema: JsonMap): JsonMap[] {
  const found: JsonMap[] = []
  mapSubschemas(schema, sub => {
    found.push(sub)
    return sub
  })
  return found
}

/** What `#/definitions/place` points at inside the document; undefined for anything else, remote addresses included. */
export function resolveRef(root: JsonMap, ref: string): JsonMap | undefined {
  if (!ref.startsWith('#')) return undefined
  let node: JsonValue | undefined = root
  for (const part of ref.slice(1).split('/').slice(1)) {
    const name = decodePart(part)
    if (Array.isArray(node)) node = node[Number(name)]
    else node = isJsonMap(node) && Object.hasOwn(node, name) ? node[name] : undefined
  }
  if (ref === '#' || ref.startsWith('#/')) return isJsonMap(node) ? node : undefined
  return findAnchor(root, ref.slice(1))
}

const findAnchor = (schema: JsonMap, name: string): JsonMap | undefined =>
  schema.$anchor === name
    ? schema
    : subschemas(schema)
        .map(sub => findAnchor(sub, name))
        .find(sub => sub !== undefined)

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
  } catch {
    return part
  }
}
