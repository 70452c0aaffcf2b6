import { StorageError } from '../storage/storage'
import type { Listening } from './listen'
import { readOptions, USAGE } from './options'
import { Refusal } from './refusal'
import { startServer } from './startServer'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const warn = (line: string) => void process.stderr.write(`${line}\n`)

/** `npm run server`: runs until it is told to stop. */
export async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return say(`Use: ${USAGE}`)
  try {
    stopOnSignals(await startServer(readOptions(args), { say, warn }))
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof StorageError)) throw error
    warn(error.message)
    process.exitCode = 1
    // The channel to the script that started this keeps it going otherwise.
    if (process.connected) process.disconnect()
  }
}

// A signal may come twice: from the terminal, and passed on by whoever was told as well.
const SAME_SIGNAL_MS = 200

/** The first signal lets requests under way end, the second does not. */
function stopOnSignals(server: Listening): void {
  let since: number | undefined
  const stop = () => {
    if (since !== undefined && performance.now() - since < SAME_SIGNAL_MS) return
    void server.stop(since !== undefined).then(() => process.exit(0))
    since ??= performance.now()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // The script that started this is gone.
  process.on('disconnect', stop)
}
