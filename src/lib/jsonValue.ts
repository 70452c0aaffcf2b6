/** A value as JSON carries it; the same shape as protocol's `Json`, which this room may not name. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonMap
export type JsonMap = { [key: string]: JsonValue }

export const isJsonMap = (value: unknown): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An own field, so that `constructor` and `__proto__` are fields like any other; undefined when absent. */
export const fieldOf = (map: JsonMap, key: string): JsonValue | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined

/** Without the named fields; the order of the others stays. */
export const omitFields = (map: JsonMap, names: readonly string[]): JsonMap =>
  Object.fromEntries(Object.entries(map).filter(([key]) => !names.includes(key)))
