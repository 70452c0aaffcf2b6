import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { causeOf, lastLines, Problem } from '../problem.mjs'
import { hostEnv, projectEnv, root, run } from '../run.mjs'

/**
 * @typedef {{ version?: string, optional?: boolean }} Locked
 * @param {string} file
 * @returns {Record<string, Locked> | undefined}
 */
function lockedPackages(file) {
  if (!existsSync(file)) return undefined
  // The file is npm's own; "packages" has been there since lockfile version 2.
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/**
 * Whether node_modules holds what package-lock.json names. npm writes node_modules/.package-lock.json as the last thing
 * of an installation, so an interrupted one has none. Optional packages are those of other platforms, or not wanted.
 */
export function packagesAreRight() {
  const wanted = lockedPackages(join(root, 'package-lock.json'))
  const installed = lockedPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !installed) return false
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    const here = installed[path]
    if (!here) return optional === true
    return here.version === version && existsSync(join(root, path, 'package.json'))
  })
}

/**
 * npm as a command of its own, run by the machine's node: the project's node is among what npm ci replaces.
 * @param {string[]} args
 * @param {string} progress
 */
function npm(args, progress) {
  // A dead network shows itself in seconds, not in npm's usual 70.
  const patience = ['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=8000']
  return run('npm', [...args, '--prefer-offline', '--no-audit', '--no-fund', ...patience], {
    env: hostEnv(),
    limit: 900,
    progress,
  })
}

/** @param {string} output */
const npmErrors = output =>
  lastLines(
    output
      .split('\n')
      .filter(line => /npm (err|error)/i.test(line))
      .join('\n') || output,
  )

/** Installs the Node packages of package-lock.json, where they are not there already. */
export async function installPackages() {
  if (packagesAreRight()) return
  console.log('Installing Node packages (npm ci) …')
  const { ok, missing, output, ending } = await npm(['ci'], 'npm ci')
  if (ok) return
  if (missing)
    throw new Problem('npm was not found: install Node 20 or newer together with npm, from https://nodejs.org.')
  if (/EUSAGE|in sync/.test(output))
    throw new Problem(
      `package.json and package-lock.json do not fit together: run "npm install" once.\n${npmErrors(output)}`,
    )
  const cause = causeOf(output) ?? `npm ci ${ending}; its own words are`
  throw new Problem(`The Node packages could not be installed: ${cause}.\n${npmErrors(output)}`)
}

/** @param {string} version such as v22.12.0 or >=22.12 */
function parseVersion(version) {
  const [major = 0, minor = 0] = version.replace(/^\D+/, '').split('.').map(Number)
  return { major, minor }
}

/**
 * @param {string} version
 * @param {string} least
 */
export function isAtLeast(version, least) {
  const [a, b] = [parseVersion(version), parseVersion(least)]
  return a.major > b.major || (a.major === b.major && a.minor >= b.minor)
}

/** The version of the node that the project's tools run on, or '' where none answers. */
const toolsNode = async () => {
  const { ok, output } = await run('node', ['--version'], { env: projectEnv(), limit: 20 })
  return ok ? output.trim() : ''
}

/** Adds a newer node to node_modules where the machine's is older than "engines" in package.json asks for. */
export async function installNode() {
  /** @type {{ engines: { node: string } }} */
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const least = engines.node.replace(/^\D+/, '')
  if (isAtLeast(process.version, least) && !existsSync(join(root, 'node_modules', '.bin', 'node'))) return
  const before = await toolsNode()
  if (isAtLeast(before, least)) return
  console.log(
    `Node ${before.slice(1)} is older than ${least}: adding a newer one to node_modules, for this project only …`,
  )
  const { output } = await npm(['install', '--no-save', 'node@24'], 'npm install node@24')
  const after = await toolsNode()
  if (isAtLeast(after, least)) return console.log(`This project now runs on Node ${after.slice(1)}.`)
  const cause = causeOf(output) ?? `the copy from npm does not run on this machine`
  throw new Problem(
    `Kinto Studio needs Node ${least} or newer, here is ${before || 'none that works'}, and a newer one could not be added: ${cause}, or install it from https://nodejs.org.\n${npmErrors(output)}`,
  )
}
