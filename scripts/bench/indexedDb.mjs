import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { chromiumFlags, findChromium } from '../setup/chromium.mjs'

const ORIGIN = 'http://bench.localhost'
const OPENINGS = 5

/**
 * The engine on IndexedDB in a real browser, with a profile on the disk.
 * @param {number} count
 * @returns {Promise<string>} What was measured, in words.
 */
export async function benchIndexedDb(count) {
  const executablePath = await findChromium()
  if (!executablePath) return 'IndexedDB: there is no Chromium to measure with.'
  const profile = mkdtempSync(join(tmpdir(), 'bench-'))
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: chromiumFlags })
  try {
    const code = await bundle()
    await context.route(`${ORIGIN}/**`, route =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: code })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    )
    const seconds = await inPage(context, 'fill', count)
    const openings = []
    // Each in a page of its own: nothing is left in memory.
    for (let at = 0; at < OPENINGS; at++) openings.push(await inPage(context, 'reopen', count))
    const [median] = openings.toSorted((a, b) => a.open - b.open).slice(openings.length >> 1)
    return [
      `IndexedDB in Chromium ${context.browser()?.version() ?? ''}, ${count} records:`,
      `  batches of 25, each on the disk: ${Math.round(count / seconds)} records/s (target ≥ 1000)`,
      `  opening: ${median.open.toFixed(2)} s (target ≤ 2), with the first page of 100: ${median.page.toFixed(2)} s`,
    ].join('\n')
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * @param {import('@playwright/test').BrowserContext} context
 * @param {'fill' | 'reopen'} name
 * @param {number} count
 */
async function inPage(context, name, count) {
  const page = await context.newPage()
  await page.goto(`${ORIGIN}/`)
  const result = await page.evaluate(`import('/bench.js').then(bench => bench.${name}(${count}))`)
  await page.close()
  return result
}

/** @returns {Promise<string>} */
async function bundle() {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '~': fileURLToPath(new URL('../../src', import.meta.url)) } },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: fileURLToPath(new URL('./indexedDbPage.mjs', import.meta.url)), formats: ['es'] },
    },
  })
  const [output] = Array.isArray(made) ? made : []
  const [chunk] = output?.output ?? []
  if (chunk?.type !== 'chunk') throw new Error('The page was not built.')
  return chunk.code
}
