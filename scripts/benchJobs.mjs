// node scripts/benchJobs.mjs [--records N] [--rounds N] [--backend memory|postgresql]: a job over many records on a real
// Kinto, beside the same batches sent by hand. IndexedDB is played in memory here, by the same process.
import 'fake-indexeddb/auto'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { startKinto } from './kinto/startKinto.mjs'
import './server/sources.mjs'

const { benchJobs } = await import('../src/jobs/bench/benchJobs')

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    backend: { type: 'string', default: 'memory' },
  },
})
const backend = values.backend === 'postgresql' ? 'postgresql' : 'memory'
const count = Number(values.records)

const kinto = await startKinto({ backend, settings: { 'kinto.history.exclude_resources': '/buckets/bench-jobs' } })
try {
  const times = await benchJobs({
    send: fetch,
    base: kinto.url,
    count,
    rounds: Number(values.rounds),
    say: line => void process.stderr.write(`${line}\n`),
  })
  const share = (/** @type {number} */ time) => `${((times.raw / time) * 100).toFixed(1)} % of the raw speed`
  const load = loadavg()
    .map(number => number.toFixed(1))
    .join(', ')
  console.log(`${count} records on Kinto (${backend}), ${cpus().length} cores, load ${load}. Medians, milliseconds.`)
  console.log(`raw batches   ${times.raw.toFixed(0)}`)
  console.log(`job, writing  ${times.writing.toFixed(0)}   ${share(times.writing)}`)
  console.log(`job, its own  ${times.own.toFixed(0)}   ${((times.own / times.job) * 100).toFixed(1)} % of its time`)
  console.log(`job, whole    ${times.job.toFixed(0)}   ${share(times.job)}`)
} finally {
  await kinto.stop()
}
