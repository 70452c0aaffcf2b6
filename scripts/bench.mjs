// npm run bench [-- --records N]: the engine beside a real Kinto, both with everything in memory, in one run.
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import './server/sources.mjs'
import { findKintoVenv, startKinto } from './kinto/startKinto.mjs'

const { bench } = await import('../src/server/bench/bench')
const { createServer } = await import('../src/server/createServer')
const { listen } = await import('../src/server/node/listen')
const { createMemoryStorage } = await import('../src/server/storage/memory')

const { values } = parseArgs({ options: { records: { type: 'string', default: '100000' } } })
const count = Number(values.records)
if (!Number.isInteger(count) || count < 1000) throw new Error('--records takes a whole number of at least 1000.')

const engine = () =>
  createServer({
    storage: createMemoryStorage(),
    clock: Date.now,
    newId: randomUUID,
    settings: { policies: ['basicauth'], batchMaxRequests: 500, schemaValidation: true },
  })

const maxBodyBytes = 1024 ** 3
const listening = await listen(engine(), {
  host: '127.0.0.1',
  port: 0,
  maxBodyBytes,
  scheme: undefined,
  publicHost: undefined,
})
const contestants = [
  { name: 'engine', send: engine(), base: 'http://engine.test/v1' },
  { name: 'engine, HTTP', send: fetch, base: `http://127.0.0.1:${listening.port}/v1` },
]
const settings = { 'kinto.includes': '', 'multiauth.policies': 'basicauth', 'kinto.batch_max_requests': '500' }
const kinto = findKintoVenv() ? await startKinto({ backend: 'memory', settings }) : undefined
if (kinto) contestants.push({ name: 'Kinto, HTTP', send: fetch, base: kinto.url })
else console.error('There is no Kinto to compare with: run `npm run setup`, or set KINTO_VENV.')

try {
  console.log(`Milliseconds for one request, the median; ${count} records in the list. Node ${process.version}.`)
  console.log(await bench(contestants, count, line => process.stderr.write(`${line}\n`)))
} finally {
  await kinto?.stop()
  await listening.stop()
}
