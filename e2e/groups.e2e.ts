import { expect, test } from './support/studio'
import { expectHeading, expectToast, idField, press } from './support/words'

test('a group is made with members, which can be taken out again', async ({ enter }) => {
  const page = await enter({ at: '/buckets/newsroom/+group' })
  await idField(page).fill('guests')
  const members = page.getByRole('combobox', { name: 'Members' })
  await members.pressSequentially('account:ravi account:zed ')
  await press(page, 'Create')
  await expectHeading(page, 'guests')
  await expect(page.getByText('account:ravi', { exact: true })).toBeVisible()
  await members.press('Backspace')
  await press(page, 'Save')
  await expectToast(page, 'Saved guests')
  await page.reload()
  await expect(page.getByText('account:ravi', { exact: true })).toBeVisible()
  await expect(page.getByText('account:zed', { exact: true })).toHaveCount(0)
})

test('a group’s id in use overwrites nobody’s members', async ({ enter }) => {
  const page = await enter({ at: '/buckets/newsroom/+group' })
  await idField(page).fill('editors')
  await press(page, 'Create')
  await expect(page.getByText('This id is in use.')).toBeVisible()
  await page.getByRole('link', { name: 'Open the one that is there' }).click()
  await press(page, 'Leave')
  await expect(page.getByText('account:olga', { exact: true })).toBeVisible()
})

test('deleting a group says what its members lose and leads to the other groups', async ({ enter }) => {
  const page = await enter({ at: '/buckets/newsroom/groups/readers' })
  await press(page, 'Delete group…')
  const dialog = page.getByRole('dialog', { name: 'Delete group readers?' })
  await expect(dialog.getByText('Its members lose the rights that they had through it.')).toBeVisible()
  await dialog.getByLabel('Type readers to confirm').fill('readers')
  await press(dialog, 'Delete')
  await expectToast(page, 'Deleted readers')
  await expect(page).toHaveURL(/\/buckets\/newsroom\/groups$/)
  await expect(page.getByRole('main').getByRole('link', { name: 'editors' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'readers' })).toHaveCount(0)
})
