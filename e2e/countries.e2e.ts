import { expect, test } from './support/studio'
import { expectRowVisible, expectToast, field, row } from './support/words'

test('a country is found, changed, and still changed after a reload @everywhere', async ({ enter }) => {
  const page = await enter()
  await page.getByRole('link', { name: 'countries' }).first().click()
  await expect(page.getByText('250 records')).toBeVisible()

  await page.getByLabel('Find by Common name').fill('ala')
  await expect(page).toHaveURL(/like_name\.common=ala/)
  await expectRowVisible(page, 'Malawi')
  await expect(row(page, 'France')).toHaveCount(0)

  await page.getByRole('link', { name: 'Malawi' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Malawi' })).toBeVisible()
  const official = field(page, 'Official name').first()
  await official.fill('Warm Heart of Africa')
  await page.getByRole('button', { name: 'Save' }).click()
  await expectToast(page, 'Saved Malawi')

  await page.reload()
  await expect(official).toHaveValue('Warm Heart of Africa')
  await page.goBack()
  await expectRowVisible(page, 'Malawi')
})

test('a row is opened and Back returns to the same filtered list', async ({ enter }) => {
  const page = await enter({ at: '/buckets/world/collections/countries/records?region=Oceania&_sort=-area' })
  await expectRowVisible(page, 'Australia')
  await page.getByRole('link', { name: 'Fiji' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Fiji' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/region=Oceania&_sort=-area/)
  await expectRowVisible(page, 'Fiji')
})
