// npm test: installs what is missing and runs every check. The last line is the count; exit code 0 only without failures.
import { findPostgres } from './kinto/startPostgres.mjs'
import { Problem } from './problem.mjs'
import { endOnSignals } from './run.mjs'
import { setup } from './setup.mjs'
import { installChromium } from './setup/chromium.mjs'
import { installKinto, PythonMissing } from './setup/python.mjs'
import { check, fail, failureTexts, playwright, skip, totalCount, vitest, words } from './test/parts.mjs'

// Plain text for logs, also where a terminal is pretended.
process.env['NO_COLOR'] = '1'
delete process.env['FORCE_COLOR']

const isCi = /^(1|true)$/i.test(process.env['CI'] ?? '')

/** @param {unknown} error */
const explain = error =>
  error instanceof Problem ? error.message : error instanceof Error ? (error.stack ?? error.message) : `${error}`

/**
 * Whether the real Kinto is here. Without Python its tests are skipped, but not where everything must be tested.
 */
async function hasKinto() {
  try {
    await installKinto()
    return true
  } catch (error) {
    if (error instanceof PythonMissing && !isCi) skip('Every test on a real Kinto', error.message)
    else fail('setup of the real Kinto', explain(error))
    return false
  }
}

async function hasChromium() {
  try {
    await installChromium()
    return true
  } catch (error) {
    fail('browser tests', explain(error))
    return false
  }
}

async function checkSources() {
  await check('types', 'tsc', ['--noEmit'])
  await check('lint', 'oxlint', ['--deny-warnings'])
  await check('format', 'oxfmt', ['--check', '.'])
  await check('unused code', 'knip', [])
  await vitest('unit', ['--project', 'node', '--project', 'dom'])
}

/** @param {boolean} kinto */
async function checkConformance(kinto) {
  const real = 'src/server/conformance/kinto.conformance.ts'
  await vitest(
    'conformance',
    ['--project', 'conformance', ...(kinto ? [] : ['--exclude', real, '--passWithNoTests'])],
    { mayBeEmpty: !kinto },
  )
}

async function checkBuild() {
  const isBuilt = await check('build', 'node', ['scripts/build.mjs'])
  if (!isBuilt) return false
  await check('size and content of the build', 'node', ['scripts/checkBuild.mjs'])
  return true
}

async function testAll() {
  console.log('Setting up …')
  await setup()
  const chromium = await hasChromium()
  const kinto = await hasKinto()
  if (kinto && !findPostgres()) skip('Every test on a real Kinto with PostgreSQL', 'PostgreSQL is not installed here.')
  console.log('Checking, two things at a time …')
  let isBuilt = false
  const lanes = await Promise.allSettled([
    checkSources(),
    checkConformance(kinto)
      .then(checkBuild)
      .then(built => (isBuilt = built)),
  ])
  for (const lane of lanes) if (lane.status === 'rejected') fail('npm test', explain(lane.reason))
  if (!isBuilt) fail('browser tests', 'there is no build to test')
  else if (chromium) await playwright('browser tests')
}

endOnSignals()
const started = Date.now()
try {
  await testAll()
} catch (error) {
  fail('npm test', explain(error))
}
const count = totalCount()
if (count.failed > 0) process.exitCode = 1
for (const text of failureTexts()) console.log(`\n${text}`)
console.log(`\nDone in ${Math.round((Date.now() - started) / 1000)} s.`)
console.log(words(count))
