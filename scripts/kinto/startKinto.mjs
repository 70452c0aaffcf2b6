import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { kintoIni } from './kintoIni.mjs'
import { startPostgres } from './startPostgres.mjs'
import { supervise, waitUntilReady } from './supervise.mjs'

export { startPostgres }

const run = promisify(execFile)
const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Where Kinto is installed: the folder that KINTO_VENV names, else the project's own `.venv`.
 * @returns {string | undefined}
 */
export function findKintoVenv() {
  const named = process.env.KINTO_VENV
  if (named && !hasKinto(resolve(named))) throw new Error(`KINTO_VENV is ${named}, but there is no bin/kinto in it.`)
  return [named && resolve(named), join(PROJECT, '.venv')].find(venv => venv && hasKinto(venv)) || undefined
}

/**
 * Whether a plugin of Kinto is installed there too.
 * @param {string} plugin e.g. `kinto_attachment`
 */
export function venvHas(plugin) {
  const venv = findKintoVenv()
  const lib = join(venv ?? '', 'lib')
  return (
    venv !== undefined &&
    existsSync(lib) &&
    readdirSync(lib).some(python => existsSync(join(lib, python, 'site-packages', plugin)))
  )
}

/** @param {string} venv */
const hasKinto = venv => existsSync(join(venv, 'bin', 'kinto'))

/**
 * Starts a real Kinto. It ends with `stop()`, at the latest with Node itself.
 *
 * @param {object} options
 * @param {string} [options.venv] The Python environment that has kinto; found as `findKintoVenv` says if not given.
 * @param {'memory' | 'postgresql'} options.backend
 * @param {string} [options.database] PostgreSQL: the URL from `startPostgres`. Without it the server brings its own.
 * @param {number} [options.port] That of one that was stopped, which is to be there again; else the system chooses one.
 * @param {string} [options.assets] A build of Studio, with its VERSION file: served at /v1/admin/ by the admin plugin.
 * @param {string[]} [options.includes] More plugins, e.g. `kinto_attachment`.
 * @param {Record<string, string>} [options.settings] By Kinto's names, e.g. `kinto.paginate_by`; they win over ours.
 * @returns {Promise<{ url: string, stop: () => Promise<void>, log: () => string }>} `url` ends in `/v1`.
 */
export async function startKinto({ venv = findKintoVenv(), backend, database, port, assets, includes, settings }) {
  if (!venv) throw new Error('There is no Kinto: run `npm run setup`, or set KINTO_VENV to a Python venv that has it.')
  const postgres = backend === 'postgresql' && !database ? await startPostgres() : undefined
  if (backend === 'postgresql' && !database && !postgres)
    throw new Error('PostgreSQL is not installed on this machine.')

  const dir = mkdtempSync(join(tmpdir(), 'kinto-'))
  try {
    const ini = join(dir, 'kinto.ini')
    const url = database ?? postgres?.url
    writeFileSync(
      ini,
      kintoIni({ ...(url && { database: url }), port, ...(assets && { assets: resolve(assets) }), includes, settings }),
    )
    const kinto = join(venv, 'bin', 'kinto')
    if (backend === 'postgresql') await run(kinto, ['migrate', '--ini', ini], { cwd: dir })

    const server = supervise({ dir, command: [kinto, 'start', '--ini', ini], signal: 'TERM' })
    const base = await waitUntilReady({
      what: `Kinto (${backend})`,
      process: server,
      deadline: 60_000,
      ask: () => heartbeat(server.log()),
    })
    return {
      url: base,
      log: server.log,
      async stop() {
        await server.stop()
        await postgres?.stop()
      },
    }
  } catch (error) {
    rmSync(dir, { recursive: true, force: true })
    await postgres?.stop()
    throw error
  }
}

/**
 * The server says in its log which port it was given; it is up once its heartbeat answers.
 * @param {string} log
 */
async function heartbeat(log) {
  const found = /Serving on (http:\/\/127\.0\.0\.1:\d+)/.exec(log)
  if (!found) return undefined
  const url = `${found[1]}/v1`
  const isUp = await fetch(`${url}/__heartbeat__`).then(
    // 410: it was told that its service has ended.
    response => response.ok || response.status === 410,
    () => false,
  )
  return isUp ? url : undefined
}
