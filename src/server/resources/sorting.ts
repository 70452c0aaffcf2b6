import type { Json } from '~/protocol/json'
import { invalidOne } from '../http/httpError'
import { compareJson } from '../json/compareJson'
import type { KnownFields } from './listFilters'
import { getterOf, type Data } from './matching'
import type { Query } from './query'

export type SortKey = { readonly field: string; readonly direction: 1 | -1 }

const KEY = /^([-+]?)([\p{L}\p{N}_.]+)$/u

/** The order of a list. The newest come first, and settle the order of what is equal otherwise. */
export function readSorting(query: Query, known: KnownFields): SortKey[] {
  const sent = query.get('_sort')
  const names = Array.isArray(sent) ? sent.map(String) : []
  const keys = names.flatMap(name => {
    const [, sign, field] = KEY.exec(name.trim()) ?? []
    if (field === undefined) return []
    if (known && !known.has(field.split('.')[0] ?? '')) {
      throw invalidOne('querystring', null, `Unknown sort field '${field}'`)
    }
    return [{ field, direction: sign === '-' ? (-1 as const) : (1 as const) }]
  })
  // Looked up in the names as sent, so that `-last_modified` has a second one behind it, which decides nothing.
  return names.includes('last_modified') ? keys : [...keys, { field: 'last_modified', direction: -1 }]
}

/** Whether an order begins with the time, and so is that of the storage or the reverse of it. */
export const isByTime = ([first]: readonly SortKey[], direction: 1 | -1): boolean =>
  first?.field === 'last_modified' && first.direction === direction

/** The values that an object is sorted by. */
export type Place = readonly (Json | undefined)[]

export function placeOf(keys: readonly SortKey[]): (data: Data) => Place {
  const getters = keys.map(({ field }) => getterOf(field))
  return data => getters.map(get => get(data))
}

/** Compares an object with a place; only as many of its fields are read as it takes. */
export function comparerOf(keys: readonly SortKey[]): (data: Data, place: Place) => number {
  const rules = keys.map(({ field, direction }) => ({ get: getterOf(field), direction }))
  return (data, place) => {
    for (let at = 0; at < rules.length; at++) {
      const rule = rules[at]
      const order = rule ? compareJson(rule.get(data), place[at]) * rule.direction : 0
      if (order !== 0) return order
    }
    return 0
  }
}
