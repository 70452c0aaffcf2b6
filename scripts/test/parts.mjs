import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root, run } from '../run.mjs'
import { countReport } from './count.mjs'

/** @typedef {import('./count.mjs').Count} Count */
/** @typedef {import('./count.mjs').Failure} Failure */

const reports = join(root, 'node_modules', '.kinto-studio', 'reports')

const total = { passed: 0, failed: 0, skipped: 0 }

/** @type {Failure[]} */
const allFailures = []

const WHY_LINES = 20

/** @param {Failure} failure */
function failureText({ test, why }) {
  const lines = stripVTControlCharacters(why).trim().split('\n').slice(0, WHY_LINES)
  return [`FAILED ${test}`, ...lines.map(line => `    ${line}`)].join('\n')
}

/** What failed, each in a few lines: a log is often read from its end, and not whole. */
export const failureTexts = () => allFailures.map(failureText)

/** @param {Count} count */
function add({ passed, failed, skipped }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

/** @param {Count} count */
export const words = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** @returns {Count} what all parts together came to */
export const totalCount = () => ({ ...total })

/**
 * @param {string} name
 * @param {string} why
 */
export function skip(name, why) {
  add({ passed: 0, failed: 0, skipped: 1 })
  console.log(`\n!!!! ${name} is SKIPPED: ${why}\n`)
}

/**
 * @param {string} name
 * @param {string} why
 */
export function fail(name, why) {
  add({ passed: 0, failed: 1, skipped: 0 })
  allFailures.push({ test: name, why })
  console.log(`\nFAIL ${name}: ${why}\n`)
}

/**
 * Runs a part, says how it went, and shows all that it printed where it failed.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {(ended: import('../run.mjs').Ended) => { count: Count, problem?: string, failures?: Failure[] }} count
 */
async function runPart(name, command, args, count) {
  const started = Date.now()
  const ended = await run(command, args, { limit: 720, progress: name })
  const result = count(ended)
  add(result.count)
  const seconds = `${Math.round((Date.now() - started) / 1000)} s`
  if (result.count.failed === 0) {
    console.log(`ok   ${name}: ${words(result.count)} (${seconds})`)
    return true
  }
  console.log(`\nFAIL ${name}: ${words(result.count)} (${seconds})${result.problem ? `, ${result.problem}` : ''}`)
  const { problem = 'see above', failures = [] } = result
  const all = failures.length > 0 ? failures : [{ test: name, why: problem }]
  allFailures.push(...all)
  // Before the whole, which is long.
  for (const failure of failures) console.log(failureText(failure))
  console.log(`${ended.output.trimEnd()}\nEnd of ${name}.\n`)
  return false
}

/**
 * A check without tests of its own counts as one.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 */
export const check = (name, command, args) =>
  runPart(name, command, args, ({ ok, ending }) =>
    ok
      ? { count: { passed: 1, failed: 0, skipped: 0 } }
      : { count: { passed: 0, failed: 1, skipped: 0 }, problem: `${command} ${ending}` },
  )

/** @param {string} name */
function reportFile(name) {
  mkdirSync(reports, { recursive: true })
  const file = join(reports, `${name}.json`)
  rmSync(file, { force: true })
  return file
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {{ mayBeEmpty?: boolean }} [options]
 */
export function vitest(name, args, options) {
  const file = reportFile(name)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  return runPart(name, 'vitest', ['run', '--allowOnly=false', ...reporters, ...args], ended =>
    countReport('vitest', file, ended, options),
  )
}

/** @param {string} name */
export function playwright(name) {
  const file = reportFile(name)
  process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = file
  return runPart(name, 'playwright', ['test', '--forbid-only', '--reporter=list,json'], ended =>
    countReport('playwright', file, ended),
  )
}
