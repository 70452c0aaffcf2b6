import type { Permissions } from '~/protocol/objects'
import { readSecrets, type Secrets } from './sqliteSecrets'
import { explain, trouble } from './sqliteErrors'
import { openFile, type OpenFile } from './sqliteFile'
import { SqliteRows } from './sqliteRows'
import { State } from './state'
import type { Draft, Entry, Storage, View } from './storage'

/**
 * Keeps everything in memory, and in an SQLite file that no other program may open meanwhile. A write is on the disk
 * before its promise resolves, in one transaction: it survives the end of the program and of the power.
 */
export function openSqliteStorage(file: string): SqliteStorage {
  return new SqliteStorage(file)
}

class SqliteStorage implements Storage {
  /** The file's own, made with it. */
  readonly secrets: Secrets
  readonly #state = new State()
  readonly #file: string
  readonly #rows: SqliteRows
  #open: OpenFile | undefined

  constructor(file: string) {
    this.#file = file
    this.#open = openFile(file)
    try {
      this.#rows = new SqliteRows(this.#open.db)
      this.#load()
      this.secrets = readSecrets(this.#open.db)
    } catch (error) {
      this.close()
      throw error instanceof SyntaxError ? trouble('broken', file, error) : explain(error, file)
    }
  }

  async read<T>(work: (view: View) => T): Promise<T> {
    this.#opened()
    return work(this.#state)
  }

  async write<T>(work: (draft: Draft) => T): Promise<T> {
    const db = this.#opened()
    try {
      const result = work(this.#state)
      if (this.#state.changes.length > 0) this.#save(db)
      this.#state.keep()
      return result
    } catch (error) {
      this.#state.undo()
      throw explain(error, this.#file)
    }
  }

  close(): void {
    this.#open?.close()
    this.#open = undefined
  }

  #opened(): OpenFile['db'] {
    if (!this.#open) throw trouble('closed', this.#file)
    return this.#open.db
  }

  #save(db: OpenFile['db']): void {
    db.exec('BEGIN IMMEDIATE')
    try {
      this.#rows.save(this.#state)
      db.exec('COMMIT')
    } catch (error) {
      // Where the disk failed, SQLite has rolled back already.
      if (db.isTransaction) db.exec('ROLLBACK')
      throw error
    }
  }

  #load(): void {
    // Most objects of a list have the same permissions: they share one.
    const known = new Map<string, Permissions>()
    const entries: Entry[] = []
    for (const { list, id, data, permissions, is_tombstone } of this.#rows.all()) {
      // The file is ours, so the texts are what `save` made of an entry.
      const shared = known.get(permissions) ?? (JSON.parse(permissions) as Permissions)
      known.set(permissions, shared)
      const read = JSON.parse(data) as Entry['data']
      entries.push({ uri: `${list}/${id}`, data: read, permissions: shared, isTombstone: is_tombstone === 1 })
    }
    // In the order in which lists grow, which is how they grow fastest.
    entries.sort((a, b) => a.data.last_modified - b.data.last_modified)
    for (const entry of entries) this.#state.put(entry)
    for (const { list, timestamp } of this.#rows.clocks()) this.#state.setTimestamp(list, timestamp)
    this.#state.keep()
  }
}
