import { collate, compareCollated, type Collated } from '../json/collate'
import { compareJson } from '../json/compareJson'
import type { Entry } from '../storage/storage'
import { getterOf, type Data, type Getter } from './matching'
import type { SortKey } from './sorting'

type IsFound = (entry: Entry) => boolean

/** The first `count` of entries that come in order already. */
export function firstOf(entries: Iterable<Entry>, isFound: IsFound, count: number): Data[] {
  const found: Data[] = []
  for (const entry of entries) if (isFound(entry) && found.push(entry.data) === count) break
  return found
}

/** The first `count` of entries that come in any order. */
export function firstSorted(
  entries: Iterable<Entry>,
  isFound: IsFound,
  count: number,
  keys: readonly SortKey[],
): Data[] {
  const first = new FirstRows(count, keys)
  for (const entry of entries) if (isFound(entry)) first.add(entry.data)
  return first.inOrder()
}

/** The first `count` of entries that come in the order of the first key: only those that are equal there are sorted. */
export function firstByGroups(
  entries: Iterable<Entry>,
  isFound: IsFound,
  count: number,
  keys: readonly SortKey[],
): Data[] {
  const [first, ...others] = keys
  const get = getterOf(first?.field ?? '')
  const found: Data[] = []
  let group: Data[] = []
  const endGroup = (): void => {
    const left = count - found.length
    if (group.length === 1) found.push(...group)
    else {
      const rows = new FirstRows(left, others)
      for (const data of group) rows.add(data)
      for (const data of rows.inOrder()) found.push(data)
    }
    group = []
  }
  for (const entry of entries) {
    const [one] = group
    if (one && compareJson(get(one), get(entry.data)) !== 0) {
      endGroup()
      if (found.length === count) return found
    }
    if (isFound(entry)) group.push(entry.data)
  }
  endGroup()
  return found
}

type Row = { readonly data: Data; readonly place: readonly Collated[] }
type Rule = { readonly get: Getter; readonly direction: 1 | -1 }

/** Collects the first `count` objects of an order out of any number, so that a page costs little of a long list. */
export class FirstRows {
  readonly #count: number
  readonly #rules: readonly Rule[]
  // A heap: each row comes after its two children, so that the last of the rows kept stands at the top.
  #heap: Row[] = []

  constructor(count: number, keys: readonly SortKey[]) {
    this.#count = count
    this.#rules = keys.map(({ field, direction }) => ({ get: getterOf(field), direction }))
  }

  add(data: Data): void {
    const heap = this.#heap
    if (heap.length < this.#count) {
      // A heap only once there is something to leave out.
      if (heap.push(this.#rowOf(data)) === this.#count) for (let at = heap.length >> 1; at >= 0; at--) this.#down(at)
      return
    }
    const [last] = heap
    if (!last || !this.#isBefore(data, last.place)) return
    heap[0] = this.#rowOf(data)
    this.#down(0)
  }

  inOrder(): Data[] {
    return this.#heap.toSorted((a, b) => this.#compare(a, b)).map(({ data }) => data)
  }

  #rowOf(data: Data): Row {
    return { data, place: this.#rules.map(({ get }) => collate(get(data))) }
  }

  #compare(a: Row, b: Row): number {
    for (let at = 0; at < this.#rules.length; at++) {
      const order = compareCollated(a.place[at] ?? 0, b.place[at] ?? 0) * (this.#rules[at]?.direction ?? 1)
      if (order !== 0) return order
    }
    return 0
  }

  /** Only as many of the object's fields are read as it takes. */
  #isBefore(data: Data, place: readonly Collated[]): boolean {
    for (let at = 0; at < this.#rules.length; at++) {
      const rule = this.#rules[at]
      const order = rule ? compareCollated(collate(rule.get(data)), place[at] ?? 0) * rule.direction : 0
      if (order !== 0) return order < 0
    }
    return false
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
    return a !== undefined && b !== undefined && this.#compare(a, b) < 0
  }

  #swap(at: number, other: number): void {
    const a = this.#heap[at]
    const b = this.#heap[other]
    if (!a || !b) return
    this.#heap[at] = b
    this.#heap[other] = a
  }
}
