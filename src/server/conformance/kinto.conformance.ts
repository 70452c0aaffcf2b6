import { afterAll } from 'vitest'
import { findKintoVenv, startKinto, venvHas } from '../../../scripts/kinto/startKinto.mjs'
import { findPostgres } from '../../../scripts/kinto/startPostgres.mjs'
import { runConformance } from './runConformance'
import { variants } from './variants/variants'

/**
 * The cases on the real server: on one that runs already, which KINTO_URL names (ends in `/v1`; KINTO_BACKEND says
 * what it keeps its data in), else on servers started here, in memory and, where PostgreSQL is installed, on that.
 */
const running = process.env.KINTO_URL
const stops: (() => Promise<void>)[] = []

async function startOn(
  backend: 'memory' | 'postgresql',
  settings: Record<string, string> = {},
  includes: string[] = [],
) {
  const server = await startKinto({ backend, settings, includes })
  stops.push(server.stop)
  return { send: fetch, base: server.url }
}

afterAll(async () => {
  for (const stop of stops) await stop()
})

if (running) {
  const server = process.env.KINTO_BACKEND === 'memory' ? 'kinto-memory' : 'kinto-postgresql'
  runConformance({ server, start: async () => ({ send: fetch, base: running }) })
} else {
  if (!findKintoVenv()) {
    throw new Error(
      'There is no Kinto to ask: run `npm run setup`, or set KINTO_VENV to a venv, or KINTO_URL to a server.',
    )
  }
  runConformance({ server: 'kinto-memory', start: () => startOn('memory') })
  if (findPostgres()) runConformance({ server: 'kinto-postgresql', start: () => startOn('postgresql') })
  for (const { name, kinto, plugin, cases, hasNoAccounts = false } of variants) {
    if (plugin && !venvHas(plugin)) continue
    runConformance({
      server: 'kinto-memory',
      how: ` ${name}`,
      cases,
      hasNoAccounts,
      start: () => startOn('memory', kinto, plugin ? [plugin] : []),
    })
  }
}
