import { expect, test } from './support/studio'
import { columns, expectHeading, expectToast, field, idField, jsonEditor, press, tree, typeJson } from './support/words'

test('a collection is made, given columns and a schema, and its records get a form', async ({ enter }) => {
  const page = await enter({ at: '/buckets/world/+collection' })
  await idField(page).fill('rivers')
  await press(page, 'Create')
  await expectToast(page, 'Collection rivers created')
  await expect(tree(page).getByRole('link', { name: 'rivers' })).toBeVisible()

  await page.getByRole('combobox', { name: 'Columns' }).pressSequentially('name,length,')
  await typeJson(page, 'Schema', {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string', title: 'Name' }, length: { type: 'number', title: 'Length' } },
  })
  await press(page, 'Save')
  await expectToast(page, 'Saved rivers')

  await page.getByRole('link', { name: 'Records' }).click()
  await page.getByRole('link', { name: 'Create record' }).first().click()
  await field(page, 'Name').fill('Volga')
  await field(page, 'Length').fill('3531')
  await press(page, 'Save')
  await expectToast(page, /^Created /)
  await page.getByRole('link', { name: 'rivers' }).last().click()
  await expect(columns(page)).toHaveText(['Name', 'Length', 'Last modified'])
  await expect(page.getByRole('row').filter({ hasText: 'Volga' })).toContainText('3531')
})

test('a bad id, one in use and none at all are said at the field', async ({ enter }) => {
  const page = await enter({ at: '/buckets/world/+collection' })
  await idField(page).fill('two words')
  await press(page, 'Create')
  await expect(page.getByText('Use letters, digits, "-" and "_", and begin with a letter or a digit.')).toBeVisible()
  await idField(page).fill('countries')
  await press(page, 'Create')
  await expect(page.getByText('This id is in use.')).toBeVisible()
  await expect(idField(page)).toHaveValue('countries')
  await page.goto('./#/buckets/world/collections/countries/records')
  await press(page, 'Leave')
  await expect(page.getByText('250 records')).toBeVisible()
})

test('settings that nobody knows are kept when one of the others is changed', async ({ enter }) => {
  const page = await enter({ at: '/buckets/world/collections/countries/settings' })
  await typeJson(page, 'Other attributes', { owner: 'atlas team', '__proto__ ': 1 })
  await press(page, 'Save')
  await expectToast(page, 'Saved countries')
  await page.getByLabel('Order').fill('-area')
  await press(page, 'Save')
  await expect(page.getByText('Nothing to save.')).toBeVisible()
  await page.reload()
  await expect(jsonEditor(page, 'Other attributes')).toContainText('"owner": "atlas team"')
  await expect(page.getByLabel('Order')).toHaveValue('-area')
  await page.getByRole('link', { name: 'Records' }).click()
  await expect(page.getByRole('gridcell').first()).toContainText('Russia')
})

test('changes can be discarded, and are asked about before they are left', async ({ enter }) => {
  const page = await enter({ at: '/buckets/world/collections/countries/settings' })
  const order = page.getByLabel('Order')
  const before = await order.inputValue()
  await order.fill('-population')
  await press(page, 'Discard changes')
  await expect(order).toHaveValue(before)
  await order.fill('-population')
  await page.getByRole('link', { name: 'Records' }).click()
  await press(page.getByRole('dialog', { name: 'Leave without saving?' }), 'Stay')
  await expect(order).toHaveValue('-population')
})

test('deleting a collection counts its records, asks for its name and leads to the bucket', async ({ enter }) => {
  const page = await enter({ at: '/buckets/world/collections/countries/settings' })
  await press(page, 'Delete collection…')
  const dialog = page.getByRole('dialog', { name: 'Delete collection countries?' })
  await expect(dialog.getByText('250 records')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Delete' })).toBeDisabled()
  await dialog.getByLabel('Type countries to confirm').fill('countries')
  await press(dialog, 'Delete')
  await expectToast(page, 'Deleted countries')
  await expectHeading(page, 'world')
  await expect(page.getByText('No collections yet')).toBeVisible()
  await expect(tree(page).getByRole('link', { name: 'countries' })).toHaveCount(0)
})
