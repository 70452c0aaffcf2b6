import type { Page } from '@playwright/test'
import type { JsonObject } from '../../src/protocol/json'
import { plantObjects } from '../../src/server/seeds/plantObjects'
import { plantSeed, type SeedName } from '../../src/server/seeds/seeds'
import { apiOf, type Api } from './api'
import { listenToNoise, type Noise } from './noise'
import { test as servers } from './servers'
import { exploreBuiltIn, signIn } from './words'

export { expect } from '@playwright/test'

type EnterOptions = {
  /** One of the sample users; the password is the name. */
  as?: string
  /** Inside Studio, e.g. `/buckets/world/collections`. */
  at?: string
  /** Another page than the test's own, e.g. a second tab. */
  page?: Page
}

/** Opens Studio, signs in and goes to an address, on whatever server the project has. */
export type Enter = (options?: EnterOptions) => Promise<Page>

type Options = {
  /** Sample worlds that are there; the built-in server in the page has them all. */
  worlds: SeedName[]
  /** Further objects by their URIs; they need `isShared` or a real Kinto. */
  objects: Record<string, JsonObject>
  /** The server is one that others reach too: on `built-in` the engine behind HTTP instead of the one in the page. */
  isShared: boolean
}

type Fixtures = Options & {
  /** The server that is signed in to; undefined for the one in the page. */
  server: string | undefined
  planted: void
  enter: Enter
  /** Somebody else at the same server: `admin`, unless named. Needs `isShared` or a real Kinto. */
  api: (user?: string) => Api
  noise: Noise
}

/**
 * Each test begins with the worlds as they were planted: on the built-in server because each has a browser profile of
 * its own, on a shared one by `__flush__`. Each fails on errors in a console that it did not expect.
 */
export const test = servers.extend<Fixtures>({
  worlds: [['countries'], { option: true }],
  objects: [{}, { option: true }],
  isShared: [false, { option: true }],

  server: async ({ kinto, shared, isShared }, use) => use(isShared ? shared : kinto),

  planted: [
    async ({ server, worlds, objects }, use) => {
      if (server) {
        await fetch(`${server}/__flush__`, { method: 'POST' })
        for (const world of worlds) await plantSeed(fetch, world, server)
        const own = Object.entries(objects).map(([uri, data]) => ({ uri, data }))
        await plantObjects(fetch, own, server)
      }
      await use()
    },
    { auto: true, timeout: 60_000 },
  ],

  noise: [
    async ({ context }, use) => {
      const { noise, check } = listenToNoise(context)
      await use(noise)
      check()
    },
    { auto: true },
  ],

  api: async ({ server }, use) => {
    await use((user = 'admin') => {
      if (!server) throw new Error('The server in the page has no other way in: say isShared.')
      return apiOf(server, user)
    })
  },

  enter: async ({ page: own, backend, server }, use) => {
    await use(async ({ as = 'admin', at, page = own } = {}) => {
      if (server) {
        await page.goto('./')
        await signIn(page, { user: as, password: as }, backend === 'admin' ? undefined : server)
      } else if (as === 'admin') await exploreBuiltIn(page)
      else {
        await page.goto('./')
        await page.getByRole('button', { name: 'Sign in as a sample user' }).click()
        await page.getByRole('button', { name: new RegExp(`^${as} `) }).click()
        await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      }
      // Home, once the sign-in page has gone on by itself.
      await page.waitForURL(/#\/$/)
      await page.getByRole('heading', { level: 1 }).waitFor()
      if (at !== undefined) await page.goto(`./#${at}`)
      return page
    })
  },
})
