import type { Page } from '@playwright/test'
import type { JsonObject } from '../src/protocol/json'
import { plantObjects } from '../src/server/seeds/plantObjects'
import { startKinto } from '../scripts/kinto/startKinto.mjs'
import { startPostgres } from '../scripts/kinto/startPostgres.mjs'
import { NO_ANSWER } from './support/noise'
import { expect, test } from './support/studio'
import { expectHeading, grid, tabTo } from './support/words'

const CITIES = '/buckets/geo/collections/cities'
const OF_NORWAY = 400
const ALL = 500

const schema = { type: 'object', properties: { name: { type: 'string' }, country: { type: 'string' } } }

const cities = Array.from({ length: ALL }, (_, at) => ({
  uri: `${CITIES}/records/city-${at}`,
  data: { name: `City ${at}`, country: at < OF_NORWAY ? 'NO' : 'SE', geo: { lat: at / 7, tags: [null, 1.5, 'é'] } },
}))

/** A server that keeps its address and its data while it is killed and started again. */
async function mortalKinto() {
  const postgres = await startPostgres()
  if (!postgres) throw new Error('PostgreSQL is not installed on this machine.')
  let kinto = await startKinto({ backend: 'postgresql', database: postgres.url })
  const { url } = kinto
  return {
    url,
    kill: () => kinto.stop(),
    restart: async () => {
      kinto = await startKinto({ backend: 'postgresql', database: postgres.url, port: Number(new URL(url).port) })
    },
    stop: async () => {
      await kinto.stop()
      await postgres.stop()
    },
  }
}

/** Every record without what each write changes. */
async function records(server: string): Promise<JsonObject[]> {
  const Authorization = `Basic ${btoa('admin:admin')}`
  const response = await fetch(`${server}${CITIES}/records?_sort=id`, { headers: { Authorization } })
  const { data }: { data: JsonObject[] } = await response.json()
  return data.map(({ last_modified: _, schema: __, ...rest }) => rest)
}

const panel = (page: Page) => page.getByRole('region', { name: 'Jobs' })

/** Goes to something by Tab and presses Enter there. */
async function enterOn(page: Page, target: ReturnType<Page['locator']>) {
  await target.first().waitFor()
  await tabTo(page, target, 150)
  await page.keyboard.press('Enter')
}

async function typeInto(page: Page, label: string, text: string) {
  await tabTo(page, page.getByLabel(label, { exact: true }), 150)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

test.describe('a server that is killed in the middle of a job @postgresql', () => {
  test.use({ worlds: [] })

  test('the job is resumed and undone, by keyboard alone, and every record is what it was', async ({ page, noise }) => {
    noise.expect(NO_ANSWER)
    const server = await mortalKinto()
    try {
      const parents: { uri: string; data: JsonObject }[] = [
        { uri: '/buckets/geo', data: {} },
        { uri: CITIES, data: { schema, displayFields: ['name', 'country', 'region'] } },
      ]
      await plantObjects(fetch, [...parents, ...cities], server.url)
      const before = await records(server.url)

      await page.goto('./')
      await typeInto(page, 'Server address', server.url)
      await typeInto(page, 'Username', 'admin')
      await typeInto(page, 'Password', 'admin')
      await page.keyboard.press('Enter')
      await page.waitForURL(/#\/$/)
      await enterOn(page, page.getByRole('main').getByRole('link', { name: 'geo' }))
      await enterOn(page, page.getByRole('main').getByRole('link', { name: 'cities' }))
      await expect(page.getByText(`${ALL} records`)).toBeVisible()

      await enterOn(page, page.getByRole('button', { name: 'Filter', exact: true }))
      const editor = page.getByRole('dialog', { name: 'Filter' })
      await expect(editor.getByRole('combobox').first()).toBeFocused()
      await page.keyboard.type('country')
      await page.keyboard.press('Enter')
      await expect(editor.getByLabel('Value of country')).toBeFocused()
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('ArrowDown')
      await expect(editor.getByLabel('What is wanted of country')).toHaveValue('eq')
      await page.keyboard.press('Tab')
      await page.keyboard.type('NO')
      await page.keyboard.press('Enter')
      await expect(page.getByText(`${OF_NORWAY} of ${ALL} records`)).toBeVisible()

      await tabTo(page, grid(page).locator('[tabindex="0"]'), 150)
      await page.keyboard.press('Control+A')
      await enterOn(page, page.getByRole('button', { name: 'Change…' }))
      const change = page.getByRole('dialog', { name: 'Change records' })
      await expect(change.getByLabel('What to do')).toBeFocused()
      await tabTo(page, change.getByRole('combobox', { name: 'Field', exact: true }))
      await page.keyboard.type('region')
      await tabTo(page, change.getByLabel('New value'))
      await page.keyboard.type('Scandinavia')
      await enterOn(page, page.getByRole('button', { name: `Change ${OF_NORWAY} records` }))

      const progress = panel(page).getByRole('progressbar').first()
      await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(5)
      await server.kill()
      await expect(panel(page)).toContainText('does not answer')
      const halfway = (await progress.getAttribute('aria-valuenow')) ?? ''
      expect(Number(halfway)).toBeLessThan(100)
      await server.restart()
      // It goes on by itself once it hears of the server again; nobody has to wait for that.
      const resume = panel(page).getByRole('button', { name: 'Resume' })
      if (await resume.isVisible()) await enterOn(page, resume)
      await expect(panel(page)).toContainText(`Done: ${OF_NORWAY} changed`)
      expect((await records(server.url)).filter(({ region }) => region === 'Scandinavia')).toHaveLength(OF_NORWAY)

      await enterOn(page, panel(page).getByRole('button', { name: 'Undo' }))
      await enterOn(page, page.getByRole('dialog').getByRole('button', { name: `Undo ${OF_NORWAY} records` }))
      await expect(panel(page)).toContainText(`Done: ${OF_NORWAY} put back`)
      expect(await records(server.url)).toEqual(before)
      await expectHeading(page, 'cities')
    } finally {
      await server.stop()
    }
  })
})
