import { test as base } from '@playwright/test'
import { dist } from '../../scripts/build.mjs'
import { findKintoVenv, startKinto } from '../../scripts/kinto/startKinto.mjs'
import { findPostgres } from '../../scripts/kinto/startPostgres.mjs'
import { serve } from '../../scripts/serve.mjs'
import { startEngine } from './engine'

/** `admin`: Studio as a real Kinto's own admin page. The others: Studio from a server of files, beside that Kinto or none. */
export type Backend = 'built-in' | 'kinto-memory' | 'kinto-postgresql' | 'admin'

export interface ServersOptions {
  backend: Backend
}

export interface Servers {
  /** The real Kinto of this worker, ends in `/v1`; undefined on `built-in`. */
  kinto: string | undefined
  /** A server that others reach too, ends in `/v1`: that Kinto or, on `built-in`, the same engine behind HTTP. */
  shared: string
  /** Studio's address, ends in `/`: also the `baseURL`, so that `page.goto('./#/connect')` leads there. */
  studio: string
}

/** Why the machine has no such server, or undefined where it has. */
function whyMissing(backend: Backend) {
  if (backend === 'built-in') return undefined
  if (!findKintoVenv()) return 'There is no real Kinto here: see "npm run setup -- --all".'
  if (backend === 'kinto-postgresql' && !findPostgres()) return 'PostgreSQL is not installed here.'
  return undefined
}

export const test = base.extend<{ skipWhereMissing: void }, ServersOptions & Servers>({
  backend: ['built-in', { option: true, scope: 'worker' }],

  kinto: [
    async ({ backend }, use) => {
      if (backend === 'built-in' || whyMissing(backend)) return use(undefined)
      const kinto = await startKinto({
        backend: backend === 'kinto-postgresql' ? 'postgresql' : 'memory',
        ...(backend === 'admin' && { assets: dist }),
      })
      await use(kinto.url)
      await kinto.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  shared: [
    async ({ kinto }, use) => {
      if (kinto) return use(kinto)
      const engine = await startEngine()
      await use(engine.url)
      await engine.stop()
    },
    { scope: 'worker' },
  ],

  studio: [
    async ({ backend, kinto }, use) => {
      if (backend === 'admin') return use(`${kinto}/admin/`)
      const { url, stop } = await serve({ dist })
      await use(`${url}/`)
      await stop()
    },
    { scope: 'worker' },
  ],

  baseURL: ({ studio }, use) => use(studio),

  skipWhereMissing: [
    async ({ backend }, use, testInfo) => {
      const why = whyMissing(backend)
      testInfo.skip(why !== undefined, why)
      await use()
    },
    { auto: true },
  ],
})
