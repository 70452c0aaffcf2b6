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

function comparePlaces(keys: readonly SortKey[]): (a: Place, b: Place) => number {
  const directions = keys.map(({ direction }) => direction)
  return (a, b) => {
    for (let at = 0; at < directions.length; at++) {
      const order = compareJson(a[at], b[at]) * (directions[at] ?? 1)
      if (order !== 0) return order
    }
    return 0
  }
}

type Row = { readonly data: Data; readonly place: Place }

/** Collects the first `count` objects of an order out of any number, so that a page costs little of a long list. */
export class FirstRows {
  readonly #count: number
  readonly #compare: (a: Place, b: Place) => number
  readonly #compareWith: (data: Data, place: Place) => number
  readonly #placeOf: (data: Data) => Place
  // A heap: each row comes after its two children, so that the last of the rows kept stands at the top.
  #heap: Row[] = []

  constructor(count: number, keys: readonly SortKey[]) {
    this.#count = count
    this.#compare = comparePlaces(keys)
    this.#compareWith = comparerOf(keys)
    this.#placeOf = placeOf(keys)
  }

  add(data: Data): void {
    const heap = this.#heap
    if (heap.length < this.#count) {
      heap.push({ data, place: this.#placeOf(data) })
      this.#up(heap.length - 1)
      return
    }
    const [last] = heap
    if (!last || this.#compareWith(data, last.place) >= 0) return
    heap[0] = { data, place: this.#placeOf(data) }
    this.#down(0)
  }

  inOrder(): Data[] {
    return this.#heap.toSorted((a, b) => this.#compare(a.place, b.place)).map(({ data }) => data)
  }

  #up(start: number): void {
    for (let at = start; at > 0;) {
      const parent = (at - 1) >> 1
      if (this.#comesBefore(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #down(start: number): void {
    for (let at = start; ;) {
      const left = 2 * at + 1
      const right = left + 1
      const greater = right < this.#heap.length && this.#comesBefore(left, right) ? right : left
      if (greater >= this.#heap.length || !this.#comesBefore(at, greater)) return
      this.#swap(at, greater)
      at = greater
    }
  }

  #comesBefore(at: number, other: number): boolean {
    const a = this.#heap[at]
    const b = this.#heap[other]
    return a !== undefined && b !== undefined && this.#compare(a.place, b.place) < 0
  }

  #swap(at: number, other: number): void {
    const a = this.#heap[at]
    const b = this.#heap[other]
    if (!a || !b) return
    this.#heap[at] = b
    this.#heap[other] = a
  }
}
