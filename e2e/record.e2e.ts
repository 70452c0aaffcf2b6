import { noteUri, notes, NOTES, oneNote } from './support/lab'
import { expect, test } from './support/studio'
import {
  alertWith,
  button,
  expectHeading,
  expectRowVisible,
  expectToast,
  field,
  idField,
  jsonEditor,
  press,
  typeJson,
} from './support/words'

const FIRST = noteUri('first')
const JSON_NAME = 'Record as JSON'

test.use({ worlds: [], isShared: true, objects: oneNote })

test('the form and the JSON are two views of one unsaved value', async ({ enter, api }) => {
  const page = await enter({ at: FIRST })
  await field(page, 'Title').fill('Edited in the form')
  await page.getByRole('link', { name: 'JSON' }).click()
  await expect(jsonEditor(page, JSON_NAME)).toContainText('"title": "Edited in the form"')
  await typeJson(page, JSON_NAME, { title: 'Edited as text', stars: 5, colour: ['red', { deep: null }] })
  await page.getByRole('link', { name: 'Form' }).click()
  await expect(field(page, 'Title')).toHaveValue('Edited as text')
  await expect(field(page, 'Stars')).toHaveValue('5')
  await page.goBack()
  await expect(jsonEditor(page, JSON_NAME)).toContainText('"title": "Edited as text"')
  await press(page, 'Save')
  await expectToast(page, 'Saved Edited as text')
  const { id, last_modified: _, schema: __, ...saved } = await api().read(FIRST)
  expect({ id, ...saved }).toEqual({ id: 'first', title: 'Edited as text', stars: 5, colour: ['red', { deep: null }] })
})

test('JSON with a mistake is kept, explained, and not lost on the way to the form', async ({ enter, api }) => {
  const page = await enter({ at: `${FIRST}/json` })
  const broken = '{"title": "Half a '
  await typeJson(page, JSON_NAME, broken)
  await expect(page.getByText('This text is not closed on its line')).toBeVisible()
  await expect(button(page, 'Save')).toBeDisabled()
  await page.getByRole('link', { name: 'Form' }).click()
  const dialog = page.getByRole('dialog', { name: 'The JSON cannot be read yet' })
  await press(dialog, 'Repair the text')
  await expect(jsonEditor(page, JSON_NAME)).toContainText(broken.trim())
  await typeJson(page, JSON_NAME, '[1, 2]')
  await expect(page.getByText('A record is an object: { … }')).toBeVisible()
  await page.getByRole('link', { name: 'Form' }).click()
  await press(dialog, 'Go back to the last value')
  await expect(field(page, 'Title')).toHaveValue('First note')
  expect(await api().read(FIRST)).toMatchObject({ title: 'First note' })
})

test('what breaks the schema is said at its field and not sent', async ({ enter }) => {
  const page = await enter({ at: FIRST })
  const writes: string[] = []
  page.on('request', request => request.method() !== 'GET' && writes.push(request.method()))
  await field(page, 'Stars').fill('9')
  await field(page, 'Title').fill('')
  await press(page, 'Save')
  await expect(alertWith(page, 'Not saved: 2 fields need a look')).toBeVisible()
  await expect(field(page, 'Title')).toHaveAttribute('aria-invalid', 'true')
  await expect(field(page, 'Title')).toBeFocused()
  await expect(field(page, 'Stars')).toHaveAccessibleDescription(/Must be at most 5\./)
  expect(writes.filter(method => method !== 'HEAD' && method !== 'OPTIONS')).toEqual([])

  await field(page, 'Title').fill('Better')
  await field(page, 'Stars').fill('five')
  await expect(field(page, 'Stars')).toHaveAccessibleDescription(/Must be a whole number\./)
  await field(page, 'Stars').fill('5')
  await press(page, 'Save')
  await expectToast(page, /^Saved /)
})

test('what breaks the schema as JSON is saved only when somebody insists', async ({ enter, api }) => {
  const page = await enter({ at: `${FIRST}/json` })
  await typeJson(page, JSON_NAME, { title: 'Six stars', stars: 6 })
  await press(page, 'Save')
  const dialog = page.getByRole('dialog', { name: 'This breaks the schema' })
  await expect(dialog).toContainText('Stars: Must be at most 5.')
  await press(dialog, 'Keep editing')
  expect(await api().read(FIRST)).toMatchObject({ stars: 3 })
})

test('a change that was taken back is no change, and nothing is sent', async ({ enter }) => {
  const page = await enter({ at: FIRST })
  const writes: string[] = []
  page.on('request', request => /PUT|PATCH|POST/.test(request.method()) && writes.push(request.url()))
  await expect(button(page, 'Save')).toBeDisabled()
  await field(page, 'Title').fill('Other')
  await expect(button(page, 'Save')).toBeEnabled()
  await field(page, 'Title').fill('First note')
  await expect(button(page, 'Save')).toBeDisabled()
  await field(page, 'Title').press('ControlOrMeta+s')
  await page.getByRole('link', { name: 'JSON' }).click()
  await expect(page.getByText('Nothing to save.')).toBeVisible()
  expect(writes).toEqual([])
})

test('discarded changes can be brought back', async ({ enter }) => {
  const page = await enter({ at: FIRST })
  await field(page, 'Title').fill('Long thought about')
  await press(page, 'Discard changes')
  await expect(field(page, 'Title')).toHaveValue('First note')
  await press(page, 'Undo')
  await expect(field(page, 'Title')).toHaveValue('Long thought about')
})

test('leaving with unsaved changes is asked about, inside Studio and by the browser', async ({ enter }) => {
  const page = await enter({ at: `${NOTES}/records` })
  await page.getByRole('link', { name: 'First note' }).click()
  await field(page, 'Title').click()
  await page.keyboard.type('Unsaved ')
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
  await page.getByRole('link', { name: 'Kinto Studio, home' }).click()
  await press(dialog, 'Stay')
  await expect(field(page, 'Title')).toHaveValue(/Unsaved/)
  await page.goBack()
  await press(dialog, 'Stay')
  await expect(field(page, 'Title')).toHaveValue(/Unsaved/)

  const asked = new Promise<string>(resolve =>
    page.once('dialog', dialog => {
      resolve(dialog.type())
      void dialog.dismiss()
    }),
  )
  await page.evaluate(() => void location.reload())
  expect(await asked).toBe('beforeunload')
  await expect(field(page, 'Title')).toHaveValue(/Unsaved/)

  await page.getByRole('link', { name: 'Kinto Studio, home' }).click()
  await press(dialog, 'Leave')
  await expectHeading(page, 'kinto')
  await page.goBack()
  await expect(field(page, 'Title')).toHaveValue('First note')
})

test('a copy is a new record, begun with what stands in the form', async ({ enter, api }) => {
  const page = await enter({ at: FIRST })
  await field(page, 'Remark').fill('unsaved remark')
  await press(page, 'Duplicate')
  await press(page.getByRole('dialog', { name: 'Leave without saving?' }), 'Leave')
  await expectHeading(page, 'Create a copy in notes')
  await expect(field(page, 'Remark')).toHaveValue('unsaved remark')
  await field(page, 'Title').fill('Second note')
  await idField(page).fill('second')
  await press(page, 'Save')
  await expectToast(page, 'Created second')
  expect(await api().read(noteUri('second'))).toMatchObject({
    title: 'Second note',
    remark: 'unsaved remark',
    stars: 3,
  })
  expect(await api().read(FIRST)).toMatchObject({ title: 'First note', remark: 'plain' })
})

test('a record is deleted only after a second look, and the list stands there again', async ({ enter, api }) => {
  await api().write(noteUri('other'), { title: 'Other note' })
  const page = await enter({ at: `${NOTES}/records?_sort=-title` })
  await page.getByRole('link', { name: 'First note' }).click()
  await expectHeading(page, 'First note')
  await press(page, 'Delete')
  const dialog = page.getByRole('dialog', { name: 'Delete record First note?' })
  await press(dialog, 'Cancel')
  expect(await api().status(FIRST)).toBe(200)
  await press(page, 'Delete')
  await press(dialog, 'Delete')
  await expectToast(page, 'Deleted First note')
  await expect(page).toHaveURL(/records\?_sort=-title$/)
  await expectRowVisible(page, 'Other note')
  await expect(page.getByRole('link', { name: 'First note' })).toHaveCount(0)
  expect(await api().status(FIRST)).toBe(404)
})

test.describe('in the order of the list', () => {
  test.use({
    objects: notes({ a: { title: 'Ada', stars: 1 }, b: { title: 'Bob', stars: 5 }, c: { title: 'Cy', stars: 3 } }),
  })

  test('next and previous lead from record to record, up to its ends', async ({ enter }) => {
    const page = await enter({ at: `${noteUri('b')}?_sort=stars` })
    await expect(page.getByLabel('Next record: This is the last of the list.')).toBeVisible()
    await page.getByRole('link', { name: 'Previous record' }).click()
    await expectHeading(page, 'Cy')
    await page.getByRole('link', { name: 'Previous record' }).click()
    await expectHeading(page, 'Ada')
    await expect(page.getByLabel('Previous record: This is the first of the list.')).toBeVisible()
    await page.getByRole('link', { name: 'JSON' }).click()
    await page.getByRole('link', { name: 'Next record' }).click()
    await expectHeading(page, 'Cy')
    await expect(jsonEditor(page, JSON_NAME)).toContainText('"Cy"')
  })
})
