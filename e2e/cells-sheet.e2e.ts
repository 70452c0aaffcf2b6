import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from './support/axe'
import { A, B, bar, cell, editor, openSheet, panel, paste, REMARK, STARS, three, typeOver } from './support/cells'
import { noteUri, notes, NOTE_SETTINGS } from './support/lab'
import { NO_ANSWER } from './support/noise'
import { expect, test } from './support/studio'
import { alertWith, expectToast, grid, press } from './support/words'

test.describe('a sheet', () => {
  test.use({ worlds: [], isShared: true, objects: notes(three) })

  test('a value that breaks the schema is said at the cell and not staged; Escape brings back what was there', async ({
    enter,
  }) => {
    const page = await openSheet(enter)
    await cell(page, 'Apple', STARS).click()
    await page.keyboard.type('9')
    await page.keyboard.press('Enter')
    await expect(alertWith(page, 'Must be at most 5.')).toBeVisible()
    await expect(editor(page)).toHaveAttribute('aria-invalid', 'true')
    await expectNoAxeViolations(page)
    await expect(bar(page)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(cell(page, 'Apple', STARS)).toBeFocused()
    await expect(cell(page, 'Apple', STARS)).toContainText('1')
    await expect(bar(page)).toHaveCount(0)
  })

  test('what does not fit waits in its cell when one goes elsewhere, and outlives a reload', async ({ enter }) => {
    const page = await openSheet(enter)
    await cell(page, 'Apple', STARS).click()
    await page.keyboard.type('many')
    await cell(page, 'Birch', REMARK).dblclick()
    await expect(editor(page)).toHaveValue('white')
    await page.keyboard.press('Escape')
    await expect(bar(page)).toContainText('1 cell does not fit yet')
    await page.reload()
    await expect(cell(page, 'Apple', STARS)).toHaveAttribute('data-mark', 'refused')
    await cell(page, 'Apple', STARS).dblclick()
    await expect(editor(page)).toHaveValue('many')
    await expect(alertWith(page, 'Must be a number.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(bar(page)).toHaveCount(0)
  })

  test('a block is pasted: what does not fit is listed before anything is staged', async ({ enter, api }) => {
    const page = await openSheet(enter)
    await cell(page, 'Birch', STARS).click()
    await paste(page, '4\tgrey\r\n7\tgreen\r\n1\tno row\r\n')
    const dialog = page.getByRole('dialog', { name: 'Change these cells?' })
    await expect(dialog).toContainText('1 of 4 cells does not fit:')
    await expect(dialog.getByRole('listitem')).toContainText('Must be at most 5.')
    await expect(dialog).toContainText('1 row of the block has no record to go to')
    await expectNoAxeViolations(page)
    await expect(bar(page)).toHaveCount(0)
    await press(dialog, 'Change the 3 others')
    await expect(bar(page).getByRole('status')).toHaveText('3 changes in 2 records')
    await expect(cell(page, 'Cedar', REMARK)).toContainText('green')
    await press(bar(page), 'Save')
    await expectToast(page, 'Saved 2 records')
    expect(await api().read(B)).toMatchObject({ stars: 4, remark: 'grey' })
    expect(await api().read(noteUri('c'))).toMatchObject({ stars: 3, remark: 'green' })
    expect(await api().status(noteUri('d'))).toBe(404)
  })

  test('Delete empties cells: the field goes, and a required one is not emptied', async ({ enter, api }) => {
    const page = await openSheet(enter)
    await cell(page, 'Apple', STARS).click()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Delete')
    await expect(bar(page).getByRole('status')).toHaveText('2 changes in 1 record')
    await cell(page, 'Birch', STARS).click()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Delete')
    const dialog = page.getByRole('dialog', { name: 'Change these cells?' })
    await expect(dialog).toContainText('This field is required.')
    await press(dialog, 'Back to the list')
    await press(bar(page), 'Save')
    await expectToast(page, 'Saved 1 record')
    expect(Object.keys(await api().read(A)).toSorted()).toEqual(['id', 'last_modified', 'more', 'schema', 'title'])
  })

  test('discarding asks first; one cell or one record can be given up by itself', async ({ enter, api }) => {
    const page = await openSheet(enter)
    await typeOver(page, cell(page, 'Apple', STARS), '5')
    await typeOver(page, cell(page, 'Apple', REMARK), 'mine')
    await typeOver(page, cell(page, 'Birch', STARS), '5')
    await press(bar(page), 'Review')
    await press(panel(page), 'Discard the change of Stars of Apple')
    await expect(panel(page).getByRole('button', { name: 'Save 2 records' })).toBeVisible()
    await press(panel(page), 'Discard the changes of Birch')
    await press(panel(page), 'Back to the list')
    await expect(bar(page).getByRole('status')).toHaveText('1 change in 1 record')
    await press(bar(page), 'Discard')
    const dialog = page.getByRole('dialog', { name: 'Discard what you typed?' })
    await press(dialog, 'Keep')
    await expect(cell(page, 'Apple', REMARK)).toContainText('mine')
    await press(bar(page), 'Discard')
    await press(dialog, 'Discard')
    await expect(bar(page)).toHaveCount(0)
    await expect(cell(page, 'Apple', REMARK)).toContainText('red')
    expect(await api().read(A)).toMatchObject(three.a)
  })

  test('a live change of somebody else leaves an unsaved cell as it is, and marks it', async ({ enter, api }) => {
    const page = await openSheet(enter)
    await typeOver(page, cell(page, 'Apple', STARS), '5')
    await api().change(A, { stars: 0, remark: 'theirs' })
    await expect(cell(page, 'Apple', REMARK)).toContainText('theirs')
    await expect(cell(page, 'Apple', STARS)).toContainText('5')
    await expect(cell(page, 'Apple', STARS)).toHaveAttribute('data-mark', 'changed')
  })

  test('another tab of the same browser shows what is staged here', async ({ enter, context }) => {
    const page = await openSheet(enter)
    const second = await openSheet(enter, await context.newPage())
    await expect(cell(second, 'Apple', STARS)).toContainText('1')
    await typeOver(page, cell(page, 'Apple', STARS), '5')
    await expect(cell(second, 'Apple', STARS)).toContainText('5')
    await expect(bar(second)).toBeVisible()
  })
})

/** The server is gone whenever somebody writes a record. */
const RECORD = '**/records/*'
const refuseWrites = (page: Page) =>
  page.route(RECORD, route => (route.request().method() === 'PUT' ? route.abort() : route.fallback()))

test.describe('accidents', () => {
  test.use({ worlds: [], isShared: true, objects: notes(three) })

  test('a server that is gone while it saves: saving stands still, and goes on', async ({ enter, api, noise }) => {
    noise.expect(NO_ANSWER)
    const page = await openSheet(enter)
    await typeOver(page, cell(page, 'Apple', STARS), '5')
    await refuseWrites(page)
    await press(bar(page), 'Save')
    await expect(alertWith(page, 'Saving stands still; nothing is lost.')).toBeVisible()
    await expect(cell(page, 'Apple', STARS)).toContainText('5')
    await page.reload()
    await expect(alertWith(page, 'The page was closed while it saved.')).toBeVisible()
    expect(await api().read(A)).toMatchObject(three.a)
    await page.unroute(RECORD)
    await press(page, 'Go on saving')
    await expectToast(page, 'Saved 1 record')
    await expect(bar(page)).toHaveCount(0)
    expect(await api().read(A)).toMatchObject({ ...three.a, stars: 5 })
  })

  test('saving that is stopped keeps what was typed', async ({ enter, api, noise }) => {
    noise.expect(NO_ANSWER)
    const page = await openSheet(enter)
    await typeOver(page, cell(page, 'Apple', STARS), '5')
    await refuseWrites(page)
    await press(bar(page), 'Save')
    await press(page, 'Stop, keep the changes')
    await expect(alertWith(page, 'Saving stands still')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(bar(page).getByRole('status')).toContainText('1 change in 1 record')
    expect(await api().read(A)).toMatchObject(three.a)
  })

  test('a browser that keeps nothing says so, and typing goes on', async ({ enter, page: own }) => {
    await own.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('blocked', 'SecurityError')
      }
    })
    const page = await openSheet(enter)
    await typeOver(page, cell(page, 'Apple', STARS), '5')
    await expect(bar(page)).toContainText('Not kept on this device: the browser keeps no data here.')
    await press(bar(page), 'Save')
    await expect(alertWith(page, 'This browser keeps no data here')).toBeVisible()
    await expect(cell(page, 'Apple', STARS)).toContainText('5')
  })
})

test.describe('each type has its own way', () => {
  const properties = {
    title: { type: 'string' },
    colour: { type: 'string', title: 'Colour', enum: ['red', 'green', 'blue'] },
    done: { type: ['boolean', 'null'], title: 'Done' },
    day: { type: 'string', title: 'Day', format: 'date' },
    tags: { type: 'array', title: 'Tags', items: { type: 'string' } },
    name: { type: 'object', title: 'Name' },
  }
  const settings = {
    ...NOTE_SETTINGS,
    schema: { type: 'object', properties },
    displayFields: ['title', 'colour', 'done', 'day', 'tags', 'name', 'name.first', 'free'],
  }
  test.use({
    worlds: [],
    isShared: true,
    objects: notes({ a: { title: 'Apple', colour: 'red', tags: ['x'], name: { first: 'A', last: 'B' } } }, settings),
  })

  test('choices, dates, lists, nested fields, and fields that nobody described', async ({ enter, api }) => {
    const page = await openSheet(enter)
    const choose = async (column: number, option: string) => {
      await cell(page, 'Apple', column).click()
      await page.keyboard.press('Enter')
      await expect(grid(page).getByRole('listbox')).toBeFocused()
      await grid(page).getByRole('option', { name: option }).click()
      await expect(grid(page).getByRole('listbox')).toHaveCount(0)
    }
    await choose(1, 'blue')
    await choose(2, 'Yes')
    await cell(page, 'Apple', 3).click()
    await page.keyboard.press('Enter')
    await grid(page).getByLabel('Day of Apple').fill('2026-02-03')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(editor(page)).toHaveValue('x')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('y')
    await page.keyboard.press('Tab')
    await expect(cell(page, 'Apple', 5)).toBeFocused()
    await typeOver(page, cell(page, 'Apple', 6), 'Ada')
    await expect(cell(page, 'Apple', 5)).toContainText('Ada')
    await cell(page, 'Apple', 7).click()
    await page.keyboard.type('5')
    await expect(grid(page)).toContainText('Is stored as a number.')
    await page.keyboard.press('Enter')
    await expect(bar(page).getByRole('status')).toHaveText('6 changes in 1 record')
    await page.keyboard.press('ControlOrMeta+s')
    await expectToast(page, 'Saved 1 record')
    expect(await api().read(A)).toMatchObject({
      title: 'Apple',
      colour: 'blue',
      done: true,
      day: '2026-02-03',
      tags: ['x', 'y'],
      name: { first: 'Ada', last: 'B' },
      free: 5,
    })
  })
})
