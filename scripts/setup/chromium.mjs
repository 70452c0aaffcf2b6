import { existsSync } from 'node:fs'
import { lastLines, Problem } from '../problem.mjs'
import { run } from '../run.mjs'

const isRoot = process.getuid?.() === 0

/**
 * Flags for tests: no phoning home; no sandbox only for root, for whom Chromium refuses to start with one.
 * QUIC is off as some networks swallow it.
 */
export const chromiumFlags = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Whether it starts: on Ubuntu /usr/bin/chromium-browser may be a note about snaps, and Playwright's may lack libraries.
 * @param {string} command
 */
async function starts(command) {
  if (process.platform === 'win32') return existsSync(command)
  const { ok, output } = await run(command, ['--version'], { limit: 20 })
  return ok && /(Chromium|Chrome)[^\d\n]* \d+/.test(output)
}

/**
 * The Chromium to test with: the one named by CHROMIUM, Playwright's own, or the machine's.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  const candidates = [
    process.env['CHROMIUM'],
    existsSync(own) ? own : undefined,
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ]
  for (const candidate of candidates) if (candidate && (await starts(candidate))) return absolute(candidate)
  return undefined
}

/**
 * Playwright wants a path, not a command to look up.
 * @param {string} command
 */
async function absolute(command) {
  if (existsSync(command)) return command
  const { output } = await run('sh', ['-c', 'command -v "$0"', command], { limit: 10 })
  return output.trim()
}

async function downloadOwn() {
  console.log('Fetching Chromium (playwright install chromium) …')
  const { ok, output, ending } = await run('playwright', ['install', 'chromium'], {
    // A refused download fails at once; a swallowed one is silent; a slow one keeps printing its percentage.
    quiet: 60,
    limit: 300,
    progress: 'playwright install chromium',
  })
  if (!ok) console.log(`  That did not work (${ending}):\n${lastLines(output, 3)}`)
}

async function installFromSystem() {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return
  console.log('Installing Chromium (apt-get install chromium) …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env, limit: 120, progress: 'apt-get update' })
  const { ok, output, ending } = await run('apt-get', ['install', '-y', 'chromium'], {
    env,
    limit: 420,
    progress: 'apt-get install chromium',
  })
  if (!ok) console.log(`  That did not work (${ending}):\n${lastLines(output, 3)}`)
}

/** Sees to it that there is a Chromium for the browser tests. */
export async function installChromium() {
  for (const install of [undefined, downloadOwn, installFromSystem]) {
    await install?.()
    if (await findChromium()) return
  }
  throw new Problem(
    'No Chromium could be found or fetched for the browser tests: install Chromium or Google Chrome, or name one by CHROMIUM=/path/to/chromium.',
  )
}
