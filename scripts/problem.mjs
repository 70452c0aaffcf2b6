/** Something a person can put right. Its message is one sentence that says what is wrong and what to do. */
export class Problem extends Error {}

/**
 * Runs a script's own work: a Problem is printed as its sentence, anything else with its stack; both end with exit code 1.
 * @param {() => Promise<void>} work
 */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}` : error)
    process.exitCode = 1
  }
}

const CAUSES = [
  { found: /ENOSPC|no space left on device/i, problem: 'the disk is full: free some space and run the command again' },
  {
    found:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network|NewConnectionError|ConnectTimeout|ReadTimeout|Temporary failure/i,
    problem: 'the package registry cannot be reached: check the network (or the proxy) and run the command again',
  },
  {
    found: /EACCES|EPERM|EROFS|Permission denied|Read-only file system/i,
    problem: 'this folder cannot be written to: give yourself the right to write here',
  },
]

/**
 * Why a package manager failed, in words, from what it printed.
 * @param {string} output
 * @returns {string | undefined}
 */
export const causeOf = output => CAUSES.find(({ found }) => found.test(output))?.problem

/**
 * The last lines of an output, indented, to stand below a sentence.
 * @param {string} output
 * @param {number} [lines]
 */
export const lastLines = (output, lines = 12) =>
  output
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .map(line => `  ${line}`)
    .join('\n')
