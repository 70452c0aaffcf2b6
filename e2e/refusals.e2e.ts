import { refusal } from './support/noise'
import { expect, test } from './support/studio'

test.use({ worlds: ['newsroom'] })

test('a reader sees the form, and a refused save keeps what was typed @everywhere', async ({ enter, noise }) => {
  noise.expect(refusal(403))
  const page = await enter({ as: 'ravi', at: '/buckets/newsroom/collections/articles/records' })
  await page.getByRole('grid').getByRole('link').first().click()
  const title = page.getByRole('textbox', { name: /^Title/ }).first()
  await title.fill('A better headline')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved: you lack the right' })).toBeVisible()
  await expect(title).toHaveValue('A better headline')
})

test('a stranger is told that the right is missing, and by whom one is signed in @everywhere', async ({
  enter,
  noise,
}) => {
  noise.expect(refusal(403))
  const page = await enter({ as: 'zed', at: '/buckets/newsroom/collections/articles/records' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('account:zed').first()).toBeVisible()
})
