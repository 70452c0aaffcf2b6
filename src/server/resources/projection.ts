import type { JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { invalidOne } from '../http/httpError'
import { own, setOwn } from '../json/ownKeys'
import type { KnownFields } from './listFilters'
import type { Data } from './matching'
import type { Query } from './query'

/** The fields that `_fields` asks for, `id` and `last_modified` always among them; undefined for all. */
export function readFields(query: Query, known: KnownFields): string[] | undefined {
  const sent = query.get('_fields')
  const fields = Array.isArray(sent) ? sent.map(String) : []
  if (fields.length === 0) return undefined
  const roots = new Set(fields.map(name => name.split('.')[0] ?? ''))
  const unknown = [...roots].filter(root => known && !known.has(root))
  if (unknown.length > 0) {
    throw invalidOne('body', 'Invalid _fields parameter', `Fields ${unknown.join(',')} do not exist`)
  }
  return [...fields, 'id', 'last_modified']
}

/** A part of an object: kinto.core.utils.dict_subset. A path through a value that is no object gives the value. */
export function project(data: Data, fields: readonly string[]): JsonObject {
  const part: JsonObject = {}
  for (const name of fields) {
    const [root = '', ...rest] = name.split('.')
    const value = own(data, root)
    if (value === undefined) continue
    if (rest.length === 0 || !isJsonObject(value)) setOwn(part, root, value)
    else setOwn(part, root, merge(own(part, root), project(value, [rest.join('.')])))
  }
  return part
}

function merge(known: unknown, more: JsonObject): JsonObject {
  if (!isJsonObject(known)) return more
  const merged: JsonObject = { ...known }
  for (const [key, value] of Object.entries(more)) {
    setOwn(merged, key, isJsonObject(value) ? merge(own(merged, key), value) : value)
  }
  return merged
}
