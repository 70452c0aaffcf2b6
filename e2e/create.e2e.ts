import { noteUri, NOTES, oneNote } from './support/lab'
import { expect, test } from './support/studio'
import { expectHeading, expectToast, field, idField, press } from './support/words'

test('a new article begins with the defaults of its schema and can be called create', async ({ enter }) => {
  const page = await enter({ at: '/buckets/newsroom/collections/tags/records/+record' })
  await field(page, 'Label').fill('Create')
  await idField(page).fill('create')
  await press(page, 'Save')
  await expectToast(page, 'Created create')
  await expectHeading(page, 'Create')
  await page.goto('./#/buckets/newsroom/collections/articles/records/+record')
  await expect(page.getByLabel('Status').first()).toHaveValue('draft')
})

test.describe('in a collection of one note', () => {
  test.use({ worlds: [], isShared: true, objects: oneNote })

  test('a record without an id gets one', async ({ enter, api }) => {
    const page = await enter({ at: `${NOTES}/records` })
    await page.getByRole('link', { name: 'Create record' }).click()
    await field(page, 'Title').fill('Made here')
    await press(page, 'Save')
    await expectToast(page, /^Created [0-9a-f-]{36}/)
    await expect(page).toHaveURL(/records\/[0-9a-f-]{36}/)
    await expectHeading(page, 'Made here')
    const uri = new URL(page.url()).hash.slice(1).replace(/\?.*/, '')
    expect(await api().read(uri)).toMatchObject({ title: 'Made here' })
  })

  test('an id in use overwrites nothing, keeps what was typed and leads to the other', async ({
    enter,
    api,
    noise,
  }) => {
    noise.expect(/status of 412/)
    const page = await enter({ at: `${NOTES}/records/+record` })
    await field(page, 'Title').fill('Usurper')
    await idField(page).fill('first')
    await press(page, 'Save')
    await expect(page.getByText('This id is in use.')).toBeVisible()
    await expect(field(page, 'Title')).toHaveValue('Usurper')
    expect(await api().read(noteUri('first'))).toMatchObject({ title: 'First note' })
    await page.getByRole('link', { name: 'Open the record that has it' }).click()
    await press(page, 'Stay')
    await idField(page).fill('first-2')
    await press(page, 'Save')
    await expectToast(page, 'Created first-2')
    expect(await api().read(noteUri('first-2'))).toMatchObject({ title: 'Usurper' })
  })

  test('an id that Kinto refuses is said at its field', async ({ enter }) => {
    const page = await enter({ at: `${NOTES}/records/+record` })
    await field(page, 'Title').fill('New')
    await idField(page).fill('not an id')
    await press(page, 'Save')
    await expect(page.getByText('Use letters, digits, "-" and "_", and begin with a letter or a digit.')).toBeVisible()
    await expect(idField(page)).toBeFocused()
    await expect(field(page, 'Title')).toHaveValue('New')
  })
})
