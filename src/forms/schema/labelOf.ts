import { isJsonMap, type JsonMap, type JsonValue } from '~/lib/jsonValue'
import { resolveRef } from './schemaNode'

/** What a person calls the field at a path: titles where the schema has them, numbers for the entries of lists. */
export function labelOf(schema: JsonMap, path: readonly (string | number)[]): string {
  let node: JsonMap = schema
  const names = path.map(part => {
    node = below(node, part, schema)
    return typeof part === 'number' ? String(part + 1) : (titleOf(node) ?? part)
  })
  return names.join(' › ')
}

const titleOf = ({ title }: JsonMap) => (typeof title === 'string' && title !== '' ? title : undefined)
const asSchema = (value: JsonValue | undefined): JsonMap => (isJsonMap(value) ? value : {})

function below(node: JsonMap, part: string | number, root: JsonMap): JsonMap {
  const target = typeof node.$ref === 'string' ? resolveRef(root, node.$ref) : undefined
  const { properties, items } = target ? { ...target, ...node } : node
  if (typeof part === 'number') return asSchema(Array.isArray(items) ? items[part] : items)
  return isJsonMap(properties) && Object.hasOwn(properties, part) ? asSchema(properties[part]) : {}
}
