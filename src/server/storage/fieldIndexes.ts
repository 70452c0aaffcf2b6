import { FieldIndex } from './fieldIndex'
import type { Entry, FieldOrder } from './storage'

/** Below this number of entries, looking at all of them costs less than keeping an index. */
const MIN_ENTRIES = 1000
/** Each index costs some microseconds of a write, and memory: those that were asked for last are kept. */
const MAX_INDEXES = 10

/** The indexes of one list: made when a field is asked for, kept up to date from then on. */
export class FieldIndexes {
  // In the order of their last use.
  #indexes = new Map<string, FieldIndex>()

  by(field: string, entries: ReadonlyMap<string, Entry>): FieldOrder | undefined {
    if (entries.size < MIN_ENTRIES) return undefined
    const index = this.#indexes.get(field) ?? new FieldIndex(field, live(entries))
    this.#indexes.delete(field)
    this.#indexes.set(field, index)
    const [oldest] = this.#indexes.keys()
    if (oldest !== undefined && this.#indexes.size > MAX_INDEXES) this.#indexes.delete(oldest)
    return index
  }

  add(entry: Entry): void {
    if (!entry.isTombstone) for (const index of this.#indexes.values()) index.add(entry)
  }

  remove(entry: Entry): void {
    if (!entry.isTombstone) for (const index of this.#indexes.values()) index.remove(entry)
  }
}

function* live(entries: ReadonlyMap<string, Entry>): Generator<Entry> {
  for (const entry of entries.values()) if (!entry.isTombstone) yield entry
}
