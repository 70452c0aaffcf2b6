/**
 * The value that a dotted path names inside a JSON value, e.g. `name.common`. Keys that hold dots themselves are found
 * too, and win over nested ones. Only own keys count, so `constructor` and `__proto__` are ordinary names.
 */
export function valueAt(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  if (Object.hasOwn(value, path)) return (value as Record<string, unknown>)[path] // An own key of an object.
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const found = valueAt(valueOf(value, path.slice(0, dot)), path.slice(dot + 1))
    if (found !== undefined) return found
  }
  return undefined
}

const valueOf = (object: object, key: string): unknown =>
  Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined // An own key of an object.
