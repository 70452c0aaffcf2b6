import { wrap } from 'idb'
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb'
import { explain, LOST, UnavailableError } from './databaseErrors'
import { idFrom } from './state'
import { StorageError } from './storage'
import { parentUri } from './uriTree'

/** Raise it with every change of the stores, and convert what is there in `upgrade`. */
const VERSION = 1

export const STORES = ['entries', 'clocks', 'erasedLists', 'meta'] as const

/**
 * Every row carries the number of the write that put it there (`seq`), so that other tabs can fetch what is new to them.
 * What was erased leaves a row that says so. All erasures up to `meta.floor` have been forgotten: whoever has seen less
 * than that must begin again.
 */
interface Schema extends DBSchema {
  entries: { key: [string, string]; value: EntryRow; indexes: { seq: number } }
  clocks: { key: string; value: { list: string; seq: number; timestamp: number }; indexes: { seq: number } }
  erasedLists: { key: string; value: { list: string; seq: number }; indexes: { seq: number } }
  meta: { key: 'state'; value: { seq: number; floor: number } }
}

/** `json` is the entry; an erased one leaves its URI. Text is read three times as fast as the object that it stands for. */
export type EntryRow = { seq: number; json: string } | { seq: number; erased: string }

/** The key of an entry: its list, and its id there. */
export const keyOf = (uri: string): [string, string] => [parentUri(uri), idFrom(uri)]

export type Database = IDBPDatabase<Schema>
export type Transaction<Mode extends IDBTransactionMode = IDBTransactionMode> = IDBPTransaction<
  Schema,
  typeof STORES,
  Mode
>

type Options = { name: string; indexedDB: IDBFactory | undefined; onLost: (why: string) => void; version?: number }

/** Opens the database, making its stores where it is new. `onLost` is told when the browser takes it away. */
export function openDatabase({ name, indexedDB, onLost, version = VERSION }: Options): Promise<Database> {
  return new Promise((resolve, reject) => {
    if (!indexedDB) throw new UnavailableError(LOST.unavailable)
    const request = openRequest(indexedDB, name, version)
    let isGivenUp = false
    request.addEventListener('upgradeneeded', event => upgrade(request.result, event.oldVersion))
    request.addEventListener('error', () => reject(explain(request.error)))
    request.addEventListener('blocked', () => {
      isGivenUp = true
      reject(new StorageError(LOST.blocked))
    })
    request.addEventListener('success', () => {
      const db = request.result
      // The other tab may let go later: then nobody waits for this connection any more.
      if (isGivenUp) return db.close()
      if (STORES.some(store => !db.objectStoreNames.contains(store))) {
        db.close()
        return reject(new StorageError(LOST.foreign))
      }
      db.addEventListener('versionchange', event => {
        db.close()
        onLost(event.newVersion === null ? LOST.deleted : LOST.upgraded)
      })
      db.addEventListener('close', () => onLost(LOST.closed))
      // `wrap` keeps the type of the plain database, which knows nothing of our schema.
      resolve(wrap(db) as unknown as Database)
    })
  })
}

/** Where site data is blocked, browsers throw here instead of answering. */
function openRequest(indexedDB: IDBFactory, name: string, version: number): IDBOpenDBRequest {
  try {
    return indexedDB.open(name, version)
  } catch (error) {
    throw explain(error)
  }
}

function upgrade(db: IDBDatabase, oldVersion: number): void {
  if (oldVersion >= 1) return
  db.createObjectStore('entries').createIndex('seq', 'seq')
  db.createObjectStore('clocks', { keyPath: 'list' }).createIndex('seq', 'seq')
  db.createObjectStore('erasedLists', { keyPath: 'list' }).createIndex('seq', 'seq')
  db.createObjectStore('meta')
}
