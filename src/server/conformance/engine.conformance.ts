import 'fake-indexeddb/auto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { listen } from '../node/listen'
import { openIndexedDbStorage } from '../storage/indexedDb'
import { openSqliteStorage } from '../storage/sqlite'
import { runConformance } from './runConformance'
import { ENGINE_BASE, testEngine } from './testEngine'

const ends: (() => Promise<void> | void)[] = []

afterAll(async () => {
  for (const end of ends) await end()
})

runConformance({
  server: 'engine',
  how: ' on IndexedDB',
  async start() {
    const storage = await openIndexedDbStorage({ name: 'conformance' })
    ends.push(() => storage.close())
    return { base: ENGINE_BASE, send: testEngine(storage) }
  },
})

runConformance({
  server: 'engine-http',
  how: ', on SQLite',
  async start() {
    const dir = mkdtempSync(join(tmpdir(), 'conformance-'))
    const storage = openSqliteStorage(join(dir, 'data'))
    const { port, stop } = await listen(testEngine(storage), { host: '127.0.0.1', port: 0, maxBodyBytes: 1024 ** 3 })
    ends.push(async () => {
      await stop(true)
      storage.close()
      rmSync(dir, { recursive: true })
    })
    return { base: `http://127.0.0.1:${port}/v1`, send: fetch }
  },
})
