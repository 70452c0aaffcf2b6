import { expect, test } from 'vitest'
import { createMemoryStorage } from './memory'
import type { Entry, View } from './storage'
import { entry, tombstone } from './storageFixtures'

const LOG = '/buckets/blog/history'
const HELLO = '/buckets/blog/collections/posts/records/hello'

const told = (id: string, last_modified: number, uri = HELLO, user = 'bob'): Entry =>
  entry(`${LOG}/${id}`, last_modified, { uri, resource_name: 'record', user_id: user })

const seen = (view: View) => ({
  hello: Array.from(view.historyOf(LOG, HELLO), ({ data }) => data.id),
  all: view.countHistory(LOG, 'record'),
  bobs: view.countHistory(LOG, 'record', 'bob'),
})

test('entries are found by what they tell of, newest first, and counted', async () => {
  const storage = createMemoryStorage()
  await storage.write(draft => {
    for (const each of [told('b', 20), told('a', 10), told('c', 30, '/buckets/blog'), told('d', 40, HELLO, 'ann')]) {
      draft.put(each)
    }
  })
  expect(await storage.read(seen)).toEqual({ hello: ['d', 'b', 'a'], all: 4, bobs: 3 })
})

test('what is erased, deleted or replaced is found no more', async () => {
  const storage = createMemoryStorage()
  await storage.write(draft => ['a', 'b', 'c', 'd'].forEach((id, at) => draft.put(told(id, at))))
  await storage.write(draft => {
    draft.erase(`${LOG}/a`)
    draft.put(tombstone(`${LOG}/b`, 50))
    draft.put(told('c', 60, '/buckets/blog'))
  })
  expect(await storage.read(seen)).toEqual({ hello: ['d'], all: 2, bobs: 2 })
  await storage.write(draft => draft.eraseList(LOG))
  expect(await storage.read(seen)).toEqual({ hello: [], all: 0, bobs: 0 })
})

test('a write that fails leaves it as it was', async () => {
  const storage = createMemoryStorage()
  await storage.write(draft => draft.put(told('a', 10)))
  const failing = storage.write(draft => {
    draft.put(told('b', 20))
    draft.eraseList(LOG)
    draft.put(told('c', 30))
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await storage.read(seen)).toEqual({ hello: ['a'], all: 1, bobs: 1 })
})
