import { deepEqual } from './deepEqual'
import { isJsonMap, type JsonMap, type JsonValue } from './jsonValue'

/** One place where two values differ; undefined: there is nothing on that side. */
export type FieldChange = { path: string[]; before: JsonValue | undefined; after: JsonValue | undefined }

/** Where two objects differ, as deep as both hold objects; lists are compared whole. In the order of `before`. */
export function changedFields(before: JsonMap, after: JsonMap, leftOut: readonly string[] = []): FieldChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap(key => (leftOut.includes(key) ? [] : changesAt(before, after, key)))
}

function changesAt(before: JsonMap, after: JsonMap, key: string): FieldChange[] {
  const [was, is] = [before, after].map(map => (Object.hasOwn(map, key) ? map[key] : undefined))
  if (deepEqual(was, is)) return []
  if (!isJsonMap(was) || !isJsonMap(is)) return [{ path: [key], before: was, after: is }]
  return changedFields(was, is).map(change => ({ ...change, path: [key, ...change.path] }))
}
