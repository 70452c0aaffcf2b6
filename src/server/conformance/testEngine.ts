import { createServer } from '../createServer'
import type { ServerSettings } from '../settings'
import type { Storage } from '../storage/storage'

/** Addresses are made from the request's own, so any will do. */
export const ENGINE_BASE = 'http://engine.test/v1'

/** As on a real server no two requests are at one time, so that the clocks of two lists can be compared. */
function passingTime(): () => number {
  let last = 0
  return () => (last = Math.max(Date.now(), last + 1))
}

/** The engine with what the cases ask of it, set as `scripts/kinto/kintoIni.mjs` sets a real Kinto. */
export const testEngine = (storage: Storage, settings: Partial<ServerSettings> = {}) =>
  createServer({
    storage,
    clock: passingTime(),
    newId: () => crypto.randomUUID(),
    // The least that scrypt takes: the cases are about who is let in, not about how long a guess takes.
    settings: { passwordCost: 1, userIdHmacSecret: 'tests', history: {}, defaultBucket: true, ...settings },
  })
