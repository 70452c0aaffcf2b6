import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { newSecrets, SECRETS_TABLE, storeSecrets } from './sqliteSecrets'
import { explain, trouble } from './sqliteErrors'
import { TABLES } from './sqliteRows'

/** "KnSt": marks the file as ours. https://sqlite.org/pragma.html#pragma_application_id */
const APPLICATION_ID = 0x4b6e5374

/** Raise it with every change of the tables, and convert what is there in `prepare`. */
const VERSION = 2

// What this program has open. Another one is kept out by a lock, but closing a file gives up all locks that the program
// has on it, so it must not be looked at again. https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
const inUse = new Set<string>()

export type OpenFile = { readonly db: DatabaseSync; close(): void }

/**
 * Opens the file, making it where there is none. What is not ours to write is refused before SQLite sees it, for
 * SQLite tidies up even while it only looks.
 */
export function openFile(file: string): OpenFile {
  let db: DatabaseSync | undefined
  try {
    const path = realPath(file)
    if (inUse.has(path)) throw trouble('locked', file)
    inspect(path, file)
    if (!existsSync(path)) closeSync(openSync(path, 'ax', 0o600))
    db = new DatabaseSync(path)
    prepare(db, file)
    inUse.add(path)
    return { db, close: () => close(db, path) }
  } catch (error) {
    db?.close()
    throw explain(error, file)
  }
}

/** A path, so that SQLite takes nothing for one of its own names, such as `:memory:`. */
function realPath(file: string): string {
  const path = resolve(file)
  return existsSync(path) ? realpathSync(path) : path
}

function close(db: DatabaseSync | undefined, path: string): void {
  db?.close()
  inUse.delete(path)
}

function inspect(path: string, file: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) throw trouble('directory', file)
  if (found && !found.isFile()) throw trouble('special', file)
  if (!found || found.size === 0) {
    // SQLite would delete it.
    if (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size) throw trouble('halfThere', file)
    return
  }
  const { isSqlite, application, version } = readHeader(path)
  if (!isSqlite) throw trouble('foreign', file)
  // A database without an owner beside a journal may be one of ours whose making was broken off: `prepare` finds out.
  const isUnfinished = application === 0 && existsSync(`${path}-journal`)
  if (application !== APPLICATION_ID && !isUnfinished) throw trouble('foreign', file)
  if (version > VERSION) throw trouble('newer', file)
}

/** Not through SQLite: after a crash the file is whole only together with its log. https://sqlite.org/fileformat.html */
function readHeader(path: string) {
  const bytes = Buffer.alloc(100)
  const descriptor = openSync(path, 'r')
  try {
    readSync(descriptor, bytes, 0, bytes.length, 0)
  } finally {
    closeSync(descriptor)
  }
  return {
    isSqlite: bytes.toString('latin1', 0, 16) === 'SQLite format 3\0',
    version: bytes.readUInt32BE(60),
    application: bytes.readUInt32BE(68),
  }
}

/** Takes the file for this program alone, for as long as it is open, and sees to its tables. */
function prepare(db: DatabaseSync, file: string): void {
  db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  const tables = Number(query(db, 'SELECT count(*) FROM sqlite_schema'))
  const application = query(db, 'PRAGMA application_id')
  if (application !== APPLICATION_ID) {
    if (application !== 0 || tables > 0) throw trouble('foreign', file)
    db.exec(`${TABLES} ${SECRETS_TABLE} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}`)
    storeSecrets(db, newSecrets())
  } else if (Number(query(db, 'PRAGMA user_version')) < 2) {
    db.exec(`${SECRETS_TABLE} PRAGMA user_version = ${VERSION}`)
  }
  db.exec('COMMIT')
  if (query(db, 'PRAGMA quick_check(1)') !== 'ok') throw trouble('broken', file)
  // FULL: a write is on the disk when it is done, whatever fails next. fullfsync: on a Mac too.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON')
}

/** The first value of the first row. */
const query = (db: DatabaseSync, sql: string): unknown => Object.values(db.prepare(sql).get() ?? {})[0]
