import { isJsonMap, type JsonMap, type JsonValue } from '~/lib/jsonValue'
import { resolveRef, SCHEMA_LISTS, SCHEMA_MAPS, subschemas } from './schemaNode'

/** Why no form can be made; `crashed` is for who tried and failed. `at` names the place in the schema, `found` what stands there. */
export type SchemaFault =
  | { reason: 'absent' | 'no-fields' | 'endless' | 'too-large' | 'crashed' }
  | { reason: 'not-an-object' | 'not-for-objects'; found: string }
  | { reason: 'bad-keyword' | 'unknown-ref'; at: string; found: string }

export type CheckedSchema = { schema: JsonMap; fault?: undefined } | { schema?: undefined; fault: SchemaFault }

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']
const FIELD_KEYWORDS = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'allOf',
  'anyOf',
  'oneOf',
  '$ref',
  'if',
  'dependencies',
  'dependentSchemas',
]
/** Keywords that say something about the very same value: a way round through these alone never ends. */
const IN_PLACE = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else']
/** Fields of a form after all references are written out. More than this freezes a browser. */
const MOST_NODES = 20_000

/** Whether a schema that anybody may have stored can carry a form of an object. Never follows a remote reference. */
export function checkSchema(schema: unknown): CheckedSchema {
  if (schema === undefined) return { fault: { reason: 'absent' } }
  if (!isJsonMap(schema)) return { fault: { reason: 'not-an-object', found: brief(schema) } }
  if (!typesOf(schema).includes('object')) return { fault: { reason: 'not-for-objects', found: brief(schema.type) } }
  if (!FIELD_KEYWORDS.some(keyword => Object.hasOwn(schema, keyword)) || isEmptyMap(schema))
    return { fault: { reason: 'no-fields' } }
  const fault = findFault(schema) ?? findEndless(schema) ?? findTooLarge(schema)
  return fault ? { fault } : { schema }
}

const brief = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 60)

const typesOf = ({ type = 'object' }: JsonMap): JsonValue[] => (Array.isArray(type) ? type : [type])

const isEmptyMap = (schema: JsonMap) =>
  FIELD_KEYWORDS.filter(keyword => Object.hasOwn(schema, keyword)).every(
    keyword => keyword === 'properties' && isJsonMap(schema.properties) && Object.keys(schema.properties).length === 0,
  )

const isTexts = (value: JsonValue) => Array.isArray(value) && value.every(one => typeof one === 'string')
const isTypes = (value: JsonValue) =>
  (Array.isArray(value) && value.length > 0 ? value : [value]).every(
    one => typeof one === 'string' && TYPES.includes(one),
  )
const isSchemaValue = (value: JsonValue) => isJsonMap(value) || typeof value === 'boolean'

const SHAPES: Record<string, (value: JsonValue) => boolean> = {
  type: isTypes,
  required: isTexts,
  enum: Array.isArray,
  $ref: value => typeof value === 'string',
  items: value => isSchemaValue(value) || (Array.isArray(value) && value.every(isSchemaValue)),
  additionalProperties: isSchemaValue,
}

function findFault(root: JsonMap): SchemaFault | undefined {
  const pending = [root]
  const seen = new Set<JsonMap>()
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    const wrong = Object.entries(node).find(([keyword, value]) => !hasGoodShape(keyword, value))
    if (wrong) return { reason: 'bad-keyword', at: wrong[0], found: brief(wrong[1]) }
    if (typeof node.$ref === 'string' && !resolveRef(root, node.$ref))
      return { reason: 'unknown-ref', at: '$ref', found: node.$ref.slice(0, 120) }
    pending.push(...subschemas(node))
  }
  return undefined
}

function hasGoodShape(keyword: string, value: JsonValue): boolean {
  const shape = Object.hasOwn(SHAPES, keyword) ? SHAPES[keyword] : undefined
  if (shape) return shape(value)
  if (SCHEMA_MAPS.includes(keyword))
    return (
      isJsonMap(value) &&
      Object.values(value).every(sub => isSchemaValue(sub) || (keyword === 'dependencies' && isTexts(sub)))
    )
  return !SCHEMA_LISTS.includes(keyword) || (Array.isArray(value) && value.every(isSchemaValue))
}

function findEndless(root: JsonMap): SchemaFault | undefined {
  const done = new Set<JsonMap>()
  const isEndless = (node: JsonMap, way: ReadonlySet<JsonMap>): boolean => {
    if (way.has(node)) return true
    if (done.has(node)) return false
    const onward = new Set(way).add(node)
    const next = IN_PLACE.flatMap(keyword => node[keyword] ?? []).filter(isJsonMap)
    const target = typeof node.$ref === 'string' ? resolveRef(root, node.$ref) : undefined
    const found = (target ? [...next, target] : next).some(sub => isEndless(sub, onward))
    done.add(node)
    return found
  }
  const everywhere = (node: JsonMap): boolean => isEndless(node, new Set()) || subschemas(node).some(everywhere)
  return everywhere(root) ? { reason: 'endless' } : undefined
}

/** Counts as the form library writes references out: each way again, and none twice on one way. */
function findTooLarge(root: JsonMap): SchemaFault | undefined {
  let nodes = 0
  const count = (node: JsonMap, refs: readonly string[]): boolean => {
    nodes += 1
    if (nodes > MOST_NODES) return true
    const { $ref, definitions: _, $defs: __, ...rest } = node
    if (typeof $ref === 'string' && !refs.includes($ref)) {
      const target = resolveRef(root, $ref)
      if (target && count(target, [...refs, $ref])) return true
    }
    return subschemas(rest).some(sub => count(sub, refs))
  }
  return count(root, []) ? { reason: 'too-large' } : undefined
}
