import { expect, type Locator, type Page } from '@playwright/test'
import { noteUri, NOTES } from './lab'
import type { Enter } from './studio'
import { grid, row } from './words'

/** Three notes in a list whose cells are typed over. */
export const LIST = `${NOTES}/records`
export const A = noteUri('a')
export const B = noteUri('b')
export const three = {
  a: { title: 'Apple', stars: 1, remark: 'red', more: { kept: [1, 2] } },
  b: { title: 'Birch', stars: 2, remark: 'white' },
  c: { title: 'Cedar', stars: 3 },
}
/** The list, once its rows stand in the order that the collection asks for. */
export async function openSheet(enter: Enter, own?: Page): Promise<Page> {
  const page = await enter({ at: LIST, ...(own && { page: own }) })
  await expect(grid(page).getByRole('row').nth(1)).toContainText('Apple')
  return page
}

/** Columns, from 0. */
export const STARS = 1
export const REMARK = 2

export const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' })
export const panel = (page: Page) => page.getByRole('dialog', { name: 'Unsaved changes' })
/** The cell of a row below this header. */
export const cell = (page: Page, title: string, column: number): Locator =>
  row(page, title).getByRole('gridcell').nth(column)
export const editor = (page: Page) => grid(page).getByRole('textbox')

/** As one types in a spreadsheet: on the cell, over what is there. */
export async function typeOver(page: Page, target: Locator, text: string, end = 'Enter') {
  await target.click()
  await page.keyboard.type(text)
  await expect(editor(page)).toHaveValue(text)
  await page.keyboard.press(end)
  await expect(editor(page)).toHaveCount(0)
}

/** Pastes a text where the focus is. */
export const paste = (page: Page, text: string) =>
  page.evaluate(given => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', given)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
