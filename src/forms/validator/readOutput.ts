import type { OutputUnit } from '@cfworker/json-schema'
import { isJsonMap, type JsonMap, type JsonValue } from '~/lib/jsonValue'
import { resolveRef } from '../schema/schemaNode'

/** One rule that a value breaks. `limit` is what the schema says for the keyword, `value` what stands at the path. */
export type Violation = {
  path: (string | number)[]
  keyword: string
  limit: JsonValue | undefined
  value: JsonValue | undefined
}

/** These only say that something below them failed. */
const WRAPPERS = [
  'properties',
  'patternProperties',
  'items',
  'prefixItems',
  'additionalItems',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  '$ref',
  'allOf',
  'if',
  'dependentSchemas',
]
/** These say it best themselves; what failed below them would puzzle. */
const WHOLES = ['contains', 'propertyNames', 'not']

type Unit = OutputUnit & { at: string }

/** Reads the checker's list: outer failures first, each followed by what failed inside it. */
export function readOutput(output: OutputUnit[], root: JsonMap, value: JsonValue): Violation[] {
  let before = ''
  const units = output.map((unit): Unit => {
    // A `false` schema gives the place of the value instead of its own.
    before = unit.keyword === 'false' ? `${before}/false` : unit.keywordLocation
    return { ...unit, at: before }
  })
  const seen = new Set<string>()
  return leaves(units)
    .flatMap(unit => toViolations(unit, root, value))
    .filter(violation => {
      const key = JSON.stringify([violation.path, violation.keyword, violation.limit])
      return !seen.has(key) && seen.add(key)
    })
}

function leaves(units: Unit[]): Unit[] {
  const [first, ...rest] = units
  if (!first) return []
  const insideCount = rest.findIndex(unit => !unit.at.startsWith(`${first.at}/`))
  const inside = insideCount < 0 ? rest : rest.slice(0, insideCount)
  const others = leaves(rest.slice(inside.length))
  if (first.keyword === 'anyOf' || first.keyword === 'oneOf') return [...variantLeaves(first, inside), ...others]
  if (WHOLES.includes(first.keyword)) return [first, ...others]
  const isWrapper = WRAPPERS.includes(first.keyword) || (first.keyword === 'dependencies' && inside.length > 0)
  return isWrapper ? [...leaves(inside), ...others] : [first, ...leaves(inside), ...others]
}

/** Of several variants that all fail, the nearest one tells what to do; where each wants another type, all do. */
function variantLeaves(wrapper: Unit, inside: Unit[]): Unit[] {
  if (/\([1-9]\d* matches\)/.test(wrapper.error)) return [{ ...wrapper, keyword: 'oneOf-many' }]
  const branches = Map.groupBy(inside, unit => unit.at.slice(wrapper.at.length + 1).split('/', 1)[0] ?? '')
  const options = [...branches.values()].map(leaves)
  const isHere = (unit: Unit) => unit.instanceLocation === wrapper.instanceLocation
  const deeper = options.filter(
    option => !option.some(unit => isHere(unit) && ['type', 'const', 'enum'].includes(unit.keyword)),
  )
  const nearest = deeper.toSorted((a, b) => a.length - b.length)[0]
  return nearest && nearest.length > 0 ? nearest : [wrapper]
}

function toViolations(unit: Unit, root: JsonMap, value: JsonValue): Violation[] {
  const path = readPath(unit.instanceLocation, value)
  const limit = limitAt(unit.at, root)
  const missing = missingName(unit)
  return [
    {
      path: missing === undefined ? path : [...path, missing],
      keyword: unit.keyword,
      limit,
      value: valueAt(value, path),
    },
  ]
}

function missingName({ keyword, error }: Unit): string | undefined {
  if (keyword === 'required') return /required property "(.*)"\.$/s.exec(error)?.[1]
  if (keyword === 'dependentRequired' || keyword === 'dependencies') return /does not have "(.*)"\.$/s.exec(error)?.[1]
  return undefined
}

const partsOf = (location: string): string[] =>
  location
    .split('/')
    .slice(1)
    .map(part => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))

function readPath(location: string, value: JsonValue): (string | number)[] {
  let node: JsonValue | undefined = value
  return partsOf(location).map(part => {
    const key = Array.isArray(node) ? Number(part) : part
    node = step(node, part)
    return key
  })
}

const valueAt = (value: JsonValue, path: (string | number)[]): JsonValue | undefined =>
  path.reduce<JsonValue | undefined>((node, key) => step(node, String(key)), value)

function step(node: JsonValue | undefined, key: string): JsonValue | undefined {
  if (Array.isArray(node)) return node[Number(key)]
  return isJsonMap(node) && Object.hasOwn(node, key) ? node[key] : undefined
}

/** Walks to a keyword of the schema, through its references. */
function limitAt(location: string, root: JsonMap): JsonValue | undefined {
  let node: JsonValue | undefined = root
  for (const part of partsOf(location)) {
    node = step(node, part)
    if (part === '$ref' && typeof node === 'string') node = resolveRef(root, node)
  }
  return node
}
