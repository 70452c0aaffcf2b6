// npm run server [-- --port N ...]: installs what is missing, then serves the embedded Kinto over HTTP.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { main } from './problem.mjs'
import { endOnSignals, projectEnv } from './run.mjs'
import { setup } from './setup.mjs'

const isWindows = process.platform === 'win32'

/** @type {import('node:child_process').ChildProcess | undefined} */
let server

/**
 * Runs the server on the project's node, which may be newer than this one.
 * @returns {Promise<number>} its exit code
 */
const serve = () =>
  new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL('./server/run.mjs', import.meta.url))
    // node:sqlite is still called experimental.
    const flags = ['--disable-warning=ExperimentalWarning']
    server = spawn('node', [...flags, program, ...process.argv.slice(2)], {
      env: projectEnv(),
      // The channel tells the server when this script is gone.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // A group of its own: Ctrl+C reaches this script alone, which passes it on once.
      detached: !isWindows,
    })
    server.on('error', reject)
    server.on('exit', code => resolve(code ?? 1))
  })

/** @type {Promise<number> | undefined} */
let running
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => server?.kill(signal))
endOnSignals(async () => running ?? 130)

// Told to stop, npm ends its shell, which tells nobody: only that this script has another parent then.
const shell = process.ppid
if (process.env['npm_lifecycle_event'])
  setInterval(() => process.ppid !== shell && process.kill(process.pid, 'SIGTERM'), 250).unref()

await main(async () => {
  await setup()
  running = serve()
  process.exitCode = await running
})
