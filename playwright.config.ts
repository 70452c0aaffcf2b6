import { defineConfig } from '@playwright/test'
import type { ServersOptions } from './e2e/support/servers'
import { chromiumFlags, findChromium } from './scripts/setup/chromium.mjs'

// Kept in the environment, so that the workers, which read this file again, need not search again.
const executablePath = await findChromium()
if (!executablePath) throw new Error('There is no Chromium to test with: run "npm run setup -- --all".')
process.env.CHROMIUM = executablePath

/**
 * A test runs on the built-in server, unless its title or its describe says otherwise by a tag:
 * `@kinto` on a real Kinto, in memory and on PostgreSQL; `@postgresql` only on the latter; `@everywhere` on all of them; `@admin` only as Kinto's admin page.
 */
export default defineConfig<object, ServersOptions>({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Long enough for a machine that is busy with other things: nothing waits longer than it must.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'en-US',
    // A dialog that fades in has no contrast yet: Studio moves nothing where that is asked for.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: chromiumFlags },
  },
  projects: [
    { name: 'built-in', use: { backend: 'built-in' }, grepInvert: /@kinto|@postgresql|@admin/ },
    { name: 'kinto-memory', use: { backend: 'kinto-memory' }, grep: /@kinto|@everywhere/ },
    { name: 'kinto-postgresql', use: { backend: 'kinto-postgresql' }, grep: /@kinto|@postgresql|@everywhere/ },
    { name: 'admin', use: { backend: 'admin' }, grep: /@admin|@everywhere/ },
  ],
})
