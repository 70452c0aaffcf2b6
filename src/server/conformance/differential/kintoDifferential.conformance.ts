import { afterAll, expect, test } from 'vitest'
import { findKintoVenv, startKinto } from '../../../../scripts/kinto/startKinto.mjs'
import { findPostgres } from '../../../../scripts/kinto/startPostgres.mjs'
import { createMemoryStorage } from '../../storage/memory'
import { ENGINE_BASE, testEngine } from '../testEngine'
import { capabilitiesOf, World } from '../world'
import { CLEANER_ID, runLane, SECRET, type Found, type Server } from './lane'

/**
 * Random sequences, played to the engine and to the real Kinto side by side. CONFORMANCE_SEQUENCES says how many,
 * CONFORMANCE_SEED with which seed the first is made: the one that a failure names.
 */
const COUNT = Number(process.env['CONFORMANCE_SEQUENCES'] ?? 100)
const FIRST = Number(process.env['CONFORMANCE_SEED'] ?? 1)
const LANES = Math.min(2, COUNT)

const stops: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const stop of stops) await stop()
})

/** What in a real Kinto's `includes` gives a capability. */
const PLUGINS: Record<string, string> = {
  accounts: 'kinto.plugins.accounts',
  default_bucket: 'kinto.plugins.default_bucket',
  flush_endpoint: 'kinto.plugins.flush',
  history: 'kinto.plugins.history',
}

/** A Kinto with the plugins that the engine speaks, so that what it lacks is no difference. */
async function startReal(capabilities: ReadonlySet<string>): Promise<Server> {
  const plugins = [...capabilities].flatMap(name => PLUGINS[name] ?? [])
  const settings = {
    'kinto.includes': plugins.join(' '),
    'kinto.experimental_collection_schema_validation': String(capabilities.has('schema')),
    'kinto.bucket_write_principals': CLEANER_ID,
    'kinto.userid_hmac_secret': SECRET,
    'kinto.default_bucket_hmac_secret': SECRET,
  }
  const server = await startKinto({ backend: findPostgres() ? 'postgresql' : 'memory', settings })
  stops.push(server.stop)
  return { send: fetch, base: server.url }
}

function startEngine(): Server {
  let last = 0
  const settings = { userIdHmacSecret: SECRET, defaultBucketHmacSecret: SECRET, bucketWritePrincipals: [CLEANER_ID] }
  // No two writes of the engine at one time: the real server takes longer than a millisecond for each.
  const clock = () => (last = Math.max(Date.now(), last + 1))
  return { send: testEngine(createMemoryStorage(), settings, clock), base: ENGINE_BASE }
}

/** From a little before the first letter that differs. */
function told({ seed, failure: { asked, kinto, engine } }: Found): string {
  let at = 0
  while (at < kinto.length && kinto[at] === engine[at]) at += 1
  const show = (text: string) => (at < 200 ? '' : '… ') + text.slice(at < 200 ? 0 : at - 100, at + 500)
  const how = `CONFORMANCE_SEED=${seed} CONFORMANCE_SEQUENCES=1 shows it:`
  return [how, ...asked, '--- Kinto', show(kinto), '--- engine', show(engine), ''].join('\n')
}

test(`${COUNT} random sequences are answered alike`, { timeout: 300_000 + COUNT * 3000 }, async () => {
  if (!findKintoVenv()) throw new Error('There is no Kinto to ask: run `npm run setup`, or set KINTO_VENV to a venv.')
  const tally = new Map<string, number>()
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    const seeds = Array.from({ length: COUNT }, (_, index) => FIRST + index).filter(seed => seed % LANES === lane)
    const engine = startEngine()
    const capabilities = await capabilitiesOf(new World(engine.send, engine.base, new Map()))
    return runLane({ kinto: await startReal(capabilities), engine, capabilities }, seeds, tally)
  })
  const found = (await Promise.all(lanes)).flat()
  process.stdout.write(`Differences kept on purpose: ${JSON.stringify(Object.fromEntries(tally), null, 1)}\n`)
  expect(found.length, found.map(told).join('\n')).toBe(0)
})
