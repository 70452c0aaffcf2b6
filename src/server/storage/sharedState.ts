import { unwrap } from 'idb'
import type { EntryRow, Transaction } from './database'
import { saveChanges } from './saveChanges'
import { State } from './state'

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
  // The rows that say "erased", by the URI that they are about.
  #markers = new Map<string, [list: string, id: string]>()
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
    for (const [uri, key] of this.#markers) if (this.state.get(uri) === undefined) entries.delete(key)
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
      for (const row of rows) this.#apply(row)
      this.state.keep()
      const last = rows.at(-1)
      if (!last || rows.length < CHUNK) return
      rows = await entries.getAll(IDBKeyRange.lowerBound([last.list, last.id], true), CHUNK)
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

  #apply({ list, id, entry }: EntryRow): void {
    if (entry) return this.state.put(entry)
    const uri = `${list}/${encodeURIComponent(id)}`
    this.state.erase(uri)
    this.#markers.set(uri, [list, id])
  }
}
