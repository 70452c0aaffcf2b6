import { SortedEntries } from './sortedEntries'
import type { Entry } from './storage'

/** What the history of a bucket is asked for most: the entries that tell of one object, and how many there are. */
export class HistoryIndex {
  #byUri = new Map<string, SortedEntries>()
  #counts = new Map<string, number>()

  add(entry: Entry): void {
    const { uri } = entry.data
    if (entry.isTombstone || typeof uri !== 'string') return
    const known = this.#byUri.get(uri)
    const entries = known ?? new SortedEntries()
    entries.add(entry)
    if (!known) this.#byUri.set(uri, entries)
    this.#count(entry, 1)
  }

  remove(entry: Entry): void {
    const { uri } = entry.data
    if (entry.isTombstone || typeof uri !== 'string') return
    const entries = this.#byUri.get(uri)
    entries?.remove(entry)
    if (entries?.isEmpty) this.#byUri.delete(uri)
    this.#count(entry, -1)
  }

  newestFirst(uri: string): Iterable<Entry> {
    return this.#byUri.get(uri)?.newestFirst() ?? []
  }

  /** Of one kind of object, by one user or by all of them. */
  count(resourceName: string, userId?: string): number {
    return this.#counts.get(countKey(resourceName, userId)) ?? 0
  }

  #count({ data }: Entry, change: number): void {
    const name = String(data['resource_name'])
    const userId = data['user_id']
    for (const key of [countKey(name), ...(typeof userId === 'string' ? [countKey(name, userId)] : [])]) {
      const count = (this.#counts.get(key) ?? 0) + change
      if (count === 0) this.#counts.delete(key)
      else this.#counts.set(key, count)
    }
  }
}

// Names of kinds have no space in them.
const countKey = (resourceName: string, userId?: string): string =>
  userId === undefined ? resourceName : `${resourceName} ${userId}`
