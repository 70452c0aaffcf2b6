import { describe, expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import { describeErasing } from './erasingSuite'
import type { Draft, Storage } from './storage'
import { entry, idsOf, post, POSTS, tombstone } from './storageFixtures'

/** What every storage does. `open` gives a new, empty one. */
export function describeStorage(name: string, open: () => Promise<Storage>): void {
  describe(name, () => {
    describeLists(open)
    describeErasing(open)
    describeGroups(open)
    describeFailedWrites(open)
  })
}

function describeLists(open: () => Promise<Storage>): void {
  test('gives back what was put, by URI and by id in its list', async () => {
    const storage = await open()
    const hello = post('hello', 10, { title: 'Hello', deep: { list: [1, null, 'é'] } })
    await storage.write(draft => draft.put(hello))
    expect(await storage.read(view => view.get(hello.uri))).toEqual(hello)
    expect(await storage.read(view => view.list(POSTS).get('hello'))).toEqual(hello)
    expect(await storage.read(view => view.list(POSTS).size)).toBe(1)
  })

  test('knows nothing of what was never put', async () => {
    const storage = await open()
    expect(await storage.read(view => view.get('/buckets/blog'))).toBeUndefined()
    expect(await storage.read(view => view.list(POSTS).size)).toBe(0)
    expect(await storage.read(view => view.timestamp(POSTS))).toBeUndefined()
    expect(await idsOf(storage)).toEqual([])
  })

  test('returns what the work returns', async () => {
    const storage = await open()
    expect(await storage.write(() => 'written')).toBe('written')
    expect(await storage.read(() => 'read')).toBe('read')
  })

  test('orders a list by last_modified, wherever a timestamp falls', async () => {
    const storage = await open()
    await storage.write(draft => [post('b', 20), post('d', 40), post('a', 10)].forEach(each => draft.put(each)))
    await storage.write(draft => draft.put(post('c', 30)))
    expect(await idsOf(storage)).toEqual(['d', 'c', 'b', 'a'])
  })

  test('moves an entry that changes and keeps one of it', async () => {
    const storage = await open()
    await storage.write(draft => [post('a', 10), post('b', 20)].forEach(each => draft.put(each)))
    await storage.write(draft => draft.put(post('a', 30, { title: 'new' })))
    expect(await idsOf(storage)).toEqual(['a', 'b'])
    await storage.write(draft => draft.put(post('a', 5)))
    expect(await idsOf(storage)).toEqual(['b', 'a'])
  })

  test('keeps entries of the same last_modified apart', async () => {
    const storage = await open()
    await storage.write(draft => [post('b', 10), post('a', 10), post('c', 10)].forEach(each => draft.put(each)))
    await storage.write(draft => draft.erase(`${POSTS}/b`))
    expect((await idsOf(storage)).toSorted()).toEqual(['a', 'c'])
  })

  test('keeps tombstones in their list', async () => {
    const storage = await open()
    await storage.write(draft => draft.put(post('a', 10)))
    await storage.write(draft => draft.put(tombstone(`${POSTS}/a`, 20)))
    expect(await storage.read(view => view.get(`${POSTS}/a`))).toEqual(tombstone(`${POSTS}/a`, 20))
    expect(await storage.read(view => view.list(POSTS).size)).toBe(1)
  })

  test('knows how many of a list are no tombstones', async () => {
    const storage = await open()
    const live = () => storage.read(view => view.list(POSTS).liveCount)
    await storage.write(draft => ['a', 'b', 'c'].forEach((id, at) => draft.put(post(id, at))))
    expect(await live()).toBe(3)
    await storage.write(draft => {
      draft.put(tombstone(`${POSTS}/a`, 20))
      draft.put(post('b', 30))
      draft.erase(`${POSTS}/c`)
    })
    expect(await live()).toBe(1)
    await expect(storage.write(draft => failAfter(draft))).rejects.toThrow('no')
    expect(await live()).toBe(1)
    await storage.write(draft => draft.eraseList(POSTS))
    expect(await live()).toBe(0)
  })

  test('knows the order of a field in a long list through every write, the failed ones too', async () => {
    const storage = await open()
    const SIZE = 1200
    const put = (draft: Draft, at: number, rank: number) => draft.put(post(`p${at}`, at, { deep: { rank } }))
    await storage.write(draft => Array.from({ length: SIZE }, (_, at) => put(draft, at, at)))
    const ranks = () =>
      storage.read(view => {
        const order = view.list(POSTS).by('deep.rank')
        const range = { from: { value: SIZE - 3, isIncluded: true } }
        return [Array.from(order?.descending(range) ?? [], found => found.data.id), order?.count(range)]
      })
    expect(await ranks()).toEqual([['p1199', 'p1198', 'p1197'], 3])
    await storage.write(draft => {
      put(draft, 5, SIZE)
      draft.put(tombstone(`${POSTS}/p1199`, SIZE))
      draft.erase(`${POSTS}/p1198`)
    })
    expect(await ranks()).toEqual([['p5', 'p1197'], 2])
    const failed = storage.write(draft => {
      put(draft, 7, SIZE)
      draft.eraseList(POSTS)
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await ranks()).toEqual([['p5', 'p1197'], 2])
  })

  test('a list that is being read does not move under its reader', async () => {
    const storage = await open()
    await storage.write(draft => [post('a', 10), post('b', 20), post('c', 30)].forEach(each => draft.put(each)))
    const seen = await storage.write(draft => {
      const ids: string[] = []
      for (const { uri, data } of draft.list(POSTS).newestFirst()) {
        draft.put(tombstone(uri, 100 + ids.push(data.id)))
      }
      return ids
    })
    expect(seen).toEqual(['c', 'b', 'a'])
    expect(await idsOf(storage)).toEqual(['a', 'b', 'c'])
  })

  test('sees its own writes while it works', async () => {
    const storage = await open()
    const seen = await storage.write(draft => {
      const list = draft.list(POSTS)
      draft.put(post('a', 10))
      draft.setTimestamp(POSTS, 10)
      return [list.size, draft.get(`${POSTS}/a`)?.data.id, draft.timestamp(POSTS)]
    })
    expect(seen).toEqual([1, 'a', 10])
  })

  test('field names that JavaScript knows are ordinary data', async () => {
    const storage = await open()
    const data: JsonObject = JSON.parse('{"__proto__": {"x": 1}, "constructor": "c", "toString": null}')
    const odd = { ...post('constructor', 10), data: Object.assign(data, { id: 'constructor', last_modified: 10 }) }
    await storage.write(draft => draft.put(odd))
    const back = await storage.read(view => view.list(POSTS).get('constructor'))
    expect(JSON.stringify(back?.data)).toBe(JSON.stringify(odd.data))
  })
}

function describeGroups(open: () => Promise<Storage>): void {
  const EDITORS = '/buckets/blog/groups/editors'
  const READERS = '/buckets/blog/groups/readers'

  test('knows the groups of a principal through every change of a group', async () => {
    const storage = await open()
    const groupsOf = (principal: string) => storage.read(view => [...view.groupsOf(principal)].toSorted())
    await storage.write(draft => {
      draft.put(entry(EDITORS, 10, { members: ['account:ann', 'account:bob', 'account:bob'] }))
      draft.put(entry(READERS, 20, { members: ['account:bob', 7, null] }))
      draft.put(entry('/buckets/blog/groups/empty', 30))
      draft.put(post('a', 10, { members: ['account:bob'] }))
    })
    expect(await groupsOf('account:bob')).toEqual([EDITORS, READERS])
    await storage.write(draft => draft.put(entry(EDITORS, 40, { members: ['account:ann'] })))
    expect(await groupsOf('account:bob')).toEqual([READERS])
    await storage.write(draft => draft.put(tombstone(READERS, 50)))
    expect(await groupsOf('account:bob')).toEqual([])
    await storage.write(draft => draft.eraseList('/buckets/blog/groups'))
    expect(await groupsOf('account:ann')).toEqual([])
  })
}

function describeFailedWrites(open: () => Promise<Storage>): void {
  test('a work that throws leaves everything as it was', async () => {
    const storage = await open()
    const group = '/buckets/blog/groups/g'
    await storage.write(draft => {
      for (const each of [post('a', 10), post('b', 20)]) draft.put(each)
      draft.put(entry(group, 10, { members: ['account:bob'] }))
      draft.setTimestamp(POSTS, 20)
    })
    const seen = () =>
      storage.read(view => ({
        posts: [...view.list(POSTS).newestFirst()],
        clock: view.timestamp(POSTS),
        lists: [...view.listsBelow('')].toSorted(),
        groups: [view.groupsOf('account:bob'), view.groupsOf('account:ann')],
      }))
    const before = await seen()
    const failed = storage.write(draft => {
      draft.put(post('a', 30, { title: 'half' }))
      draft.put(post('c', 40))
      draft.erase(`${POSTS}/b`)
      draft.setTimestamp(POSTS, 40)
      draft.put(entry(group, 50, { members: ['account:ann'] }))
      draft.eraseList('/buckets/blog/groups')
      draft.eraseList(POSTS)
      draft.put(post('d', 60))
      draft.flush()
      draft.put(entry('/buckets/new', 70))
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')
    expect(await seen()).toEqual(before)
  })

  test('a failed read or write does not stop the next', async () => {
    const storage = await open()
    const fail = () => {
      throw new Error('no')
    }
    await expect(Promise.all([storage.read(fail), storage.write(fail)])).rejects.toThrow('no')
    await storage.write(draft => draft.put(post('a', 10)))
    expect(await idsOf(storage)).toEqual(['a'])
  })

  test('writes begun together are all kept', async () => {
    const storage = await open()
    const ids = Array.from({ length: 20 }, (_, index) => `p${String(index).padStart(2, '0')}`)
    await Promise.all(ids.map((id, index) => storage.write(draft => draft.put(post(id, index)))))
    expect(await idsOf(storage)).toEqual(ids.toReversed())
  })
}

function failAfter(draft: Draft): void {
  draft.put(tombstone(`${POSTS}/b`, 40))
  throw new Error('no')
}
