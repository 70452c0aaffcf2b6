import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from './support/axe'
import { noteUri, notes, NOTES } from './support/lab'
import { refusal } from './support/noise'
import { expect, test } from './support/studio'
import { button, field, grid, press } from './support/words'

const COUNTRIES = '/buckets/world/collections/countries'

const trash = (page: Page) => page.getByRole('table', { name: /^Deleted records of / })
const trashRow = (page: Page, text: string) => trash(page).getByRole('row').filter({ hasText: text })
const findById = (page: Page) => page.getByRole('searchbox', { name: 'Find by id' })

async function deleteCountry(page: Page, name: string) {
  await page.goto(`./#${COUNTRIES}/records?name.common=${encodeURIComponent(name)}`)
  await grid(page).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await press(page, 'Delete')
  await press(page.getByRole('dialog'), 'Delete')
  await expect(page).toHaveURL(/\/records\?/)
}

test('a deleted record is found with who and what, and comes back as a new version @everywhere', async ({ enter }) => {
  const page = await enter()
  await deleteCountry(page, 'Malawi')
  await page.getByRole('link', { name: 'Deleted', exact: true }).click()
  const line = trashRow(page, 'Malawi')
  await expect(line).toContainText('account:admin (you)')
  await expect(line.getByRole('time')).toContainText(/second|now/)
  await line.getByRole('button', { name: /^What .* was$/ }).click()
  await expect(trash(page).getByText('Republic of Malawi').first()).toBeVisible()
  await expect(page.getByText(/Last written by account:admin/)).toBeVisible()
  await expectNoAxeViolations(page)

  await line.getByRole('button', { name: /^Restore / }).click()
  await expect(page.getByText('Nothing was deleted here')).toBeVisible()
  // As the newest of all: it did not take its old time along.
  await page.goto(`./#${COUNTRIES}/records?_sort=-last_modified`)
  await expect(grid(page).getByRole('row').nth(1)).toContainText('Malawi')
  await grid(page).getByRole('link', { name: 'Malawi' }).click()
  await expect(field(page, 'Official name').first()).toHaveValue('Republic of Malawi')
})

test.describe('of a few notes @kinto', () => {
  test.use({
    worlds: [],
    isShared: true,
    objects: notes({
      ...Object.fromEntries(['1', '2', '3', '4'].map(id => [id, { title: `Note ${id}`, stars: 3 }])),
      stays: { title: 'Stays' },
    }),
  })

  test('many come back at once, as they were, and nothing else', async ({ enter, api }) => {
    const before = await api().read(noteUri('2'))
    for (const id of ['1', '2', '3', '4']) await api().remove(noteUri(id))
    await api().write(noteUri('4'), { title: 'Another one' })
    const page = await enter({ at: `${NOTES}/trash` })
    await expect(trash(page).getByRole('button', { name: /^Restore / })).toHaveCount(3)
    await expect(button(page, 'Restore')).toBeDisabled()
    await page.getByRole('checkbox', { name: 'Choose all shown' }).check()
    await page.getByRole('checkbox', { name: 'Choose 3', exact: true }).uncheck()
    await press(page, 'Restore 2 records')
    await expect(trashRow(page, 'Note 1')).toHaveCount(0)
    await expect(trashRow(page, 'Note 3')).toBeVisible()
    const { last_modified: then, schema: _, ...was } = before
    const { last_modified: now, schema: __, ...is } = await api().read(noteUri('2'))
    expect(is).toEqual(was)
    expect(Number(now)).toBeGreaterThan(Number(then))
    expect(await api().read(noteUri('4'))).toMatchObject({ title: 'Another one' })
    expect(await api().status(noteUri('3'))).toBe(404)
  })

  test('they are found by id and by who deleted them', async ({ enter, api }) => {
    await api().remove(noteUri('1'))
    await api().remove(noteUri('2'))
    const page = await enter({ at: `${NOTES}/trash` })
    await findById(page).fill('2')
    await expect(trashRow(page, 'Note 1')).toHaveCount(0)
    await expect(trashRow(page, 'Note 2')).toBeVisible()
    await expect(page).toHaveURL(/like_id=%222%22/)
    await findById(page).fill('')
    await page.getByRole('searchbox', { name: 'Deleted by' }).fill('ADMIN')
    await expect(trashRow(page, 'Note 1')).toBeVisible()
    await page.getByRole('searchbox', { name: 'Deleted by' }).fill('nobody')
    await expect(page.getByText('No deleted record matches')).toBeVisible()
    await press(page, 'Clear filters')
    await expect(trashRow(page, 'Note 2')).toBeVisible()
  })

  test('what the history does not tell any more cannot be restored', async ({ enter, api }) => {
    await api().remove(noteUri('1'))
    await api().remove('/buckets/lab/history')
    const page = await enter({ at: `${NOTES}/trash` })
    await expect(page.getByText('Some of these records cannot be restored')).toBeVisible()
    await expect(trashRow(page, 'not known')).toBeVisible()
    await expect(button(page, 'Restore 1')).toBeDisabled()
    await expect(page.getByRole('checkbox', { name: 'Choose 1', exact: true })).toBeDisabled()
  })

  test('an id that is in use again is left alone', async ({ enter, api, noise }) => {
    noise.expect(refusal(412))
    await api().remove(noteUri('1'))
    const page = await enter({ at: `${NOTES}/trash` })
    await expect(trashRow(page, 'Note 1')).toBeVisible()
    await api().write(noteUri('1'), { title: 'Made anew' })
    await press(page, 'Restore 1')
    await expect(page.getByText('1 changed by others').first()).toBeVisible()
    expect(await api().read(noteUri('1'))).toMatchObject({ title: 'Made anew' })
    await press(page, 'Reload the list')
    await expect(page.getByText('Nothing was deleted here')).toBeVisible()
  })
})

test.describe('on a server without history', () => {
  test.use({ worlds: [], isShared: true, objects: notes({ first: { title: 'First' }, other: { title: 'Other' } }) })

  test('only ids and times are known, and the page says why and what would help', async ({ enter, api }) => {
    await api().remove(noteUri('first'))
    const page = await enter({ at: `${NOTES}/trash` })
    await expect(page.getByText('This server keeps no history')).toBeVisible()
    await expect(page.getByText('kinto.plugins.history')).toBeVisible()
    await expect(trashRow(page, 'first')).toContainText('not known')
    await expect(button(page, 'Restore first')).toBeDisabled()
    await expect(page.getByRole('searchbox', { name: 'Deleted by' })).toHaveCount(0)
    await expectNoAxeViolations(page)
  })
})
