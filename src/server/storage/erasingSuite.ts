import { expect, test } from 'vitest'
import type { Storage } from './storage'
import { entry, idsOf, post, POSTS, tombstone } from './storageFixtures'

/** The part of storageSuite.ts about what is erased. */
export function describeErasing(open: () => Promise<Storage>): void {
  test('an erased entry leaves no trace, and its id can be used again', async () => {
    const storage = await open()
    await storage.write(draft => [post('a', 10), post('b', 20)].forEach(each => draft.put(each)))
    await storage.write(draft => draft.erase(`${POSTS}/a`))
    expect(await idsOf(storage)).toEqual(['b'])
    expect(await storage.read(view => view.get(`${POSTS}/a`))).toBeUndefined()
    await storage.write(draft => draft.put(post('a', 30)))
    expect(await idsOf(storage)).toEqual(['a', 'b'])
  })

  test('an erased list forgets entries, tombstones and clock, and no other list', async () => {
    const storage = await open()
    const other = entry('/buckets/blog/collections/posts2/records/a', 10)
    await storage.write(draft => {
      for (const each of [post('a', 10), tombstone(`${POSTS}/b`, 20), other]) draft.put(each)
      draft.setTimestamp(POSTS, 20)
    })
    await storage.write(draft => draft.eraseList(POSTS))
    expect(await idsOf(storage)).toEqual([])
    expect(await storage.read(view => view.timestamp(POSTS))).toBeUndefined()
    expect(await storage.read(view => view.get(other.uri))).toEqual(other)
  })

  test('a list that is erased and begun again in one write holds only what came after', async () => {
    const storage = await open()
    await storage.write(draft => {
      draft.put(post('a', 10))
      draft.setTimestamp(POSTS, 10)
    })
    await storage.write(draft => {
      draft.put(post('b', 20))
      draft.eraseList(POSTS)
      draft.put(post('c', 30))
      draft.setTimestamp(POSTS, 30)
    })
    expect(await idsOf(storage)).toEqual(['c'])
    expect(await storage.read(view => view.timestamp(POSTS))).toBe(30)
  })

  test('finds all lists below an object, those with only a clock too', async () => {
    const storage = await open()
    await storage.write(draft => {
      for (const uri of ['/buckets/blog', '/buckets/blog/collections/posts', '/buckets/blogs/groups/g', '/accounts/b'])
        draft.put(entry(uri, 10))
      draft.put(post('a', 10))
      draft.setTimestamp('/buckets/blog/groups', 5)
      draft.put(entry('/buckets/blog/collections/old/records/x', 10))
      draft.erase('/buckets/blog/collections/old/records/x')
    })
    const below = (uri: string) => storage.read(view => [...view.listsBelow(uri)].toSorted())
    expect(await below('/buckets/blog')).toEqual(['/buckets/blog/collections', POSTS, '/buckets/blog/groups'])
    expect(await below('/buckets/blog/collections/posts')).toEqual([POSTS])
    expect(await below('/buckets/blog/collections/none')).toEqual([])
    await storage.write(draft => draft.listsBelow('/buckets/blog').forEach(uri => draft.eraseList(uri)))
    expect(await below('/buckets/blog')).toEqual([])
    expect(await below('')).toEqual(['/accounts', '/buckets', '/buckets/blogs/groups'])
  })

  test('a flush forgets everything, and what is written after it stays', async () => {
    const storage = await open()
    await storage.write(draft => {
      draft.put(post('a', 10))
      draft.put(entry('/buckets/blog/groups/g', 10, { members: ['account:bob'] }))
      draft.setTimestamp(POSTS, 10)
    })
    await storage.write(draft => {
      draft.flush()
      draft.put(post('b', 20))
    })
    expect(await idsOf(storage)).toEqual(['b'])
    expect(await storage.read(view => view.timestamp(POSTS))).toBeUndefined()
    expect(await storage.read(view => view.groupsOf('account:bob'))).toEqual([])
    expect(await storage.read(view => view.listsBelow(''))).toEqual([POSTS])
  })
}
