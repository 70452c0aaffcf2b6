import { execFile } from 'node:child_process'
import { accessSync, chownSync, constants, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { supervise, waitUntilReady } from './supervise.mjs'

const run = promisify(execFile)

/** Debian keeps PostgreSQL's programs out of PATH. */
const DEBIAN = '/usr/lib/postgresql'

/** @returns {string | undefined} The folder that holds initdb, postgres and psql. */
export function findPostgres() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map(version => join(DEBIAN, version, 'bin')),
  ]
  return folders.find(folder => ['initdb', 'postgres', 'psql'].every(name => isProgram(join(folder, name))))
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** PostgreSQL refuses to run as root: then the package's own user does it. */
async function ordinaryUser() {
  if (process.getuid?.() !== 0) return undefined
  const id = async (/** @type {string} */ flag) => Number((await run('id', [flag, 'postgres'])).stdout)
  return { uid: await id('-u'), gid: await id('-g') }
}

/**
 * A temporary cluster that listens on a Unix socket in its own folder, so that it needs no port. It ends with Node.
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | undefined>} The address of an empty database;
 *   undefined where PostgreSQL is not installed.
 */
export async function startPostgres() {
  const bin = findPostgres()
  if (!bin) return undefined
  const user = await ordinaryUser()
  const dir = mkdtempSync(join(tmpdir(), 'kinto-pg-'))
  try {
    if (user) chownSync(dir, user.uid, user.gid)
    const data = join(dir, 'data')
    // C.UTF-8: strings in the order of their code points, as the engine has them.
    const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N']
    await run(join(bin, 'initdb'), init, { cwd: dir, ...user })
    // Nothing here outlives a crash, so nothing waits for the disk.
    const settings = [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'timezone=UTC',
      'listen_addresses=',
    ]
    const server = supervise({
      dir,
      command: [join(bin, 'postgres'), '-D', data, '-k', dir, ...settings.flatMap(setting => ['-c', setting])],
      signal: 'INT',
      ...(user && { user }),
    })
    const psql = ['-h', dir, '-U', 'postgres', '-qAt', '-c']
    await waitUntilReady({
      what: 'PostgreSQL',
      process: server,
      deadline: 30_000,
      ask: () => run(join(bin, 'psql'), [...psql, 'create database kinto']).catch(() => undefined),
    })
    return { url: `postgresql://postgres@/kinto?host=${dir}`, stop: server.stop }
  } catch (error) {
    rmSync(dir, { recursive: true, force: true })
    throw error
  }
}
