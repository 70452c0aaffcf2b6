import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

// For specs only.

const PROGRAM = join(import.meta.dirname, '../../../scripts/server/run.mjs')

export type RunningServer = {
  /** With the version, e.g. `http://127.0.0.1:8888/v1`. */
  readonly url: string
  readonly port: number
  kill(signal: NodeJS.Signals): void
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>
}

/** It ended before it listened. */
export class NotStarted extends Error {
  readonly code: number | string | null
  constructor(code: number | string | null, errors: string) {
    super(errors)
    this.code = code
  }
}

const running = new Set<ChildProcess>()

/** Ends all that still run, at the end of a test. */
export const killServers = (): void => running.forEach(child => child.kill('SIGKILL'))

/** Runs the server as a program of its own, on any free port, in a shell that has done `before`. */
export async function runServer(args: readonly string[], before = 'true'): Promise<RunningServer> {
  const command = [process.execPath, '--disable-warning=ExperimentalWarning', PROGRAM, '--port', '0', ...args]
  const child = spawn('sh', ['-c', `${before}; exec "$@"`, 'sh', ...command], { stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  child.on('exit', () => running.delete(child))
  const ended = new Promise<number | string | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(signal ?? code))
  })
  const errors = text(child.stderr)
  const url = await Promise.race([readUrl(child), ended.then(async code => new NotStarted(code, await errors))])
  if (url instanceof NotStarted) throw url
  return { url, port: Number(new URL(url).port), kill: signal => void child.kill(signal), ended }
}

const readUrl = ({ stdout }: ChildProcess): Promise<string> =>
  new Promise(resolve => {
    let said = ''
    stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      const url = /^Kinto is here: (\S+)\/$/m.exec((said += chunk))?.[1]
      if (url !== undefined) resolve(url)
    })
  })
