import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Runs a command and ends it when its own standard input ends, thus also when Node is killed: no server outlives the
 * run that started it. $1 is the signal, $2 the folder that goes with the process. The part that waits for the end
 * of the input survives a signal to the whole group, so that nothing is left behind then either.
 */
const SUPERVISOR = `
signal=$1 dir=$2; shift 2
exec 3<&0
trap : HUP INT TERM
"$@" 3<&- </dev/null & child=$!
{
  trap : HUP INT TERM
  cat <&3 >/dev/null
  kill -"$signal" "$child"
  while kill -0 "$child"; do sleep 0.05; done
  rm -rf "$dir"
} >/dev/null 2>&1 &
exec 3<&-
while kill -0 "$child" 2>/dev/null; do wait "$child"; done
`

/**
 * @typedef {object} Supervised
 * @property {() => string} log What the process has written so far.
 * @property {() => boolean} isRunning
 * @property {() => Promise<void>} stop Ends the process by its id, waits for it, removes its folder.
 *
 * @param {object} options
 * @param {string} options.dir The process's own folder: its log stands there, and it is removed with the process.
 * @param {[string, ...string[]]} options.command
 * @param {'TERM' | 'INT'} options.signal The one that ends it in good order.
 * @param {{ uid: number, gid: number }} [options.user]
 * @returns {Supervised}
 */
export function supervise({ dir, command, signal, user }) {
  const logFile = join(dir, 'log')
  const fd = openSync(logFile, 'a')
  const child = spawn('sh', ['-c', SUPERVISOR, 'sh', signal, dir, ...command], {
    cwd: dir,
    stdio: ['pipe', fd, fd],
    ...user,
  })
  const { stdin } = child
  if (!stdin) throw new Error('spawn gave no standard input')
  closeSync(fd)
  // A script that forgets to stop its servers still ends, and they with it.
  child.unref()
  /** @type {string | undefined} */
  let lastLog
  const read = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
  const isRunning = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined
  /** @type {Promise<void>} */
  const ended = new Promise(resolve => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  // A write to a process that has just died of itself is no news here: isRunning says it.
  stdin.on('error', () => {})

  return {
    log: () => lastLog ?? read(),
    isRunning,
    async stop() {
      lastLog ??= read()
      stdin.end()
      if (isRunning()) {
        child.ref()
        await ended
      }
      // The supervisor removes it too; whoever comes last finds nothing to do.
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/**
 * Asks again and again until there is an answer, the process dies, or the time is over.
 * @template T
 * @param {object} options
 * @param {string} options.what For the error, e.g. "Kinto".
 * @param {Supervised} options.process
 * @param {number} options.deadline In milliseconds from now.
 * @param {() => Promise<T | undefined>} options.ask
 * @returns {Promise<T>}
 */
export async function waitUntilReady({ what, process, deadline, ask }) {
  const end = Date.now() + deadline
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    const problem = !process.isRunning()
      ? 'died while starting'
      : Date.now() > end
        ? `was not ready in ${deadline} ms`
        : ''
    if (problem) {
      const tail = process.log().trimEnd().split('\n').slice(-25).join('\n')
      await process.stop()
      throw new Error(`${what} ${problem}. The end of its log:\n${tail || '(empty)'}`)
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
