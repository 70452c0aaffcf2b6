import { afterAll } from 'vitest'
import { findKintoVenv } from '../../../scripts/kinto/startKinto.mjs'
import { findPostgres } from '../../../scripts/kinto/startPostgres.mjs'
import { runConformance } from './runConformance'
import { realServers } from './startReal'

/**
 * The cases on the real server: on one that runs already, which KINTO_URL names (ends in `/v1`; KINTO_BACKEND says
 * what it keeps its data in), else on one started here, on PostgreSQL where that is installed.
 */
const running = process.env['KINTO_URL']
const { startOn, stop } = realServers()
afterAll(stop)

if (running) {
  const server = process.env['KINTO_BACKEND'] === 'memory' ? 'kinto-memory' : 'kinto-postgresql'
  runConformance({ server, start: async () => ({ send: fetch, base: running }) })
} else {
  if (!findKintoVenv()) {
    throw new Error(
      'There is no Kinto to ask: run `npm run setup`, or set KINTO_VENV to a venv, or KINTO_URL to a server.',
    )
  }
  if (findPostgres()) runConformance({ server: 'kinto-postgresql', start: () => startOn('postgresql') })
  else runConformance({ server: 'kinto-memory', start: () => startOn('memory') })
}
