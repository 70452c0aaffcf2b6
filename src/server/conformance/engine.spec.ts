import { createServer } from '../createServer'
import { createMemoryStorage } from '../storage/memory'
import { runConformance } from './runConformance'

/** Addresses are made from the request's own, so any will do. */
const BASE = 'http://engine.test/v1'

runConformance('engine', async () => ({
  base: BASE,
  send: createServer({
    storage: createMemoryStorage(),
    clock: Date.now,
    newId: () => crypto.randomUUID(),
    // The least that scrypt takes: the cases are about who is let in, not about how long a guess takes.
    settings: { passwordCost: 1 },
  }),
}))
