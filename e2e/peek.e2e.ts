import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from './support/axe'
import { noteUri, notes, NOTES } from './support/lab'
import { refusal } from './support/noise'
import { expect, test } from './support/studio'
import { grid, press, row } from './support/words'

const panel = (page: Page) => page.getByRole('complementary', { name: 'The record beside the list' })
const title = (page: Page, name: string) => panel(page).getByRole('heading', { name, exact: true })

test.use({
  worlds: [],
  isShared: true,
  objects: notes({
    a: { title: 'Ash', stars: 1, hidden: 'only of the ash' },
    b: { title: 'Birch', stars: 2, hidden: 'only of the birch' },
    c: { title: 'Cedar', stars: 3 },
  }),
})

test('the panel follows the row by keyboard alone, and the list keeps the focus', async ({ enter }) => {
  const page = await enter({ at: `${NOTES}/records` })
  await row(page, 'Ash').getByRole('gridcell').nth(1).click()
  await page.keyboard.press('Alt+p')
  await expect(title(page, 'Ash')).toBeVisible()
  // No column shows it: the whole record is there.
  await expect(panel(page).getByText('only of the ash')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(panel(page).getByText('only of the birch')).toBeVisible()
  await expect(grid(page).getByRole('gridcell', { name: '2', exact: true })).toBeFocused()
  await expectNoAxeViolations(page)
  await page.reload()
  await expect(panel(page)).toBeVisible()
  await row(page, 'Cedar').getByRole('gridcell').nth(1).click()
  await expect(title(page, 'Cedar')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel(page)).toHaveCount(0)
})

test('the panel leads to the record, and Escape in it leads back to the list', async ({ enter }) => {
  const page = await enter({ at: `${NOTES}/records` })
  await press(page, 'Show the record beside the list')
  await row(page, 'Birch').getByRole('gridcell').nth(1).click()
  await expect(panel(page).getByText('only of the birch')).toBeVisible()
  await panel(page).getByRole('button', { name: 'Copy JSON' }).focus()
  await page.keyboard.press('Escape')
  await expect(panel(page)).toHaveCount(0)
  await expect(row(page, 'Birch').getByRole('gridcell').nth(1)).toBeFocused()
  await page.keyboard.press('Alt+p')
  await panel(page).getByRole('link', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Birch' })).toBeVisible()
})

test('a record that is gone is said to be', async ({ enter, api, noise }) => {
  noise.expect(refusal(404))
  const page = await enter({ at: `${NOTES}/records` })
  await row(page, 'Ash').getByRole('gridcell').nth(1).click()
  await page.keyboard.press('Alt+p')
  await expect(panel(page).getByText('only of the ash')).toBeVisible()
  await api().remove(noteUri('b'))
  await page.keyboard.press('ArrowDown')
  await expect(panel(page).getByText('This record was deleted meanwhile.')).toBeVisible()
})
