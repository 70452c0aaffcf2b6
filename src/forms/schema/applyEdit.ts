import { deepEqual } from '~/lib/deepEqual'
import { isJsonMap, type JsonMap, type JsonValue } from '~/lib/jsonValue'

/**
 * Carries what changed between two states of a form over to the value that the form was made from. A form library may
 * lose or add what nobody touched (`__proto__` as a name, empty objects, defaults, the order of fields); the value
 * never does. `undefined` in a form means: not there.
 */
export function applyEdit(value: JsonMap, before: unknown, after: unknown): JsonMap {
  const edited = edit(value, before, after)
  return isJsonMap(edited) ? edited : {}
}

function edit(value: JsonValue | undefined, before: unknown, after: unknown): JsonValue | undefined {
  if (deepEqual(before, after)) return value
  if (isMap(after) && isMap(before) && isJsonMap(value)) return editFields(value, before, after)
  if (Array.isArray(after) && Array.isArray(before) && Array.isArray(value) && sameLength(value, before, after))
    return value.map((one, index) => edit(one, before[index], after[index]) ?? null)
  return withoutUndefined(after)
}

function editFields(value: JsonMap, before: Record<string, unknown>, after: Record<string, unknown>): JsonMap {
  const kept = Object.entries(value).flatMap(([key, one]): [string, JsonValue][] => {
    const next = edit(one, own(before, key), own(after, key))
    return next === undefined ? [] : [[key, next]]
  })
  const added = Object.keys(after).flatMap((key): [string, JsonValue][] => {
    if (Object.hasOwn(value, key) || deepEqual(own(before, key), after[key])) return []
    const next = withoutUndefined(after[key])
    return next === undefined ? [] : [[key, next]]
  })
  return Object.fromEntries([...kept, ...added])
}

const own = (map: Record<string, unknown>, key: string): unknown => (Object.hasOwn(map, key) ? map[key] : undefined)

const isMap = (value: unknown): value is Record<string, unknown> => isJsonMap(value)

const sameLength = (...lists: unknown[][]) => new Set(lists.map(list => list.length)).size === 1

/** JSON as `JSON.stringify` would write it. */
export function withoutUndefined(value: unknown): JsonValue | undefined {
  if (Array.isArray(value)) return value.map(one => withoutUndefined(one) ?? null)
  if (isMap(value)) {
    const fields = Object.entries(value).map(([key, one]): [string, JsonValue | undefined] => [
      key,
      withoutUndefined(one),
    ])
    return Object.fromEntries(fields.filter((field): field is [string, JsonValue] => field[1] !== undefined))
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' || typeof value === 'boolean' || value === null ? value : undefined
}
