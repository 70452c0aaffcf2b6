import type { Send } from '~/protocol/send'
import { createMemoryStorage } from '../storage/memory'
import type { Draft, Storage, View } from '../storage/storage'
import { plantSeed } from './seeds'

/**
 * Plants all worlds in a storage that has never been used. They grow in memory and move in one write: nobody sees half
 * of them, nor do two tabs that open together plant twice. What people delete stays deleted, since that leaves traces.
 */
export async function plantWhenEmpty(storage: Storage, serve: (storage: Storage) => Send): Promise<void> {
  if (!(await storage.read(isUnused))) return
  const nursery = createMemoryStorage()
  const send = serve(nursery)
  await plantSeed(send, 'countries')
  await plantSeed(send, 'newsroom')
  // Both storages keep nothing but plain values, which may be shared.
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
