import type { Json, JsonObject } from '~/protocol/json'

// Stored objects may have fields called `__proto__` or `constructor`. Reading them by `object[key]` would find what
// every object inherits, and writing `__proto__` so would change what the object inherits. Spread and
// `Object.fromEntries` are safe: they define own properties.

export function own<T>(object: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

export function setOwn<T>(object: Record<string, T>, key: string, value: NoInfer<T>): void {
  if (key !== '__proto__') object[key] = value
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}

export function without(object: Readonly<JsonObject>, ...keys: string[]): JsonObject {
  const copy: JsonObject = { ...object }
  for (const key of keys) delete copy[key]
  return copy
}

/** The value at a path, walking objects but not arrays, as PostgreSQL's `->` does with a text key. */
export function valueAt(object: Readonly<JsonObject>, path: readonly string[]): Json | undefined {
  let value: Json | undefined = object
  for (const key of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    value = own(value, key)
  }
  return value
}
