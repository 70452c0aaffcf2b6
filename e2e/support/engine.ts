import { randomUUID } from 'node:crypto'
import { createServer } from '../../src/server/createServer'
import { listen } from '../../src/server/node/listen'
import { plantObjects } from '../../src/server/seeds/plantObjects'
import type { JsonObject } from '../../src/protocol/json'
import type { ServerSettings } from '../../src/server/settings'
import { createMemoryStorage } from '../../src/server/storage/memory'

export type RunningEngine = { /** Ends in `/v1`. */ url: string; stop: () => Promise<void> }

/** As in the page, but quick: the sample users come and go with each test, and their passwords are public. */
const SETTINGS = { schemaValidation: true, passwordCost: 4, flush: true } as const

/**
 * The built-in server behind HTTP, so that others can write to it too. `objects` are there from the start, even where
 * the settings let nobody make them.
 */
export async function startEngine(
  settings: Partial<ServerSettings> = {},
  objects: Record<string, JsonObject> = {},
): Promise<RunningEngine> {
  const storage = createMemoryStorage()
  const serve = (chosen: Partial<ServerSettings>) =>
    createServer({ storage, clock: Date.now, newId: randomUUID, settings: { ...SETTINGS, ...chosen } })
  const seed = Object.entries(objects).map(([uri, data]) => ({ uri, data }))
  await plantObjects(serve({}), seed)
  const options = { host: '127.0.0.1', port: 0, maxBodyBytes: 16_000_000 }
  const { port, stop } = await listen(serve(settings), options)
  return { url: `http://127.0.0.1:${port}/v1`, stop: () => stop(true) }
}
