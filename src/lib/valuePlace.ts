import { fieldOf, isJsonMap, type JsonMap, type JsonValue } from './jsonValue'
import { withFieldAt } from './mergeJson'

/** The keys on the way to the value that `valueAt` finds under a dotted path; undefined where it finds none. */
export function keysTo(map: JsonMap, path: string): string[] | undefined {
  if (Object.hasOwn(map, path)) return [path]
  for (const [head, rest] of cuts(path)) {
    const below = fieldOf(map, head)
    const keys = isJsonMap(below) ? keysTo(below, rest) : undefined
    if (keys) return [head, ...keys]
  }
  return undefined
}

/**
 * With a value under a dotted path, where `valueAt` finds it again; objects on the way are made where nothing is yet.
 * Undefined where something else than an object stands in the way.
 */
export function withValueAt(map: JsonMap, path: string, value: JsonValue): JsonMap | undefined {
  const keys = keysTo(map, path) ?? keysForNew(map, path)
  return keys && withFieldAt(map, keys, value)
}

/** Without what `valueAt` finds under a dotted path; the same object where there is nothing. */
export function withoutValueAt(map: JsonMap, path: string): JsonMap {
  const keys = keysTo(map, path)
  return keys ? withFieldAt(map, keys, undefined) : map
}

/** Into the objects that are there, also when their keys hold dots themselves. */
function keysForNew(map: JsonMap, path: string): string[] | undefined {
  let isBlocked = false
  for (const [head, rest] of cuts(path)) {
    const below = fieldOf(map, head)
    const keys = isJsonMap(below) ? keysForNew(below, rest) : undefined
    if (keys) return [head, ...keys]
    isBlocked ||= below !== undefined
  }
  return isBlocked ? undefined : path.split('.')
}

/** `a.b.c` as `a` and `b.c`, then `a.b` and `c`. */
function* cuts(path: string): Generator<[head: string, rest: string]> {
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1))
    yield [path.slice(0, dot), path.slice(dot + 1)]
}
