import { isJsonObject, type JsonObject } from '~/protocol/json'

/** The hints for the field at a dotted path; keys that hold dots themselves win over nested ones. */
export function uiAt(ui: JsonObject | undefined, path: string): JsonObject | undefined {
  if (!ui) return undefined
  const own = Object.hasOwn(ui, path) ? ui[path] : undefined
  if (isJsonObject(own)) return own
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot)
    const inner = Object.hasOwn(ui, head) ? ui[head] : undefined
    const found = isJsonObject(inner) ? uiAt(inner, path.slice(dot + 1)) : undefined
    if (found) return found
  }
  return undefined
}
