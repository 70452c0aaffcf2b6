import { existsSync, readFileSync } from 'node:fs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 *
 * What is read of vitest's report: https://vitest.dev/guide/reporters.html#json-reporter
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {VitestFile[]} testResults
 *
 * @typedef {object} VitestFile
 * @property {string} name
 * @property {string} status
 * @property {string} [message] why it cannot be loaded
 * @property {{ status: string, fullName: string, failureMessages?: string[] | null }[]} assertionResults
 *
 * What is read of Playwright's: https://playwright.dev/docs/api/class-testreport
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {{ message?: string }[]} errors outside any test
 * @property {PlaywrightSuite[]} suites
 *
 * @typedef {object} PlaywrightSuite
 * @property {string} title
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ title: string, tests: PlaywrightTest[] }[]} [specs]
 *
 * @typedef {object} PlaywrightTest
 * @property {string} projectName
 * @property {string} status
 * @property {{ errors?: { message?: string }[] }[]} results
 *
 * @typedef {{ test: string, why: string }} Failure
 */

/**
 * @param {VitestReport} report
 * @returns {Count}
 */
function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  // A file that cannot be loaded has no tests to count: the file itself is the failure.
  const broken = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests }
}

/**
 * @param {PlaywrightReport} report
 * @returns {Count}
 */
const countPlaywright = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
})

/**
 * @param {VitestReport} report
 * @returns {Failure[]}
 */
const failuresOfVitest = ({ testResults }) =>
  testResults.flatMap(file => {
    if (file.status === 'failed' && file.assertionResults.length === 0)
      return [{ test: file.name, why: file.message ?? '' }]
    return file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({ test: fullName, why: failureMessages?.join('\n') ?? '' }))
  })

/**
 * @param {PlaywrightSuite} suite
 * @returns {Failure[]}
 */
function failuresOfSuite({ title, suites = [], specs = [] }) {
  const here = specs.flatMap(spec =>
    spec.tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => ({
        test: `[${projectName}] ${title} › ${spec.title}`,
        why: results.flatMap(({ errors = [] }) => errors.map(({ message }) => message ?? '')).join('\n'),
      })),
  )
  return [...here, ...suites.flatMap(failuresOfSuite)]
}

/**
 * @param {PlaywrightReport} report
 * @returns {Failure[]}
 */
const failuresOfPlaywright = ({ suites, errors }) => [
  ...errors.map(({ message }) => ({ test: 'outside any test', why: message ?? '' })),
  ...suites.flatMap(failuresOfSuite),
]

/**
 * Counts the tests of a run by its report. A runner that crashed, left no report, or ran nothing, is a failure.
 * @param {'vitest' | 'playwright'} runner
 * @param {string} file its report
 * @param {{ ok: boolean, ending: string }} ended
 * @param {{ mayBeEmpty?: boolean }} [options]
 * @returns {{ count: Count, problem?: string, failures?: Failure[] }}
 */
export function countReport(runner, file, { ok, ending }, { mayBeEmpty = false } = {}) {
  /** @param {string} problem @param {Count} [count] */
  const alsoFailed = (problem, count = { passed: 0, failed: 0, skipped: 0 }) => ({
    count: { ...count, failed: Math.max(1, count.failed) },
    problem,
  })
  if (!existsSync(file))
    return ok && mayBeEmpty
      ? { count: { passed: 0, failed: 0, skipped: 0 } }
      : alsoFailed(`the runner ${ending} and left no report`)
  /** @type {unknown} */
  let report
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return alsoFailed(`the runner ${ending} and its report cannot be read`)
  }
  // The formats are the runners' own.
  const [count, failures] =
    runner === 'vitest'
      ? [countVitest(/** @type {VitestReport} */ (report)), failuresOfVitest(/** @type {VitestReport} */ (report))]
      : [
          countPlaywright(/** @type {PlaywrightReport} */ (report)),
          failuresOfPlaywright(/** @type {PlaywrightReport} */ (report)),
        ]
  if (!ok && count.failed === 0) return alsoFailed(`the runner ${ending} although no test failed`, count)
  if (count.passed + count.failed + count.skipped === 0 && !mayBeEmpty) return alsoFailed('no test was run', count)
  return { count, failures }
}
