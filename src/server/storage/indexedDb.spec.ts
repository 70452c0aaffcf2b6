import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { openIndexedDbStorage } from './indexedDb'
import { finished, openPlain } from './plainIndexedDb'
import type { Draft, Storage } from './storage'
import { StorageError } from './storage'
import { idsOf, post, POSTS, tombstone } from './storageFixtures'
import { describeStorage } from './storageSuite'

let databases = 0
const newName = () => `spec-${++databases}`

describeStorage('IndexedDB', () => openIndexedDbStorage({ name: newName() }))

// Every write goes through one storage and every read through another, both open all the time.
describeStorage('IndexedDB, read from another tab', async () => {
  const name = newName()
  const writer = await openIndexedDbStorage({ name })
  const reader = await openIndexedDbStorage({ name })
  return { read: work => reader.read(work), write: work => writer.write(work) }
})

describeStorage('IndexedDB, written by two tabs in turn', async () => {
  const name = newName()
  const tabs = [await openIndexedDbStorage({ name }), await openIndexedDbStorage({ name })]
  let turn = 0
  const next = (): Storage => {
    const tab = tabs[++turn % 2]
    if (!tab) throw new Error('two tabs')
    return tab
  }
  return { read: work => next().read(work), write: work => next().write(work) }
})

describeStorage('IndexedDB, opened anew for every call', async () => {
  const name = newName()
  const withNew = async <T>(use: (storage: Storage) => Promise<T>): Promise<T> => {
    const storage = await openIndexedDbStorage({ name })
    return use(storage).finally(() => storage.close())
  }
  return { read: work => withNew(tab => tab.read(work)), write: work => withNew(tab => tab.write(work)) }
})

afterEach(() => vi.restoreAllMocks())

test('interleaved writes of two tabs are all kept, and both see them', async () => {
  const name = newName()
  const tabs = [await openIndexedDbStorage({ name }), await openIndexedDbStorage({ name })]
  const count = (draft: Draft) => draft.setTimestamp(POSTS, (draft.timestamp(POSTS) ?? 0) + 1)
  const writes = Array.from({ length: 50 }, (_, round) =>
    tabs.map((tab, who) =>
      tab.write(draft => {
        count(draft)
        draft.put(post(`tab${who}-${round}`, round))
      }),
    ),
  )
  await Promise.all(writes.flat())
  for (const tab of tabs) {
    expect(await tab.read(view => view.timestamp(POSTS))).toBe(100)
    expect(new Set(await idsOf(tab)).size).toBe(100)
  }
})

test('a tab that fell far behind loads everything anew', async () => {
  const name = newName()
  const sleeper = await openIndexedDbStorage({ name })
  const worker = await openIndexedDbStorage({ name })
  await sleeper.write(draft => [post('old', 1), post('gone', 2)].forEach(each => draft.put(each)))
  await worker.write(draft => {
    draft.erase(`${POSTS}/gone`)
    for (let n = 0; n < 10_001; n++) draft.put(post(`p${n}`, 10 + n))
  })
  expect(await sleeper.read(view => view.list(POSTS).size)).toBe(10_002)
  expect((await idsOf(sleeper)).at(-1)).toBe('old')
})

test('what says "erased" is cleared away in the end, and tabs that missed it still learn of it', async () => {
  const name = newName()
  const tab = await openIndexedDbStorage({ name })
  const ids = Array.from({ length: 1002 }, (_, n) => `p${n}`)
  await tab.write(draft => [...ids, 'kept'].forEach((id, n) => draft.put(post(id, n))))
  const sleeper = await openIndexedDbStorage({ name })
  await tab.write(draft => ids.forEach(id => draft.erase(`${POSTS}/${id}`)))
  await tab.write(draft => draft.put(post('p7', 5000)))
  const later = await openIndexedDbStorage({ name })
  expect(await rowsOf(name)).toBe(2)
  for (const each of [tab, sleeper, later]) expect(await idsOf(each)).toEqual(['p7', 'kept'])
})

test('an aborted write leaves nothing, in the tab that wrote nor in another, and the next write succeeds', async () => {
  const name = newName()
  const tab = await openIndexedDbStorage({ name })
  const other = await openIndexedDbStorage({ name })
  await tab.write(draft => draft.put(post('a', 10)))
  failNextCommit('QuotaExceededError')
  const failed = tab.write(draft => {
    draft.put(post('b', 20))
    draft.put(tombstone(`${POSTS}/a`, 30))
    draft.setTimestamp(POSTS, 30)
  })
  await expect(failed).rejects.toThrow(StorageError)
  await expect(failed).rejects.toThrow('no room left')
  for (const each of [tab, other]) expect(await each.read(view => view.get(`${POSTS}/a`))).toEqual(post('a', 10))
  await other.write(draft => draft.put(post('c', 40)))
  await tab.write(draft => draft.put(post('d', 50)))
  for (const each of [tab, other]) expect(await idsOf(each)).toEqual(['d', 'c', 'a'])
})

test('a request that fails half-way leaves nothing of the write', async () => {
  const tab = await openIndexedDbStorage({ name: newName() })
  const put = IDBObjectStore.prototype.put
  let calls = 0
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (++calls === 2) throw new DOMException('full', 'QuotaExceededError')
    return put.apply(this, args)
  })
  const failed = tab.write(draft => [post('a', 1), post('b', 2), post('c', 3)].forEach(each => draft.put(each)))
  await expect(failed).rejects.toThrow('no room left')
  expect(await idsOf(tab)).toEqual([])
  await tab.write(draft => draft.put(post('d', 4)))
  expect(await idsOf(tab)).toEqual(['d'])
})

test('a write resolves only after its transaction is complete, and asks for strict durability', async () => {
  const tab = await openIndexedDbStorage({ name: newName() })
  const transaction = IDBDatabase.prototype.transaction
  const seen: unknown[] = []
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    const tx = transaction.apply(this, args)
    seen.push(args[2])
    tx.addEventListener('complete', () => seen.push('complete'))
    return tx
  })
  await tab.write(draft => draft.put(post('a', 10)))
  expect(seen).toEqual([{ durability: 'strict' }, 'complete'])
})

test('forgetting erasures is not undone by the next write of a tab that had seen them', async () => {
  const name = newName()
  const sleeper = await openIndexedDbStorage({ name })
  const tab = await openIndexedDbStorage({ name })
  const ids = Array.from({ length: 1002 }, (_, n) => `p${n}`)
  await tab.write(draft => ids.forEach((id, n) => draft.put(post(id, n))))
  expect(await idsOf(sleeper)).toHaveLength(1002)
  await tab.write(draft => ids.forEach(id => draft.erase(`${POSTS}/${id}`)))
  await openIndexedDbStorage({ name })
  expect(await rowsOf(name)).toBe(0)
  await tab.write(draft => draft.put(post('new', 2000)))
  expect(await idsOf(sleeper)).toEqual(['new'])
})

/** Lets the next transaction fail when it is committed, as browsers do when the disk is full. */
function failNextCommit(reason: string): void {
  const transaction = IDBDatabase.prototype.transaction
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (this: IDBDatabase, ...args) {
    const tx = transaction.apply(this, args)
    const objectStore = tx.objectStore.bind(tx)
    tx.objectStore = name => {
      const store = objectStore(name)
      // The last request of a write is the one to `meta`.
      if (name === 'meta') {
        const put = store.put.bind(store)
        store.put = (...row) => {
          const request = put(...row)
          // fake-indexeddb's own way to abort with a reason; it has no other.
          request.addEventListener('success', () => (tx as unknown as { _abort(why: string): void })._abort(reason))
          return request
        }
      }
      return store
    }
    return tx
  })
}

async function rowsOf(name: string): Promise<number> {
  const db = await openPlain(name, 1)
  const count = await finished(db.transaction('entries').objectStore('entries').count())
  db.close()
  return count
}
