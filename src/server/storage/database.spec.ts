import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { openDatabase } from './database'
import { openIndexedDbStorage } from './indexedDb'
import { finished, openPlain } from './plainIndexedDb'
import { StorageError } from './storage'
import { entry, idsOf, post } from './storageFixtures'

let databases = 0
const newName = () => `database-spec-${++databases}`

test('the database of a newer version is refused and left as it is', async () => {
  const name = newName()
  const newer = await openPlain(name, 7, db => db.createObjectStore('future'))
  newer.close()
  await expect(openIndexedDbStorage({ name })).rejects.toThrow('written by a newer version')
  const after = await openPlain(name, 7)
  expect([...after.objectStoreNames]).toEqual(['future'])
})

test('the database of another program is refused and left as it is', async () => {
  const name = newName()
  const foreign = await openPlain(name, 1, db => db.createObjectStore('notes'))
  foreign.close()
  await expect(openIndexedDbStorage({ name })).rejects.toThrow('made by another program')
  const after = await openPlain(name, 1)
  expect([...after.objectStoreNames]).toEqual(['notes'])
})

test('a tab lets a newer version take over and says so from then on', async () => {
  const name = newName()
  const tab = await openIndexedDbStorage({ name })
  await tab.write(draft => draft.put(post('a', 10)))
  await openPlain(name, 2)
  await expect(tab.read(() => 1)).rejects.toThrow('Another tab has loaded a newer version')
  await expect(tab.write(() => 1)).rejects.toThrow(StorageError)
})

test('a tab whose database is deleted says so and brings nothing back', async () => {
  const name = newName()
  const tab = await openIndexedDbStorage({ name })
  await tab.write(draft => draft.put(post('a', 10)))
  await finished(indexedDB.deleteDatabase(name))
  await expect(tab.write(draft => draft.put(post('b', 20)))).rejects.toThrow('deleted in another tab')
  expect(await idsOf(await openIndexedDbStorage({ name }))).toEqual([])
})

test('opening says so when a tab with an older version does not let go, and holds nobody up later', async () => {
  const name = newName()
  const older = await openPlain(name, 1)
  const newer = openDatabase({ name, indexedDB, version: 2, onLost: () => undefined })
  await expect(newer).rejects.toThrow('Another tab holds the data with an older version')
  older.close()
  // Deleting waits for every connection: it ends, so the one that came too late was closed.
  await finished(indexedDB.deleteDatabase(name))
})

test('without IndexedDB it says so at once', async () => {
  await expect(openIndexedDbStorage({ name: newName(), indexedDB: undefined })).rejects.toThrow(
    'IndexedDB is switched off',
  )
})

test('a closed storage refuses to work', async () => {
  const tab = await openIndexedDbStorage({ name: newName() })
  const last = tab.write(draft => draft.put(entry('/buckets/blog', 1)))
  await last
  tab.close()
  await expect(tab.read(() => 1)).rejects.toThrow('The storage is closed')
})
