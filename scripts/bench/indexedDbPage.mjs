// Runs in the browser: the engine on IndexedDB.
import { createServer } from '../../src/server/createServer'
import { batchOf, COLLECTION, LIST } from '../../src/server/bench/fill'
import { subjectOf } from '../../src/server/bench/subject'
import { openIndexedDbStorage } from '../../src/server/storage/indexedDb'

const BATCH = 25

async function open() {
  const storage = await openIndexedDbStorage({ name: 'bench' })
  const send = createServer({
    storage,
    clock: Date.now,
    newId: () => crypto.randomUUID(),
    settings: { policies: ['basicauth'] },
  })
  return { storage, subject: subjectOf('engine in the browser', send, 'http://engine.test/v1') }
}

/**
 * Writes the records in batches; gives the seconds that it took.
 * @param {number} count
 */
export async function fill(count) {
  const { storage, subject } = await open()
  await subject.ask('PUT', '/buckets/bench', {})
  await subject.ask('PUT', COLLECTION, {})
  const start = performance.now()
  for (let from = 0; from < count; from += BATCH) {
    await subject.ask('POST', '/batch', batchOf(LIST, from, Math.min(BATCH, count - from)))
  }
  storage.close()
  return (performance.now() - start) / 1000
}

/** Opens what was written, as a new visit does; gives the seconds until it is open, and until there is a first page. */
export async function reopen() {
  const start = performance.now()
  const { subject } = await open()
  const opened = performance.now()
  await subject.ask('GET', `${LIST}?_limit=100`)
  return { open: (opened - start) / 1000, page: (performance.now() - start) / 1000 }
}
