import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from './support/axe'
import { expect, test } from './support/studio'
import {
  alertWith,
  expectHeading,
  expectRowVisible,
  field,
  grid,
  idField,
  jsonEditor,
  press,
  typeJson,
} from './support/words'

const COUNTRIES = '/buckets/world/collections/countries'
const ARTICLES = '/buckets/newsroom/collections/articles'

type Stop = { at: string; isThere: (page: Page) => Promise<void> }

const heading = (name: string | RegExp) => (page: Page) => expectHeading(page, name)
const editor = (name: string) => (page: Page) => expect(jsonEditor(page, name)).toBeVisible()

/** Every page, and how one sees that all of it is there. */
const STOPS: Stop[] = [
  { at: '/', isThere: page => expect(page.getByText('all well')).toBeVisible() },
  { at: '/buckets/world/collections', isThere: page => expect(page.getByRole('cell', { name: '250' })).toBeVisible() },
  { at: '/buckets/newsroom/groups', isThere: heading('newsroom') },
  { at: '/buckets/newsroom/groups/editors/members', isThere: editor('Other attributes') },
  { at: '/buckets/newsroom/settings', isThere: editor('Attributes') },
  { at: `${COUNTRIES}/records`, isThere: page => expectRowVisible(page, 'Albania') },
  {
    at: `${COUNTRIES}/records?region=Nowhere`,
    isThere: page => expect(page.getByText('No record matches')).toBeVisible(),
  },
  { at: `${COUNTRIES}/records?_since=x`, isThere: page => expect(alertWith(page, 'cannot answer')).toBeVisible() },
  { at: `${COUNTRIES}/settings`, isThere: editor('Schema') },
  { at: `${COUNTRIES}/records/fra`, isThere: page => expect(field(page, 'Two-letter code')).toBeVisible() },
  { at: `${COUNTRIES}/records/fra/json`, isThere: editor('Record as JSON') },
  { at: `${ARTICLES}/records`, isThere: page => expect(grid(page).getByRole('link').first()).toBeVisible() },
  { at: `${ARTICLES}/records/+record`, isThere: page => expect(field(page, 'Slug')).toBeVisible() },
  { at: '/buckets/newsroom/+group', isThere: page => expect(idField(page)).toBeVisible() },
  { at: `${COUNTRIES}/records/nothing`, isThere: heading('There is no nothing here') },
  { at: '/nowhere', isThere: heading('There is no such page') },
]

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } })

      test('every page keeps to WCAG 2.2 AA', async ({ page, enter }) => {
        await page.goto('./')
        await expectHeading(page, 'Kinto Studio')
        await expectNoAxeViolations(page, 'first page')
        await enter()
        for (const { at, isThere } of STOPS) {
          await page.goto(`./#${at}`)
          await isThere(page)
          await expectNoAxeViolations(page, at)
        }
      })

      test('so does what opens on a page', async ({ enter, page }) => {
        await page.goto('./')
        await page.getByLabel('Server address').fill('ftp://x')
        await press(page, 'Sign in')
        await expect(page.getByText('Enter the username.')).toBeVisible()
        await expect(page.getByText('This is not an address', { exact: true })).toBeVisible()
        await expectNoAxeViolations(page, 'refused sign-in')

        await enter({ at: `${ARTICLES}/records/+record` })
        await press(page, 'Save')
        await expect(alertWith(page, /fields need a look/)).toBeVisible()
        await expectNoAxeViolations(page, 'form with errors')
        await page.getByText('JSON', { exact: true }).click()
        await typeJson(page, 'Record as JSON', '{ "a": }')
        await expect(page.getByText('A value is expected here.')).toBeVisible()
        await expectNoAxeViolations(page, 'broken JSON')
        await page.getByRole('link', { name: 'Kinto Studio, home' }).click()
        await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
        await expectNoAxeViolations(page, 'leave guard')
        await press(page, 'Leave')

        await page.getByRole('button', { name: /^You and this server/ }).click()
        await expectNoAxeViolations(page, 'user menu')
        await page.keyboard.press('Escape')
        await page.goto('./#/buckets/newsroom/settings')
        await press(page, 'Delete bucket…')
        await expect(page.getByText('4 collections')).toBeVisible()
        await expectNoAxeViolations(page, 'deletion')
      })
    })
  }
}

test.describe('two tabs', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme })
      test('a merge keeps to WCAG 2.2 AA', async ({ enter, context }) => {
        const at = '/buckets/newsroom/collections/tags/records/food'
        const page = await enter({ at })
        await field(page, 'Label').fill('Mine')
        await field(page, 'Colour').fill('#000000')
        const second = await enter({ at, page: await context.newPage() })
        await field(second, 'Label').fill('Theirs')
        await field(second, 'When to use it').fill('Never')
        await press(second, 'Save')
        await expect(second.getByText('Nothing to save.')).toBeVisible()
        await press(page, 'Save')
        await expect(page.getByText('Both of you changed 1 field')).toBeVisible()
        await page.getByRole('radio', { name: 'Something else' }).check()
        await page.getByText('Both versions in full').click()
        await expectNoAxeViolations(page, 'merge')
      })
    })
  }
})
