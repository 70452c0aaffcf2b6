import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openSqliteStorage } from './sqlite'
import type { Storage } from './storage'
import { StorageError } from './storage'
import { entry, idsOf, post, POSTS, tombstone } from './storageFixtures'
import { describeStorage } from './storageSuite'

const folder = mkdtempSync(join(tmpdir(), 'kinto-sqlite-'))
let files = 0
const newFile = () => join(folder, `spec-${(files += 1)}.db`)
const opened: { close(): void }[] = []

function open(file = newFile()) {
  const storage = openSqliteStorage(file)
  opened.push(storage)
  return storage
}

afterEach(() => opened.splice(0).forEach(storage => storage.close()))
afterAll(() => rmSync(folder, { recursive: true }))

describeStorage('SQLite', async () => open())

// Every call finds only what the one before it has left in the file.
describeStorage('SQLite, opened anew for every call', async () => {
  const file = newFile()
  const withNew = async <T>(use: (storage: Storage) => Promise<T>): Promise<T> => {
    const storage = openSqliteStorage(file)
    return use(storage).finally(() => storage.close())
  }
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  return {
    read: work => inTurn(() => withNew(each => each.read(work))),
    write: work => inTurn(() => withNew(each => each.write(work))),
  }
})

test('an id that is escaped in its URI comes back as it was', async () => {
  const file = newFile()
  const odd = { ...entry('/accounts/a%40b.org', 10), data: { id: 'a@b.org', last_modified: 10 } }
  const first = open(file)
  await first.write(draft => draft.put(odd))
  first.close()
  expect(await open(file).read(view => view.list('/accounts').get('a@b.org'))).toEqual(odd)
})

test('a closed storage says so', async () => {
  const storage = open()
  storage.close()
  await expect(storage.read(() => 1)).rejects.toThrow('The storage is closed.')
  await expect(storage.write(() => 1)).rejects.toThrow(StorageError)
})

test('a file is used by one storage at a time, in this program and in others', async () => {
  const file = newFile()
  const first = open(file)
  expect(() => open(file)).toThrow(`${file} is in use by another server or program`)
  const peek = `new (require('node:sqlite').DatabaseSync)(${JSON.stringify(file)}).prepare('SELECT * FROM objects').all()`
  const other = spawnSync(process.execPath, ['-e', peek], { encoding: 'utf8' })
  expect(other.stderr).toContain('database is locked')
  await first.write(draft => draft.put(post('a', 10)))
  first.close()
  expect(await idsOf(open(file))).toEqual(['a'])
})

test('what others may not see stays with the owner', () => {
  const file = newFile()
  open(file)
  expect(statSync(file).mode & 0o077).toBe(0)
})

// The real refusal of SQLite, as on a full disk: a database may be told how large it may grow.
test('a full disk refuses the write, keeps nothing of it, and lets the server go on', async () => {
  const file = newFile()
  const storage = open(file)
  await storage.write(draft => draft.put(post('a', 10)))
  storage.close()
  const full = openWithFullDisk(file)
  const failed = full.write(draft => {
    draft.put(tombstone(`${POSTS}/a`, 20))
    draft.setTimestamp(POSTS, 20)
    for (let n = 0; n < 50; n++) draft.put(post(`big${n}`, 30 + n, { text: 'x'.repeat(10_000) }))
  })
  await expect(failed).rejects.toThrow(StorageError)
  await expect(failed).rejects.toThrow('The disk is full. Nothing of this was saved')
  expect(await full.read(view => view.get(`${POSTS}/a`))).toEqual(post('a', 10))
  expect(await full.read(view => view.timestamp(POSTS))).toBeUndefined()
  await full.write(draft => draft.put(post('b', 40)))
  full.close()
  expect(await idsOf(open(file))).toEqual(['b', 'a'])
})

function openWithFullDisk(file: string) {
  const exec = DatabaseSync.prototype.exec
  DatabaseSync.prototype.exec = function (sql) {
    exec.call(this, sql.replace('PRAGMA synchronous', 'PRAGMA max_page_count = 12; PRAGMA synchronous'))
  }
  try {
    return open(file)
  } finally {
    DatabaseSync.prototype.exec = exec
  }
}

/** Makes a file that must be refused; the sentence that refuses it says `word`. */
const REFUSED: [what: string, word: string, make: (file: string) => void][] = [
  ['a directory', 'is a directory', file => mkdirSync(file)],
  ['a text', 'was made by another program', file => writeFileSync(file, 'Dear diary\n'.repeat(1000))],
  ["another program's database", 'was made by another program', file => makeDatabase(file, 'CREATE TABLE t (a)')],
  [
    "another program's database that names its owner",
    'was made by another program',
    file => makeDatabase(file, 'CREATE TABLE t (a); PRAGMA application_id = 7'),
  ],
  [
    'a database without an owner beside a journal',
    'was made by another program',
    file => {
      makeDatabase(file, 'CREATE TABLE t (a)')
      writeFileSync(`${file}-journal`, '')
    },
  ],
  [
    'a newer version',
    'was written by a newer version',
    file => {
      openSqliteStorage(file).close()
      makeDatabase(file, 'PRAGMA user_version = 3')
    },
  ],
  [
    'a file that was cut off',
    'is damaged',
    file => {
      fill(file)
      truncateSync(file, statSync(file).size / 2)
    },
  ],
  [
    'a file with noise in the middle',
    'is damaged',
    file => {
      fill(file)
      const bytes = readFileSync(file)
      writeFileSync(file, bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 8192))
    },
  ],
  [
    'a file whose beginning is gone but for its log',
    'holds data',
    file => {
      writeFileSync(file, '')
      writeFileSync(`${file}-wal`, 'something')
    },
  ],
]

test.each(REFUSED)('%s is refused and left as it is', (_, word, make) => {
  const file = newFile()
  make(file)
  const before = contents(file)
  expect(() => open(file)).toThrow(word)
  expect(() => open(file)).toThrow(file)
  expect(contents(file)).toEqual(before)
})

test('a path in no directory is refused', () => {
  expect(() => open(join(folder, 'none', 'a.db'))).toThrow('does not exist: make it first')
})

test('an empty file is taken', async () => {
  const file = newFile()
  writeFileSync(file, '')
  const storage = open(file)
  await storage.write(draft => draft.put(post('a', 10)))
  expect(await idsOf(storage)).toEqual(['a'])
})

test("a name that SQLite knows is a file's name", async () => {
  const here = process.cwd()
  process.chdir(folder)
  try {
    open(':memory:')
    expect(existsSync(':memory:')).toBe(true)
  } finally {
    process.chdir(here)
  }
})

function makeDatabase(file: string, sql: string): void {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

function fill(file: string): void {
  const storage = openSqliteStorage(file)
  void storage.write(draft => {
    for (let n = 0; n < 1000; n++) draft.put(post(`p${n}`, n, { text: 'word '.repeat(20) }))
  })
  storage.close()
}

const contents = (file: string) =>
  ['', '-wal', '-journal', '-shm'].map(end =>
    existsSync(file + end) && statSync(file + end).isFile() ? readFileSync(file + end).toString('base64') : undefined,
  )
