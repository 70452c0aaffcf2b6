// npm run bench [-- --records N]: the engine beside a real Kinto, both with everything in memory, in one run; and the
// engine on SQLite, and on IndexedDB in a browser.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { benchIndexedDb } from './bench/indexedDb.mjs'
import { findKintoVenv, startKinto } from './kinto/startKinto.mjs'
import './server/sources.mjs'

const { bench } = await import('../src/server/bench/bench')
const { COLLECTION, LIST } = await import('../src/server/bench/fill')
const { sampleId, sampleRecord } = await import('../src/server/bench/sampleRecords')
const { createServer } = await import('../src/server/createServer')
const { readKintoConfig } = await import('../src/server/node/kintoConfig')
const { killServers, runServer } = await import('../src/server/node/runServer')
const { createMemoryStorage } = await import('../src/server/storage/memory')

const { values } = parseArgs({ options: { records: { type: 'string', default: '100000' } } })
const count = Number(values.records)
if (!Number.isInteger(count) || count < 1000) throw new Error('--records takes a whole number of at least 1000.')

const dir = mkdtempSync(join(tmpdir(), 'bench-'))
const SETTINGS = {
  'kinto.includes': 'kinto.plugins.history',
  'kinto.history.exclude_resources': '/buckets/bench',
  'kinto.experimental_permissions_endpoint': 'true',
  'kinto.experimental_collection_schema_validation': 'true',
  'kinto.bucket_create_principals': 'system.Authenticated',
  'multiauth.policies': 'basicauth',
  'kinto.batch_max_requests': '500',
}

/** The engine in this process, without HTTP. */
function engineHere() {
  const { settings } = readKintoConfig(ini(), 'bench', {})
  return createServer({ storage: createMemoryStorage(), clock: Date.now, newId: randomUUID, settings })
}

const ini = () =>
  `[app:main]\n${Object.entries(SETTINGS)
    .map(pair => pair.join(' = '))
    .join('\n')}\n`

/** A real Kinto that has the records as soon as their collection is made. */
function kintoWithRecords() {
  const records = join(dir, 'records.jsonl')
  const lines = Array.from({ length: count }, (_, at) => JSON.stringify({ id: sampleId(at), ...sampleRecord(at) }))
  writeFileSync(records, lines.join('\n'))
  process.env['PYTHONPATH'] = fileURLToPath(new URL('./bench', import.meta.url))
  process.env['PYTHONDONTWRITEBYTECODE'] = '1'
  const includes = `${SETTINGS['kinto.includes']} kinto_bench_records`
  const settings = { 'kinto.includes': includes, 'bench.records': records, 'bench.collection': COLLECTION }
  return startKinto({ backend: 'memory', settings: { ...SETTINGS, ...settings } })
}

/** @param {string} what */
const say = what => void process.stderr.write(`${what}\n`)

/** @type {Awaited<ReturnType<typeof startKinto>> | undefined} */
let kinto
try {
  const config = join(dir, 'bench.ini')
  writeFileSync(config, ini())
  const sqlite = await runServer(['--config', config, '--data', join(dir, 'bench.sqlite')])
  const memory = await runServer(['--config', config])
  /** @type {import('../src/server/bench/bench').Contestant[]} */
  const contestants = [
    { name: 'engine', send: engineHere(), base: 'http://engine.test/v1' },
    { name: 'SQLite, HTTP', send: fetch, base: sqlite.url },
    { name: 'memory, HTTP', send: fetch, base: memory.url },
  ]
  if (findKintoVenv()) {
    kinto = await kintoWithRecords()
    contestants.push({ name: 'Kinto, HTTP', send: fetch, base: kinto.url, isFilled: true })
  } else say('There is no Kinto to compare with: run `npm run setup`, or set KINTO_VENV.')
  const table = await bench(contestants, count, say)
  const load = loadavg()
    .map(number => number.toFixed(1))
    .join(', ')
  console.log(
    'Milliseconds for one request: the median of many; of the engine in this process also the very first and the fastest.',
  )
  console.log(
    `Each server holds ${count} records in ${LIST}. Node ${process.version}, ${cpus().length} cores, load ${load}.`,
  )
  if (kinto) {
    console.log(
      'Kinto keeps everything in memory, as "memory, HTTP" does. Its own back ends were given the records by a plugin,',
    )
    console.log(
      'not over HTTP: there it gets slower with each. "ratio": how many times as long as "memory, HTTP" it takes.',
    )
  }
  console.log(`\n${table}\n`)
  say('IndexedDB …')
  console.log(await benchIndexedDb(count))
} finally {
  await kinto?.stop()
  killServers()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
}
