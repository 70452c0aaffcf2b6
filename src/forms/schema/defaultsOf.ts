import { isJsonMap, type JsonMap, type JsonValue } from '~/lib/jsonValue'
import { resolveRef } from './schemaNode'

const DEEPEST = 8

/** What a new object starts with: the defaults that a schema names, and nothing that it does not. */
export function defaultsOf(schema: JsonMap, root: JsonMap = schema, depth = 0): JsonMap {
  const own = isJsonMap(schema.default) ? schema.default : {}
  const target = typeof schema.$ref === 'string' ? resolveRef(root, schema.$ref) : undefined
  const parts = [target, ...(Array.isArray(schema.allOf) ? schema.allOf : [])].filter(isJsonMap)
  if (depth > DEEPEST) return own
  const properties = isJsonMap(schema.properties) ? Object.entries(schema.properties) : []
  const below = properties.flatMap(([name, sub]): [string, JsonValue][] => {
    const value = isJsonMap(sub) ? defaultOf(sub, root, depth + 1) : undefined
    return value === undefined ? [] : [[name, value]]
  })
  const inherited = parts.flatMap(part => Object.entries(defaultsOf(part, root, depth + 1)))
  return Object.fromEntries([...inherited, ...below, ...Object.entries(own)])
}

function defaultOf(schema: JsonMap, root: JsonMap, depth: number): JsonValue | undefined {
  if (schema.default !== undefined && !isJsonMap(schema.default)) return schema.default
  const below = defaultsOf(schema, root, depth)
  return Object.keys(below).length > 0 || isJsonMap(schema.default) ? below : undefined
}
