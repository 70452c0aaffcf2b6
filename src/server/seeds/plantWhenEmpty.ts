import type { Send } from '~/protocol/send'
import { createMemoryStorage } from '../storage/memory'
import type { Draft, Storage, View } from '../storage/storage'
import { plantObjects } from './plantObjects'
import type { Seed } from './seed'

/**
 * Plants a storage that has never been used. What is planted grows in memory and moves in one write: nobody sees half
 * of it, nor do two tabs that open together plant twice. What people delete stays deleted, since that leaves traces.
 */
export async function plantWhenEmpty(storage: Storage, serve: (storage: Storage) => Send, seed: Seed): Promise<void> {
  if (!(await storage.read(isUnused))) return
  const nursery = createMemoryStorage()
  await plantObjects(serve(nursery), await seed())
  const grown = await nursery.read(copyOf)
  await storage.write(draft => {
    if (isUnused(draft)) grown(draft)
  })
}

const isUnused = (view: View): boolean => view.listsBelow('').length === 0

function copyOf(view: View): (draft: Draft) => void {
  const lists = view.listsBelow('').map(uri => ({
    uri,
    timestamp: view.timestamp(uri),
    entries: [...view.list(uri).newestFirst()],
  }))
  return draft => {
    for (const { uri, timestamp, entries } of lists) {
      for (const entry of entries) draft.put(entry)
      if (timestamp !== undefined) draft.setTimestamp(uri, timestamp)
    }
  }
}
