import { expectNoAxeViolations } from './support/axe'
import { A, B, bar, cell, editor, openSheet, panel, REMARK, STARS, three, typeOver } from './support/cells'
import { notes, NOTES, notesSchema } from './support/lab'
import { refusal } from './support/noise'
import { expect, test } from './support/studio'
import { expectToast, press } from './support/words'

test.describe('cells in place @kinto', () => {
  test.use({ worlds: [], isShared: true, objects: notes(three) })

  test('two cells are edited by keyboard, outlive a reload, are reviewed, saved and undone', async ({ enter, api }) => {
    const page = await openSheet(enter)
    await cell(page, 'Apple', STARS).click()
    await page.keyboard.press('F2')
    await expect(editor(page)).toHaveValue('1')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('4')
    await page.keyboard.press('Tab')
    await expect(cell(page, 'Apple', REMARK)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('silver')
    await page.keyboard.press('Enter')
    await expect(cell(page, 'Cedar', REMARK)).toBeFocused()
    await expect(bar(page).getByRole('status')).toHaveText('2 changes in 2 records')
    await expect(bar(page)).toContainText('Kept on this device')
    await expect(cell(page, 'Apple', STARS)).toHaveAttribute('data-mark', 'staged')
    expect(await api().read(A)).toMatchObject({ stars: 1 })

    await page.reload()
    await expect(cell(page, 'Apple', STARS)).toContainText('4')
    await expect(cell(page, 'Birch', REMARK)).toContainText('silver')
    await press(bar(page), 'Review')
    await expect(panel(page).getByRole('region', { name: 'Apple' })).toContainText(/Stars.*1.*4/)
    await expect(panel(page).getByRole('region', { name: 'Birch' })).toContainText(/Remark.*"white".*"silver"/)
    await expectNoAxeViolations(page)
    await press(panel(page), 'Save 2 records')
    await expectToast(page, 'Saved 2 records')
    await expect(bar(page)).toHaveCount(0)
    await expect(panel(page)).toHaveCount(0)
    await expect(cell(page, 'Apple', STARS)).toContainText('4')
    await expect(cell(page, 'Apple', STARS)).not.toHaveAttribute('data-mark', 'staged')
    expect(await api().read(A)).toMatchObject({ ...three.a, stars: 4 })
    expect(await api().read(B)).toMatchObject({ ...three.b, remark: 'silver' })

    await press(page.getByRole('alert').filter({ hasText: 'Saved 2 records' }), 'Undo')
    await expectToast(page, 'Undone: 2 records are as they were')
    await expect(cell(page, 'Apple', STARS)).toContainText('1')
    expect(await api().read(A)).toMatchObject(three.a)
    expect(await api().read(B)).toMatchObject(three.b)
  })

  test('another cell that somebody wrote meanwhile is no question', async ({ enter, api }) => {
    const page = await openSheet(enter)
    await cell(page, 'Apple', STARS).click()
    await page.keyboard.type('5')
    await api().change(A, { remark: 'theirs' })
    // In the editor, too: what stands there belongs to it.
    await page.keyboard.press('ControlOrMeta+s')
    await expectToast(page, 'Saved 1 record')
    expect(await api().read(A)).toMatchObject({ ...three.a, stars: 5, remark: 'theirs' })
  })

  test('the same cell is asked about, and what is decided is saved', async ({ enter, api, noise }) => {
    noise.expect(refusal(412))
    const page = await openSheet(enter)
    await typeOver(page, cell(page, 'Apple', STARS), '5')
    await typeOver(page, cell(page, 'Birch', STARS), '5')
    await api().change(A, { stars: 0, remark: 'theirs' })
    await press(bar(page), 'Save')
    await expect(panel(page)).toContainText('1 record saved · 1 changed by somebody meanwhile')
    expect(await api().read(A)).toMatchObject({ stars: 0 })
    expect(await api().read(B)).toMatchObject({ stars: 5 })
    await press(panel(page), 'Compare and decide')
    await expect(page.getByRole('heading', { name: 'Somebody saved a while you were editing' })).toBeFocused()
    const stars = page.getByRole('group', { name: 'stars' })
    await expect(stars).toContainText('Before: 1')
    await stars.getByRole('radio', { name: 'Mine' }).check()
    await press(page, 'Save merged')
    // A message about the first save may still be there.
    await expect.poll(() => api().read(A)).toMatchObject({ ...three.a, stars: 5, remark: 'theirs' })
    await expect(bar(page)).toHaveCount(0)
  })

  test('what the server refuses stays, with its words, and the others are saved', async ({ enter, api, noise }) => {
    noise.expect(refusal(400))
    const page = await openSheet(enter)
    await typeOver(page, cell(page, 'Apple', STARS), '5')
    await typeOver(page, cell(page, 'Birch', REMARK), 'kept')
    // A rule between fields, which no cell can know.
    const rules = JSON.parse(
      '{"if":{"properties":{"stars":{"const":5}}},"then":{"properties":{"remark":{"const":"five"}}}}',
    )
    await api().change(NOTES, { schema: { ...notesSchema, ...rules } })
    await press(bar(page), 'Save')
    await expect(panel(page)).toContainText('1 record saved · 1 refused')
    await expect(panel(page).getByRole('region', { name: 'Apple' })).toContainText('Not saved:')
    await page.keyboard.press('Escape')
    await expect(cell(page, 'Apple', STARS)).toContainText('5')
    await expect(cell(page, 'Apple', STARS)).toHaveAttribute('data-mark', 'refused')
    expect(await api().read(A)).toMatchObject(three.a)
    expect(await api().read(B)).toMatchObject({ remark: 'kept' })
    await page.reload()
    await expect(bar(page)).toContainText('1 record could not be saved')
    await typeOver(page, cell(page, 'Apple', STARS), '4')
    await press(bar(page), 'Save')
    await expect.poll(() => api().read(A)).toMatchObject({ ...three.a, stars: 4 })
  })
})
