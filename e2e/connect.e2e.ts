import { NO_ANSWER } from './support/noise'
import { cutsConnections, neverAnswers, startOddServer, webSite, type OddServer } from './support/oddServer'
import { expect, test } from './support/studio'
import { expectHeading, expectRowVisible, press, signIn } from './support/words'

test.use({ worlds: [] })

test('a first visit is one click away from the sample data', async ({ page }) => {
  await page.goto('./')
  await expectHeading(page, 'Kinto Studio')
  await expect(page.getByRole('heading', { name: 'Connect to a Kinto server' })).toBeVisible()
  await press(page, 'Explore with the built-in server')
  await expectHeading(page, 'Built-in server')
  await expect(page.getByRole('link', { name: 'world' }).first()).toBeVisible()
  await expect(page).toHaveURL(/#\/$/)
})

test('a built-in server that starts slowly is waited for', async ({ page }) => {
  await page.clock.install()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/assets/countries-*.js', async route => {
    await released
    await route.continue()
  })
  await page.goto('./')
  await press(page, 'Sign in as a sample user')
  await expect(page.getByText('Starting the built-in server…')).toBeVisible()
  await page.getByRole('button', { name: /^zed / }).click()
  await press(page, 'Sign in')
  await page.clock.fastForward('02:00')
  release()
  await expectHeading(page, 'Built-in server')
})

test('what is missing is said at its field', async ({ page }) => {
  await page.goto('./')
  await press(page, 'Sign in')
  await expect(page.getByText('Enter the username.')).toBeVisible()
  await page.getByLabel('Username').fill('admin')
  await press(page, 'Sign in')
  await expect(page.getByText('Enter the address of the server.')).toBeVisible()
  await expect(page.getByLabel('Server address')).toBeFocused()
  await page.getByLabel('Server address').fill('ftp://files.example')
  await expect(page.getByText('This is not an address', { exact: true })).toBeVisible()
})

test('a press on the button counts, even where the answer about the address comes between', async ({ page }) => {
  await page.clock.install()
  await page.goto('./')
  await expect(page.getByLabel('Server address')).toBeVisible()
  // The answer comes a little after the last key: here not before the button is down.
  await page.clock.pauseAt(Date.now() + 3_600_000)
  await page.getByLabel('Server address').fill('ftp://files.example')
  await page.getByRole('button', { name: 'Sign in', exact: true }).hover()
  await page.mouse.down()
  await page.clock.resume()
  await expect(page.getByText('This is not an address', { exact: true })).toBeVisible()
  await page.mouse.up()
  await expect(page.getByText('Enter the username.')).toBeVisible()
})

test('a link into Studio asks to sign in first, and leads on afterwards', async ({ page }) => {
  await page.goto('./#/buckets/world/collections/countries/records?region=Oceania&_sort=-area')
  await expectHeading(page, 'Kinto Studio')
  await press(page, 'Explore with the built-in server')
  await expectRowVisible(page, 'Australia')
  await expect(page).toHaveURL(/region=Oceania&_sort=-area/)
})

test('a link that would lead to another site after signing in leads home', async ({ page, baseURL }) => {
  await page.goto('./#/connect?next=//evil.example/')
  await press(page, 'Explore with the built-in server')
  await expectHeading(page, 'Built-in server')
  expect(page.url()).toBe(`${baseURL}#/`)
})

test.describe('an address where no Kinto is', () => {
  let odd: OddServer
  test.afterEach(() => odd.stop())

  test('a web site is said to be no Kinto, and what was typed stays', async ({ page }) => {
    odd = await startOddServer(webSite(true))
    await page.goto('./')
    await page.getByLabel('Username').fill('admin')
    await page.getByLabel('Server address').fill(odd.url)
    await expect(page.getByText('This is not a Kinto server')).toBeVisible()
    await press(page, 'Sign in')
    await expect(page.getByLabel('Server address')).toBeFocused()
    await expect(page.getByLabel('Server address')).toHaveValue(odd.url)
    await expect(page.getByLabel('Username')).toHaveValue('admin')
  })

  test('one that other origins may not read is named with the setting that allows it', async ({ page, noise }) => {
    noise.expect(NO_ANSWER, /blocked by CORS policy/)
    odd = await startOddServer(webSite(false))
    await page.goto('./')
    await page.getByLabel('Server address').fill(odd.url)
    await expect(page.getByText('The server cannot be reached')).toBeVisible()
    await expect(page.getByText('cors_origins')).toBeVisible()
  })

  test('one that cuts the connection can be asked again', async ({ page, noise, shared }) => {
    noise.expect(NO_ANSWER)
    let isUp = false
    odd = await startOddServer((request, response) => {
      if (isUp) response.writeHead(307, { Location: `${shared}/`, 'Access-Control-Allow-Origin': '*' }).end()
      else cutsConnections(request, response)
    })
    await page.goto('./')
    await page.getByLabel('Server address').fill(odd.url)
    await expect(page.getByText('The server cannot be reached')).toBeVisible()
    isUp = true
    await press(page, 'Ask again')
    await expect(page.getByText('Kinto 26.5.0')).toBeVisible()
  })

  test('one that never answers is given up', async ({ page }) => {
    odd = await startOddServer(neverAnswers)
    await page.clock.install()
    await page.goto('./')
    await page.getByLabel('Server address').fill(odd.url)
    const asked = page.waitForRequest(`${odd.url}/v1/`)
    await page.getByLabel('Server address').press('Tab')
    await asked
    await expect(page.getByText('Looking for a Kinto server…')).toBeVisible()
    await page.clock.fastForward(10_000)
    await expect(page.getByText('The server does not answer')).toBeVisible()
    await expect(page.getByLabel('Server address')).toHaveValue(odd.url)
  })
})

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
