import { unwrap } from 'idb'
import { keyOf } from './database'
import type { EntryRow, Transaction } from './database'
import { saveChanges } from './saveChanges'
import { State } from './state'
import type { Entry } from './storage'

// Rows read at once: enough to be quick, few enough that the browser never copies a whole database in one message.
const CHUNK = 10_000
// Rows that only say "erased" are cleared away on opening when there are more than this.
const MAX_MARKERS = 1000

const after = (seq: number): IDBKeyRange => IDBKeyRange.lowerBound(seq, true)

/** A State in memory that follows the database, which other tabs write as well. */
export class SharedState {
  readonly state = new State()
  #seq = 0
  #floor = 0
  // The URIs whose rows say "erased".
  #markers = new Set<string>()
  #erasedLists = 0

  /** Brings the state up to what the transaction sees. */
  async catchUp(tx: Transaction): Promise<void> {
    const { seq, floor } = (await tx.objectStore('meta').get('state')) ?? { seq: 0, floor: 0 }
    const isFollowable = this.#seq > 0 && this.#seq >= floor && this.#seq <= seq
    this.#floor = floor
    if (seq === this.#seq) return
    const isNear = isFollowable && (await tx.objectStore('entries').index('seq').count(after(this.#seq))) <= CHUNK
    await (isNear ? this.#loadNew(tx) : this.#loadAll(tx))
    this.state.keep()
    this.#seq = seq
  }

  /** Writes what changed; only `saved` makes it final here, after the transaction has made it final there. */
  save(tx: Transaction<'readwrite'>): void {
    if (this.state.changes.length > 0) saveChanges(tx, this.state, this.#seq + 1, this.#floor)
  }

  saved(): void {
    if (this.state.changes.some(change => change.kind === 'flush')) this.#floor = this.#seq + 1
    if (this.state.changes.length > 0) this.#seq += 1
    this.state.keep()
  }

  get hasTooManyMarkers(): boolean {
    return this.#markers.size + this.#erasedLists > MAX_MARKERS
  }

  /**
   * Clears away the rows that only say "erased", in a transaction that has just been caught up with.
   * Tabs that have not seen one of them will load everything anew.
   */
  forgetErasures(tx: Transaction<'readwrite'>): void {
    const entries = unwrap(tx.objectStore('entries'))
    for (const uri of this.#markers) if (this.state.get(uri) === undefined) entries.delete(keyOf(uri))
    unwrap(tx.objectStore('erasedLists')).clear()
    unwrap(tx.objectStore('meta')).put({ seq: this.#seq, floor: this.#seq }, 'state')
    this.#markers.clear()
    this.#erasedLists = 0
    this.#floor = this.#seq
  }

  async #loadAll(tx: Transaction): Promise<void> {
    this.#seq = 0
    this.#markers.clear()
    this.state.flush()
    this.#erasedLists = await tx.objectStore('erasedLists').count()
    for (const { list, timestamp } of await tx.objectStore('clocks').getAll()) this.state.setTimestamp(list, timestamp)
    const entries = tx.objectStore('entries')
    for (let rows = await entries.getAll(null, CHUNK); ;) {
      const last = rows.at(-1)
      const isLast = !last || rows.length < CHUNK
      // Asked for before these are read, so that the browser fetches meanwhile.
      const more = isLast ? [] : entries.getAll(IDBKeyRange.lowerBound(keyOf(uriIn(last)), true), CHUNK)
      for (const row of rows) this.#apply(row)
      this.state.keep()
      if (isLast) return
      rows = await more
    }
  }

  async #loadNew(tx: Transaction): Promise<void> {
    const news = after(this.#seq)
    const erasedLists = await tx.objectStore('erasedLists').index('seq').getAll(news)
    const clocks = await tx.objectStore('clocks').index('seq').getAll(news)
    const rows = await tx.objectStore('entries').index('seq').getAll(news)
    // Erased lists come first: what such a list holds now was put there after the erasure.
    for (const { list } of erasedLists) this.state.eraseList(list)
    for (const { list, timestamp } of clocks) this.state.setTimestamp(list, timestamp)
    for (const row of rows) this.#apply(row)
  }

  #apply(row: EntryRow): void {
    if ('json' in row) return this.state.put(entryIn(row.json))
    this.state.erase(row.erased)
    this.#markers.add(row.erased)
  }
}

/** Only saveChanges.ts writes rows. */
function entryIn(json: string): Entry {
  const entry: Entry = JSON.parse(json)
  return entry
}

const uriIn = (row: EntryRow): string => ('json' in row ? entryIn(row.json).uri : row.erased)
