import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { State } from './state'
import { parentUri } from './uriTree'

/** `id` is the last part of the URI as it stands there; `data` and `permissions` are JSON. */
export const TABLES = `
  CREATE TABLE objects (
    list TEXT NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL, permissions TEXT NOT NULL, is_tombstone INTEGER NOT NULL,
    PRIMARY KEY (list, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE clocks (list TEXT PRIMARY KEY, timestamp INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`

export type ObjectRow = { list: string; id: string; data: string; permissions: string; is_tombstone: number }
export type ClockRow = { list: string; timestamp: number }

type Touched = { isFlushed: boolean; lists: Set<string>; clocks: Set<string>; entries: Set<string> }

/** The statements on the two tables. */
export class SqliteRows {
  readonly #db: DatabaseSync
  readonly #putObject: StatementSync
  readonly #eraseObject: StatementSync
  readonly #eraseObjects: StatementSync
  readonly #putClock: StatementSync
  readonly #eraseClock: StatementSync

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#putObject = db.prepare('INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?, ?)')
    this.#eraseObject = db.prepare('DELETE FROM objects WHERE list = ? AND id = ?')
    this.#eraseObjects = db.prepare('DELETE FROM objects WHERE list = ?')
    this.#putClock = db.prepare('INSERT OR REPLACE INTO clocks VALUES (?, ?)')
    this.#eraseClock = db.prepare('DELETE FROM clocks WHERE list = ?')
  }

  // Of both: the tables are STRICT, so the rows have the types that TABLES names.
  all(): Iterable<ObjectRow> {
    return this.#db.prepare('SELECT * FROM objects').iterate() as Iterable<ObjectRow>
  }

  clocks(): Iterable<ClockRow> {
    return this.#db.prepare('SELECT * FROM clocks').iterate() as Iterable<ClockRow>
  }

  /** Brings the tables to where the state is. The caller has begun a transaction. */
  save(state: State): void {
    const touched = whatChanged(state)
    if (touched.isFlushed) this.#db.exec('DELETE FROM objects; DELETE FROM clocks')
    for (const list of touched.lists) {
      this.#eraseObjects.run(list)
      this.#eraseClock.run(list)
    }
    for (const list of touched.clocks) {
      const timestamp = state.timestamp(list)
      if (timestamp !== undefined) this.#putClock.run(list, timestamp)
    }
    for (const uri of touched.entries) this.#saveEntry(state, uri)
  }

  #saveEntry(state: State, uri: string): void {
    const entry = state.get(uri)
    const list = parentUri(uri)
    const id = uri.slice(list.length + 1)
    if (!entry) return void this.#eraseObject.run(list, id)
    const { data, permissions, isTombstone } = entry
    this.#putObject.run(list, id, JSON.stringify(data), JSON.stringify(permissions), Number(isTombstone))
  }
}

function whatChanged(state: State): Touched {
  const touched: Touched = { isFlushed: false, lists: new Set(), clocks: new Set(), entries: new Set() }
  for (const change of state.changes) {
    if (change.kind === 'clock') touched.clocks.add(change.listUri)
    else if (change.kind === 'list') touched.lists.add(change.listUri)
    else if (change.kind === 'entry') touched.entries.add(change.uri)
    else touched.isFlushed = true
  }
  return touched
}
