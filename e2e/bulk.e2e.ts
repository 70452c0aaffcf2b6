import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { expectNoAxeViolations } from './support/axe'
import { notes, NOTES, noteUri } from './support/lab'
import { expect, test } from './support/studio'
import { alertWith, expectHeading, expectRowVisible, grid, press, row, tabTo } from './support/words'

const COUNTRIES = '/buckets/world/collections/countries/records'

const check = (page: Page, name: string) => grid(page).getByRole('checkbox', { name }).click()
const checkAll = (page: Page) => grid(page).getByRole('columnheader').first().getByRole('checkbox').click()
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected records' })
const dialog = (page: Page) => page.getByRole('dialog')
const jobsPanel = (page: Page) => page.getByRole('region', { name: 'Jobs' })
const preview = (page: Page) => dialog(page).getByRole('region', { name: 'Preview' })

/** The record's field in the dialog that changes records. */
const pickField = async (page: Page, name: string) => {
  await dialog(page).getByRole('combobox', { name: 'Field', exact: true }).fill(name)
  await page.keyboard.press('Tab')
}

test('three records are selected, changed before one’s eyes, and put back', async ({ enter }) => {
  const page = await enter({ at: COUNTRIES })
  await expectRowVisible(page, 'Afghanistan')
  for (const name of ['Afghanistan', 'Albania', 'Algeria']) await check(page, name)
  await expect(bar(page)).toContainText('3 selected')
  await press(bar(page), 'Change…')
  await pickField(page, 'region')
  await dialog(page).getByLabel('New value').selectOption('Oceania')
  await expect(preview(page).getByRole('row', { name: 'Albania' })).toContainText('"Europe"→becomes"Oceania"')
  await press(page, 'Change 3 records')
  await expect(dialog(page)).toBeHidden()
  await expect(jobsPanel(page)).toContainText('Set region in 3 records')
  await expect(jobsPanel(page)).toContainText('Done: 3 changed')
  await expect(jobsPanel(page).getByRole('progressbar', { name: 'Set region in 3 records' })).toHaveAttribute(
    'aria-valuenow',
    '100',
  )
  await expect(row(page, 'Albania')).toContainText('Oceania')
  await expect(bar(page)).toBeHidden()
  await press(jobsPanel(page), 'Undo')
  await expect(jobsPanel(page)).toContainText('Done: 3 put back')
  await expect(row(page, 'Albania')).toContainText('Europe')
})

test('all that match a filter are deleted, and put back by the page of jobs', async ({ enter }) => {
  const page = await enter({ at: `${COUNTRIES}?region=Africa` })
  await expect(page.getByText('59 of 250 records')).toBeVisible()
  await checkAll(page)
  await check(page, 'Algeria')
  await expect(bar(page)).toContainText('58 selected')
  await press(bar(page), 'Select all 59 that match')
  await expect(bar(page)).toContainText('59 selected')
  await press(bar(page), 'Delete…')
  const doIt = dialog(page).getByRole('button', { name: 'Delete 59 records' })
  await expect(doIt).toBeDisabled()
  await dialog(page).getByLabel('Type 59 to confirm').fill('59')
  await doIt.click()
  await expect(jobsPanel(page)).toContainText('Done: 59 deleted')
  await page.goto(`./#${COUNTRIES}`)
  await expect(page.getByText('191 records')).toBeVisible()
  await page.getByRole('link', { name: 'All jobs' }).click()
  await expectHeading(page, 'Jobs')
  await page.getByRole('list', { name: 'Jobs' }).getByRole('link', { name: 'Delete 59 records' }).click()
  await expectHeading(page, 'Delete 59 records')
  await expect(page.getByRole('list', { name: 'Records of this job' }).getByRole('listitem').first()).toContainText(
    'Deleted',
  )
  await press(page, 'Undo')
  await press(page, 'Undo 59 records')
  await expectHeading(page, 'Undo: Delete 59 records')
  await expect(page.getByRole('main').getByText('59 put back')).toBeVisible()
  await page.goto(`./#${COUNTRIES}`)
  await expect(page.getByText('250 records')).toBeVisible()
})

test('a broken expression is said in place, and a good one is shown on the records first', async ({ enter }) => {
  const page = await enter({ at: COUNTRIES })
  await check(page, 'Albania')
  await press(bar(page), 'Change…')
  await dialog(page).getByLabel('What to do').selectOption('Replace text')
  await pickField(page, 'name.official')
  const find = dialog(page).getByRole('textbox', { name: 'Find', exact: true })
  await find.fill('(Republic')
  await dialog(page).getByRole('checkbox', { name: 'Regular expression' }).check()
  await expect(find).toHaveAccessibleDescription(/^This expression is broken: /)
  await press(page, 'Change 1 record')
  await expect(dialog(page)).toBeVisible()
  await find.fill('^(Republic) of (.*)$')
  await dialog(page).getByRole('textbox', { name: 'Replace with' }).fill('$2, $1')
  await expect(preview(page)).toContainText('"Albania, Republic"')
  await press(page, 'Change 1 record')
  await expect(jobsPanel(page)).toContainText('Done: 1 changed')
})

test('other filters clear the selection, and say so', async ({ enter }) => {
  const page = await enter({ at: COUNTRIES })
  await check(page, 'Albania')
  await page.goto(`./#${COUNTRIES}?region=Africa`)
  await expect(page.getByText(/^\d+ of 250 records$/)).toBeVisible()
  await expect(page.getByText('nothing is selected any more').first()).toBeVisible()
  await expect(bar(page)).toBeHidden()
  await press(page, 'Close this message')
  await expect(page.getByText('nothing is selected any more')).toHaveCount(0)
})

test('by keyboard alone: select, change, undo', async ({ enter }) => {
  const page = await enter({ at: COUNTRIES })
  await expectRowVisible(page, 'Afghanistan')
  await tabTo(page, grid(page).locator('[tabindex="0"]'))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press(' ')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ ')
  await expect(bar(page)).toContainText('2 selected')
  await page.keyboard.press('Escape')
  await expect(bar(page)).toBeHidden()
  await page.keyboard.press(' ')
  await expect(bar(page)).toContainText('1 selected')
  await tabTo(page, bar(page).getByRole('button', { name: 'Change…' }))
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByLabel('What to do')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(bar(page).getByRole('button', { name: 'Change…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByLabel('What to do')).toBeFocused()
  await page.keyboard.press('r') // Remove a field.
  await page.keyboard.press('Tab')
  await page.keyboard.type('flag')
  await expect(preview(page)).toContainText('not there')
  await expect(preview(page)).toContainText('1 changes')
  await tabTo(page, dialog(page).getByRole('button', { name: 'Change 1 record' }))
  await page.keyboard.press('Enter')
  await expect(jobsPanel(page)).toContainText('Done: 1 changed')
  await expect(grid(page).locator(':focus')).toHaveCount(1)
  await tabTo(page, jobsPanel(page).getByRole('button', { name: 'Undo' }))
  await page.keyboard.press('Enter')
  await expect(jobsPanel(page)).toContainText('Done: 1 put back')
})

test.describe('notes that others write too', () => {
  const stars = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [`n${at}`, { title: `Note ${String(at).padStart(2, '0')}`, stars: at % 6 }]),
  )
  test.use({ worlds: [], isShared: true, objects: notes(stars) })

  test('what would break the schema is said before, and what the server refuses after', async ({
    enter,
    api,
    noise,
  }) => {
    noise.expect(/400 \(Bad Request\)/)
    const page = await enter({ at: `${NOTES}/records` })
    await check(page, 'Note 00')
    await press(bar(page), 'Change…')
    await pickField(page, 'stars')
    await dialog(page).getByLabel('New value').fill('9')
    await expect(preview(page)).toContainText('Breaks the schema: stars Must be at most 5.')
    await press(page, 'Change 1 record')
    await expect(jobsPanel(page)).toContainText('Ended, not for all: 1 refused')
    await jobsPanel(page).getByRole('link', { name: 'Set stars in 1 record' }).click()
    await expect(page.getByRole('list', { name: 'Records of this job' })).toContainText('The server said:')
    expect((await api().read(noteUri('n0'))).stars).toBe(0)
  })

  test('what somebody wrote since is not undone, and is listed', async ({ enter, api }) => {
    const page = await enter({ at: `${NOTES}/records` })
    await check(page, 'Note 00')
    await check(page, 'Note 01')
    await press(bar(page), 'Change…')
    await pickField(page, 'remark')
    await dialog(page).getByLabel('New value').fill('checked')
    await press(page, 'Change 2 records')
    await expect(jobsPanel(page)).toContainText('Done: 2 changed')
    await api().change(noteUri('n1'), { remark: 'mine' })
    await press(jobsPanel(page), 'Undo')
    await expect(jobsPanel(page)).toContainText('1 put back')
    await jobsPanel(page).getByRole('link', { name: /^Undo/ }).click()
    await expect(page.getByRole('button', { name: 'Changed by others 1' })).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByRole('list', { name: 'Records of this job' })).toContainText('"mine"')
    expect((await api().read(noteUri('n1'))).remark).toBe('mine')
    expect((await api().read(noteUri('n0'))).remark).toBeUndefined()
  })

  test('a job that was cut off by a reload asks whether to go on', async ({ enter, api }) => {
    const page = await enter({ at: `${NOTES}/records` })
    await expectRowVisible(page, 'Note 00')
    // The request never comes home.
    await page.route('**/batch', () => undefined)
    await checkAll(page)
    await press(bar(page), 'Change…')
    await pickField(page, 'remark')
    await dialog(page).getByLabel('New value').fill('checked')
    await press(page, 'Change 12 records')
    await expect(jobsPanel(page)).toContainText('0 of 12 records')
    await page.reload()
    await expect(jobsPanel(page)).toContainText('Interrupted')
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await press(jobsPanel(page), 'Resume')
    await expect(jobsPanel(page)).toContainText('Done: 12 changed')
    expect((await api().read(noteUri('n11'))).remark).toBe('checked')
  })

  test('a report tells of each record', async ({ enter }) => {
    const page = await enter({ at: `${NOTES}/records` })
    await checkAll(page)
    await press(bar(page), 'Change…')
    await pickField(page, 'remark')
    await dialog(page).getByLabel('New value').fill('=1+1')
    await press(page, 'Change 12 records')
    await expect(jobsPanel(page)).toContainText('Done: 12 changed')
    await jobsPanel(page).getByRole('link', { name: 'Set remark in 12 records' }).click()
    await press(page, 'Download report')
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: /CSV/ }).click()
    const file = await coming
    expect(file.suggestedFilename()).toMatch(/^change-notes-.*\.csv$/)
    const text = await readFile(await file.path(), 'utf8')
    expect(text.split('\r\n')).toHaveLength(14)
    await press(page, 'Forget…')
    await dialog(page).getByRole('button', { name: 'Forget' }).click()
    await expect(page.getByRole('heading', { name: 'No jobs yet' })).toBeVisible()
  })

  test('a job that cannot begin leaves what was typed', async ({ enter }) => {
    const page = await enter({ at: `${NOTES}/records` })
    await check(page, 'Note 00')
    // As in a private window of some browsers.
    await page.evaluate(() => {
      IDBDatabase.prototype.transaction = () => {
        throw new DOMException('no', 'QuotaExceededError')
      }
    })
    await press(bar(page), 'Change…')
    await pickField(page, 'remark')
    await dialog(page).getByLabel('New value').fill('checked')
    await press(page, 'Change 1 record')
    await expect(alertWith(page, 'It could not begin; nothing was changed')).toBeVisible()
    await expect(dialog(page).getByLabel('New value')).toHaveValue('checked')
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 844 } })

    test('the bar, the dialogs, the panel and the pages keep to WCAG 2.2 AA', async ({ enter }) => {
      const page = await enter({ at: COUNTRIES })
      await expectRowVisible(page, 'Albania')
      await checkAll(page)
      await expectNoAxeViolations(page, 'selection bar')
      await press(bar(page), 'Delete…')
      await expect(dialog(page)).toBeVisible()
      await expectNoAxeViolations(page, 'delete dialog')
      await page.keyboard.press('Escape')
      await press(bar(page), 'Change…')
      await pickField(page, 'region')
      await dialog(page).getByLabel('New value').selectOption('Africa')
      await expect(preview(page)).toContainText('Africa')
      await expectNoAxeViolations(page, 'change dialog')
      await dialog(page)
        .getByRole('button', { name: /^Change \d+ records$/ })
        .click()
      await page.getByRole('button', { name: /job/ }).click()
      await expect(jobsPanel(page)).toContainText('Done')
      await expectNoAxeViolations(page, 'job panel')
      await page.getByRole('link', { name: 'All jobs' }).click()
      await expectHeading(page, 'Jobs')
      await expectNoAxeViolations(page, '/jobs')
      await page.getByRole('list', { name: 'Jobs' }).getByRole('link', { name: /^Set/ }).click()
      await expect(page.getByRole('list', { name: 'Records of this job' })).toBeVisible()
      await expectNoAxeViolations(page, '/jobs/$id')
    })
  })
}
