import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPostgres } from '../kinto/startPostgres.mjs'
import { causeOf, lastLines, Problem } from '../problem.mjs'
import { root, run } from '../run.mjs'

/** The machine has no Python that could run a real Kinto: then the tests on one are skipped. */
export class PythonMissing extends Problem {}

const KINTO = '26.5.0'
// The driver may have to be compiled, so it is asked for only where there is a PostgreSQL to drive.
const requirement = findPostgres() ? `kinto[postgresql]==${KINTO}` : `kinto==${KINTO}`
const folder = join(root, '.venv')
const binaries = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin')
const python = join(binaries, 'python')
// Written last, so an interrupted installation has none. It holds the folder too: a venv cannot be moved or copied.
const stamp = join(folder, 'kinto-studio.json')

const kintoAnswers = async () => {
  const { ok, output } = await run(join(binaries, 'kinto'), ['version'], { limit: 60 })
  return ok && output.includes(KINTO)
}

async function isInstalled() {
  if (!existsSync(stamp)) return false
  const made = JSON.parse(readFileSync(stamp, 'utf8'))
  return made.of === requirement && made.at === folder && (await kintoAnswers())
}

// A plain "python3" first: it is the one that the machine's owner chose. `py` is the Windows launcher.
const CANDIDATES = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python', 'py']
const PROBE =
  'import sys; print("%d.%d" % sys.version_info[:2]); import venv, ensurepip; print("venv" if sys.version_info >= (3, 10) else "old")'

/** @returns {Promise<string>} the command of a Python ≥ 3.10 that can make environments */
async function findPython() {
  /** @type {string[]} */
  const found = []
  let lacksVenv = ''
  for (const command of CANDIDATES) {
    const { ok, missing, output } = await run(command, ['-c', PROBE], { limit: 20 })
    const version = /^3\.\d+/.exec(output)?.[0]
    // A version manager's stand-in for a version that is not installed prints no version.
    if (missing || !version) continue
    if (ok && output.includes('venv')) return command
    found.push(version)
    if (Number(version.split('.')[1]) >= 10) lacksVenv ||= version
  }
  if (lacksVenv)
    throw new PythonMissing(
      `Python ${lacksVenv} lacks its venv module: install it (on Debian and Ubuntu: apt-get install python3-venv).`,
    )
  if (found.length > 0)
    throw new PythonMissing(
      `Python ${[...new Set(found)].join(', ')} is too old for the real Kinto: install Python 3.10 or newer.`,
    )
  throw new PythonMissing('Python was not found: install Python 3.10 or newer with its venv module.')
}

/** Makes the Python environment with the real Kinto, or makes it anew where it is broken or was moved. */
export async function installKinto() {
  if (await isInstalled()) return
  const command = await findPython()
  console.log(`Installing Kinto ${KINTO} into .venv (a Python environment of this project) …`)
  rmSync(folder, { recursive: true, force: true })
  const made = await run(command, ['-m', 'venv', folder], { limit: 120 })
  if (!made.ok)
    throw new Problem(
      `Python could not make the environment .venv: ${causeOf(made.output) ?? `"${command} -m venv" ${made.ending}`}.\n${lastLines(made.output)}`,
    )
  const pip = await run(
    python,
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', requirement],
    { progress: `pip install ${requirement}` },
  )
  if (pip.ok && !(await kintoAnswers()))
    throw new Problem(
      `Kinto ${KINTO} does not run in .venv: try again, and if it stays so, try another version of Python.`,
    )
  if (!pip.ok)
    throw new Problem(
      `Kinto ${KINTO} could not be installed: ${causeOf(pip.output) ?? `pip ${pip.ending}`}.\n${lastLines(pip.output, 2)}`,
    )
  writeFileSync(stamp, JSON.stringify({ of: requirement, at: folder }))
}
