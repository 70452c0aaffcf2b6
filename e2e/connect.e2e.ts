import { expect, test } from './support/studio'
import { expectHeading, press, signIn } from './support/words'

test.use({ worlds: [], isShared: true })

test.describe('a real Kinto @kinto', () => {
  test('is found by an address without scheme and version', async ({ page, shared }) => {
    await page.goto('./')
    await page.getByLabel('Server address').fill(new URL(shared).host)
    await expect(page.getByRole('status').filter({ hasText: 'Kinto 26.5.0' })).toContainText(shared)
    await signIn(page, { user: 'admin', password: 'admin' })
    await expectHeading(page, 'kinto')
    await expect(page.getByRole('button', { name: 'You and this server: account:admin' })).toBeVisible()
  })

  test('with basicauth on: a wrong password is a wrong password, never a stranger', async ({ page, shared }) => {
    await page.goto('./')
    await signIn(page, { user: 'admin', password: 'nimda' }, shared)
    await expect(page.getByRole('alert').filter({ hasText: 'Wrong username or password.' })).toBeVisible()
    await expect(page.getByLabel('Username')).toHaveValue('admin')
    await expect(page.getByLabel('Server address')).toHaveValue(shared)
    await expect(page).toHaveURL(/#\/connect$/)
    await page.getByLabel('Password', { exact: true }).fill('admin')
    await press(page, 'Sign in')
    await expectHeading(page, 'kinto')
  })

  test('at another version than it has says so and offers the right address', async ({ page, shared, noise }) => {
    noise.expect(/Failed to load resource/, /CORS policy/)
    await page.goto('./')
    await page.getByLabel('Server address').fill(shared.replace(/v1$/, 'v2'))
    await expect(page.getByText('This is another version')).toBeVisible()
    await press(page, `Use ${shared}`)
    await expect(page.getByLabel('Server address')).toHaveValue(shared)
    await expect(page.getByText('Kinto 26.5.0')).toBeVisible()
  })
})
