import { encodeBase64 } from '~/lib/base64'
import { newId } from '~/lib/newId'
import { isJsonObject, type Json, type JsonObject } from './json'

/** A sort as the server carries it out: `last_modified`, newest first, decides between equals (kinto-protocol 6.4). */
export function fullSort(sort: readonly string[]): string[] {
  const names = sort.filter(key => key !== '' && key !== '-')
  return names.some(key => nameOf(key) === 'last_modified') ? names : [...names, '-last_modified']
}

/** The same order backwards. */
export const reversedSort = (sort: readonly string[]): string[] =>
  fullSort(sort).map(key => (key.startsWith('-') ? key.slice(1) : `-${nameOf(key)}`))

/**
 * The `_token` that goes on behind an object, made as the server makes it:
 * https://github.com/Kinto/kinto/blob/26.5.0/kinto/core/resource/__init__.py (_build_pagination_token). It needs not
 * come from a page: rows are found by value. Undefined where the server refuses its own token: an array or object, or
 * a text with U+0000, in a sort field.
 */
export function tokenAfter(
  sort: readonly string[],
  object: JsonObject,
  nonceId: () => string = newId,
): string | undefined {
  const values = fullSort(sort).flatMap((key): [string, Json][] => {
    const value = nestedValue(object, nameOf(key))
    return value === undefined ? [] : [[nameOf(key), value]]
  })
  if (values.some(([, value]) => isRefused(value))) return undefined
  const token = { last_object: Object.fromEntries(values), offset: 1, nonce: `pagination-token-${nonceId()}` }
  return encodeBase64(JSON.stringify(token))
}

const nameOf = (key: string) => key.replace(/^[-+]/, '')

const isRefused = (value: Json): boolean =>
  (typeof value === 'object' && value !== null) || (typeof value === 'string' && value.includes('\0'))

/** As kinto.core.utils.find_nested_value: names may hold dots themselves, and the longest one that exists wins. */
function nestedValue(object: JsonObject, path: string): Json | undefined {
  if (Object.hasOwn(object, path)) return object[path]
  const parts = path.split('.')
  for (let length = parts.length - 1; length > 0; length--) {
    const root = parts.slice(0, length).join('.')
    if (!Object.hasOwn(object, root)) continue
    const below = object[root]
    return isJsonObject(below) ? nestedValue(below, parts.slice(length).join('.')) : undefined
  }
  return undefined
}
