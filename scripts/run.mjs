import { spawn } from 'node:child_process'
import { delimiter, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

/** The project's folder, with a separator at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const bin = join(root, 'node_modules', '.bin')
const isWindows = process.platform === 'win32'
// Windows spells it Path; a copy of process.env no longer ignores case.
const pathKey = Object.keys(process.env).find(key => key.toUpperCase() === 'PATH') ?? 'PATH'
const pathEntries = (process.env[pathKey] ?? '').split(delimiter)

/** The surroundings of this project's tools: node_modules/.bin first, so that they run on its own node where it has one. */
export const projectEnv = () => ({
  ...process.env,
  [pathKey]: [bin, ...pathEntries.filter(entry => entry !== bin)].join(delimiter),
})

/** The surroundings without this project: what the machine itself offers. */
export const hostEnv = () => ({
  ...process.env,
  [pathKey]: pathEntries.filter(entry => !entry.includes(`node_modules${sep}`)).join(delimiter),
})

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [limit] seconds until it is stopped
 * @property {number} [quiet] seconds without a word until it is stopped
 * @property {string} [progress] printed with the seconds gone by, every 15 s
 *
 * @typedef {object} Ended
 * @property {boolean} ok it ended by itself with exit code 0
 * @property {string} output all it printed, both streams
 * @property {string} ending in words, such as "ended with code 1"
 * @property {boolean} missing there is no such command
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** Set by a signal: from then on no command is begun, and none that was ended reports back. */
let isEnding = false

/**
 * A child leads a process group of its own, so that the servers and browsers it starts are stopped with it.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function stop(child, signal) {
  if (child.pid === undefined) return
  try {
    if (isWindows) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch (error) {
    // ESRCH: the group has ended meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/**
 * Runs a command to its end. It never reads stdin and never throws: the answer says how it went.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ended>}
 */
export function run(command, args, { env = projectEnv(), limit = 600, quiet, progress } = {}) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  return new Promise(resolve => {
    if (isEnding) return
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !isWindows,
      shell: isWindows,
    })
    running.add(child)
    let output = ''
    let tooLong = ''
    /** @param {string} why */
    const giveUp = why => {
      tooLong = why
      stop(child, 'SIGTERM')
      setTimeout(() => {
        stop(child, 'SIGKILL')
        // Something that left the group may still hold the streams open.
        child.stdout.destroy()
        child.stderr.destroy()
      }, 5000).unref()
    }
    const limitTimer = setTimeout(() => giveUp(`was stopped after ${limit} s`), limit * 1000)
    const startSilence = () =>
      quiet && setTimeout(() => giveUp(`was stopped after ${quiet} s of silence`), quiet * 1000)
    let silence = startSilence()
    const ticking = progress && setInterval(() => console.log(`  ${progress} … ${seconds()} s`), 15_000)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => {
        output += text
        if (silence) clearTimeout(silence)
        silence = startSilence()
      })
    }
    /** @param {Omit<Ended, 'output'>} how */
    const end = how => {
      running.delete(child)
      clearTimeout(limitTimer)
      if (silence) clearTimeout(silence)
      if (ticking) clearInterval(ticking)
      // Some tools colour their words even where they are told not to.
      if (!isEnding) resolve({ output: stripVTControlCharacters(output), ...how })
    }
    child.on('error', error => end({ ok: false, ending: `could not start: ${error.message}`, missing: true }))
    child.on('close', (code, signal) =>
      end({
        ok: code === 0 && !tooLong,
        ending: tooLong || (signal ? `was ended by ${signal}` : `ended with code ${code}`),
        missing: false,
      }),
    )
  })
}

/**
 * On Ctrl+C or a stop from outside: asks the children to end, ends those that do not, then ends this process.
 * @param {() => Promise<number>} [beforeEnd] closes what else is open and names the exit code
 */
export function endOnSignals(beforeEnd = async () => 130) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      for (const child of running) stop(child, isEnding ? 'SIGKILL' : 'SIGINT')
      if (isEnding) return
      isEnding = true
      setTimeout(() => running.forEach(child => stop(child, 'SIGKILL')), 8000)
      const waiting = setInterval(() => {
        if (running.size > 0) return
        clearInterval(waiting)
        void beforeEnd().then(code => process.exit(code))
      }, 50)
    })
  }
}
