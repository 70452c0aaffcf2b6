import type { Page } from '@playwright/test'
import { plantSeed, type SeedName } from '../../src/server/seeds/seeds'
import { test as servers } from './servers'
import { exploreBuiltIn, signIn } from './words'

export { expect } from '@playwright/test'

type EnterOptions = { /** One of the sample users; the password is the name. */ as?: string; /** Inside Studio, e.g. `/buckets/world/collections`. */ at?: string }

/** Opens Studio, signs in and goes to an address, on whatever server the project has. */
export type Enter = (options?: EnterOptions) => Promise<Page>

/**
 * Each test begins with the worlds as they were planted: on the built-in server because each has a browser profile of
 * its own, on a real Kinto by `__flush__`.
 */
export const test = servers.extend<{ worlds: SeedName[]; planted: void; enter: Enter }>({
  worlds: [['countries'], { option: true }],

  planted: [
    async ({ kinto, worlds }, use) => {
      if (kinto) {
        await fetch(`${kinto}/__flush__`, { method: 'POST' })
        for (const world of worlds) await plantSeed(fetch, world, kinto)
      }
      await use()
    },
    { auto: true, timeout: 60_000 },
  ],

  enter: async ({ page, backend, kinto }, use) => {
    await use(async ({ as = 'admin', at } = {}) => {
      if (backend === 'built-in' && as === 'admin') await exploreBuiltIn(page)
      else if (backend === 'built-in') {
        await page.goto('./')
        await page.getByRole('button', { name: 'Sign in as a sample user' }).click()
        await page.getByRole('button', { name: new RegExp(`^${as} `) }).click()
        await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      } else {
        await page.goto('./')
        await signIn(page, { user: as, password: as }, backend === 'admin' ? undefined : kinto)
      }
      // Home, once the sign-in page has gone on by itself.
      await page.waitForURL(/#\/$/)
      await page.getByRole('heading', { level: 1 }).waitFor()
      if (at !== undefined) await page.goto(`./#${at}`)
      return page
    })
  },
})
