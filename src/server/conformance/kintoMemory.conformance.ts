import { afterAll, describe } from 'vitest'
import { findKintoVenv, venvHas } from '../../../scripts/kinto/startKinto.mjs'
import { findPostgres } from '../../../scripts/kinto/startPostgres.mjs'
import { runConformance } from './runConformance'
import { realServers } from './startReal'
import { variants } from './variants/variants'

/** The cases on the real server in memory, and those of the servers that are set otherwise. */
const { startOn, stop } = realServers()
afterAll(stop)

// With KINTO_URL, that server is the only one that is asked.
describe.skipIf(process.env['KINTO_URL'])('the real Kinto in memory', () => {
  if (!findKintoVenv() && !process.env['KINTO_URL'])
    throw new Error('There is no Kinto to ask: run `npm run setup`, or set KINTO_VENV to a venv.')
  // Without PostgreSQL, `kinto.conformance.ts` has asked it already.
  if (findPostgres()) runConformance({ server: 'kinto-memory', start: () => startOn('memory') })
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
})
