import { createServer } from '../createServer'
import type { ServerSettings } from '../settings'
import type { Storage } from '../storage/storage'

/** Addresses are made from the request's own, so any will do. */
export const ENGINE_BASE = 'http://engine.test/v1'

/** The engine with what the cases ask of it, set as `scripts/kinto/kintoIni.mjs` sets a real Kinto. */
export const testEngine = (storage: Storage, settings: Partial<ServerSettings> = {}, clock: () => number = Date.now) =>
  createServer({
    storage,
    clock,
    newId: () => crypto.randomUUID(),
    settings: {
      // The least that scrypt takes: the cases are about who is let in, not about how long a guess takes.
      passwordCost: 1,
      userIdHmacSecret: 'tests',
      history: {},
      defaultBucket: true,
      schemaValidation: true,
      flush: true,
      ...settings,
    },
  })
