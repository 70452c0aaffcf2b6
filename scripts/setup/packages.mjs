import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { causeOf, lastLines, Problem } from '../problem.mjs'
import { hostEnv, projectEnv, root, run } from '../run.mjs'

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked
 * @param {string} file
 * @returns {Record<string, Locked> | undefined}
 */
function lockedPackages(file) {
  if (!existsSync(file)) return undefined
  // The file is npm's own; "packages" has been there since lockfile version 2.
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** @returns {'glibc' | 'musl' | undefined} */
function libc() {
  if (process.platform !== 'linux' || !process.report) return undefined
  // Typed as a bare object: https://nodejs.org/api/report.html shows its shape.
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport())
  return report.header?.glibcVersionRuntime ? 'glibc' : 'musl'
}

/**
 * What package-lock.json names and node_modules does not hold. npm writes node_modules/.package-lock.json as the last
 * thing of an installation, so an interrupted one has none. Optional packages are mostly those of other platforms.
 */
export function missingPackages() {
  const wanted = lockedPackages(join(root, 'package-lock.json')) ?? {}
  const installed = lockedPackages(join(root, 'node_modules', '.package-lock.json')) ?? {}
  const missing = Object.entries(wanted).filter(([path, { version }]) => {
    if (path === '') return false
    return installed[path]?.version !== version || !existsSync(join(root, path, 'package.json'))
  })
  /**
   * @param {string[] | undefined} list
   * @param {string | undefined} here
   */
  const suits = (list, here) => !list || (here !== undefined && list.includes(here))
  // What names no platform belongs to an optional package that does.
  const isForHere = (/** @type {Locked} */ { os, cpu, libc: libcs }) =>
    (os || cpu) && suits(os, process.platform) && suits(cpu, process.arch) && (!libcs || suits(libcs, libc()))
  return {
    needed: missing.filter(([, { optional }]) => !optional).map(([path]) => path),
    optional: missing.filter(([, locked]) => locked.optional && isForHere(locked)).map(([path]) => path),
  }
}

/**
 * @param {string[]} args
 * @param {string} progress
 * @param {NodeJS.ProcessEnv} env whose node runs npm
 */
function npm(args, progress, env) {
  // A dead network shows itself in seconds, not in npm's usual 70.
  const patience = ['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=8000']
  return run('npm', [...args, '--prefer-offline', '--no-audit', '--no-fund', ...patience], {
    env,
    limit: 900,
    progress,
  })
}

/**
 * npm's own words on what went wrong, without its help text and its note on where the log is.
 * @param {string} output
 */
function npmErrors(output) {
  const words = output.split('\n').filter(line => /^npm (err!?|error) \S/i.test(line) && !/complete log/.test(line))
  return words.length > 0 ? words.slice(0, 8).join('\n') : lastLines(output)
}

/** Installs the Node packages of package-lock.json, where they are not there already. */
export async function installPackages() {
  if (missingPackages().needed.length === 0) return
  console.log('Installing Node packages (npm ci) …')
  // On the machine's own node: the project's is among what npm ci replaces.
  const { ok, missing, output, ending } = await npm(['ci'], 'npm ci', hostEnv())
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

/** What the build's tools ask for (@lingui/native-tools); what is built, and the scripts, run on older ones too. */
const TOOLS_NEED = '22.19'
const OWN_NODE = 'node@24'

/** Adds a newer node to node_modules where the machine's is too old for the tools. */
export async function installNode() {
  const before = await toolsNode()
  if (isAtLeast(before, TOOLS_NEED)) return
  const here = before ? `Node ${before.slice(1)}` : 'Node'
  console.log(`${here} is older than ${TOOLS_NEED}: adding a newer one to node_modules, for this project only …`)
  const { output } = await npm(['install', '--no-save', OWN_NODE], `npm install ${OWN_NODE}`, hostEnv())
  const after = await toolsNode()
  if (isAtLeast(after, TOOLS_NEED)) return console.log(`This project now runs on Node ${after.slice(1)}.`)
  const cause = causeOf(output) ?? 'the one from npm does not work on this machine'
  throw new Problem(
    `Kinto Studio needs Node ${TOOLS_NEED} or newer and could not add it: ${cause}, or install Node from https://nodejs.org.\n${npmErrors(output)}`,
  )
}

/**
 * Adds the optional packages for this platform that an older node left out as made for newer ones: the compilers of
 * some tools. So npm runs on the project's node here, and is told to keep it.
 */
export async function completePackages() {
  if (missingPackages().optional.length === 0) return
  const keep = existsSync(join(root, 'node_modules', 'node')) ? [OWN_NODE] : []
  const { ok, output } = await npm(['install', '--no-save', ...keep], 'npm install', projectEnv())
  const { optional } = missingPackages()
  if (optional.length === 0) return
  const cause = causeOf(output) ?? (ok ? 'npm left them out' : "npm's own words are")
  throw new Problem(
    `Parts of the tools could not be installed (${optional.join(', ')}): ${cause}.\n${npmErrors(output)}`,
  )
}
