import type { Send } from '~/protocol/send'
import { createServer } from './createServer'
import { plantWhenEmpty } from './seeds/plantWhenEmpty'
import type { Seed } from './seeds/seed'
import { UnavailableError } from './storage/databaseErrors'
import { createMemoryStorage } from './storage/memory'
import type { Storage } from './storage/storage'

const SETTINGS = {
  // With `basicauth` a wrong password would sign in as a stranger instead of being refused.
  policies: ['account'],
  // The passwords of the worlds are public, and all that is kept here can be read by whoever has this browser.
  passwordCost: 10,
  schemaValidation: true,
  history: {},
  defaultBucket: true,
} as const

/** Header values are ASCII. https://docs.kinto-storage.org/en/stable/api/1.x/deprecation.html */
const NOT_KEPT = JSON.stringify({
  code: 'not-kept',
  message:
    'This browser keeps no data for this page (a private window, or site data is blocked). ' +
    'The built-in server works in memory: all changes are lost when this tab is closed or reloaded.',
  url: '',
})

type Options = { open: () => Promise<Storage>; clock: () => number; newId: () => string; seed: Seed }

/**
 * The embedded server as the page's worker runs it: it opens its storage with the first request, and plants `seed`
 * where nothing was ever kept.
 *
 * Where the browser keeps nothing at all, it works in memory and says so in the `Alert` header of every answer. Every
 * other failure (a newer version's data, an older version in another tab) is answered with 503 and its reason, because
 * there is data which people would take for lost; the next request tries again.
 */
export function createWorkerServer({ open, clock, newId, seed }: Options): Send {
  const make = (storage: Storage): Send => createServer({ storage, clock, newId, settings: SETTINGS })
  let isKept = true
  let opening: Promise<Storage> | undefined

  const start = async (): Promise<Storage> => {
    const storage = await open().catch((error: unknown) => {
      if (!(error instanceof UnavailableError)) throw error
      isKept = false
      return createMemoryStorage()
    })
    await plantWhenEmpty(storage, make, seed)
    return storage
  }
  const opened = (): Promise<Storage> => {
    opening ??= start().catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }
  const send = make({
    read: async work => (await opened()).read(work),
    write: async work => (await opened()).write(work),
  })
  return async request => {
    const response = await send(request)
    if (!isKept) response.headers.set('Alert', NOT_KEPT)
    return response
  }
}
