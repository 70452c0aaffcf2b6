import type { Page, Route } from '@playwright/test'
import { noteUri, NOTES, oneNote } from './support/lab'
import { NO_ANSWER, refusal } from './support/noise'
import { expect, test } from './support/studio'
import { alertWith, expectHeading, expectRowVisible, expectToast, field, goTo, press } from './support/words'

const FIRST = noteUri('first')

/** Whatever goes wrong, header and tree stay. */
const expectShell = (page: Page) => expect(page.getByRole('link', { name: 'Kinto Studio, home' })).toBeVisible()

test.describe('on the built-in server', () => {
  test('an object that is not there, and an address that is none, say so and lead on', async ({ enter }) => {
    const page = await enter({ at: '/buckets/world/collections/countries/records/ATL' })
    await expectHeading(page, 'There is no ATL here')
    await page.getByRole('link', { name: 'Up to countries' }).click()
    await expectRowVisible(page, 'Albania')
    await goTo(page, '/no/such/page')
    await expectHeading(page, 'There is no such page')
    await expectShell(page)
    await goTo(page, '/buckets/world/collections/nowhere/records')
    await expectHeading(page, 'There is no nowhere here')
    await goTo(page, '/buckets/world/settings?_sort=%')
    await expectHeading(page, 'world')
  })

  test('who lacks a right is told which, and by whom they are known', async ({ enter }) => {
    const page = await enter({ as: 'zed', at: '/buckets/newsroom/collections/articles/records' })
    await expectHeading(page, 'You have no right to see this')
    await expect(page.getByRole('alert')).toContainText('collection articles')
    await expect(page.getByRole('alert')).toContainText('You are account:zed.')
    await page.getByRole('link', { name: 'Sign in as somebody else' }).click()
    await press(page, 'Explore with the built-in server')
    await expect(page).toHaveURL(/articles\/records$/)
    await expect(page.getByRole('grid')).toBeVisible()
  })
})

test.describe('on a server in the network', () => {
  test.use({ worlds: [], isShared: true, objects: oneNote })

  const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' }
  const busy = (route: Route) =>
    route.fulfill({
      status: 503,
      headers: { ...OPEN, 'Retry-After': '60' },
      json: { code: 503, errno: 201, error: 'Busy' },
    })
  const web = (route: Route) =>
    route.fulfill({ status: 200, headers: OPEN, contentType: 'text/html', body: '<h1>Welcome to our network</h1>' })

  test('one that is busy is said to be, and asked again', async ({ enter, server, noise }) => {
    noise.expect(refusal(503))
    const page = await enter()
    await page.route(`${server}${NOTES}/records?*`, busy)
    await goTo(page, `${NOTES}/records`)
    await expect(page.getByRole('alert').filter({ has: page.getByRole('button', { name: 'Try again' }) })).toBeVisible()
    await expectShell(page)
    await page.unrouteAll()
    await press(page, 'Try again')
    await expectRowVisible(page, 'First note')
  })

  test('a failure that passes is not even seen', async ({ enter, server, noise }) => {
    noise.expect(refusal(503))
    const page = await enter()
    await page.route(`${server}${FIRST}`, route => route.fulfill({ status: 503, headers: OPEN, json: {} }), {
      times: 1,
    })
    await goTo(page, FIRST)
    await expectHeading(page, 'First note')
  })

  test('a failure while saving stands beside what was typed', async ({ enter, server, noise, api }) => {
    noise.expect(refusal(500, 503), NO_ANSWER)
    const page = await enter({ at: FIRST })
    await field(page, 'Title').fill('Patience')
    for (const [answer, said] of [
      [busy, 'The server is busy'],
      [
        (route: Route) =>
          route.fulfill({ status: 500, headers: OPEN, json: { code: 500, errno: 999, message: 'Ouch' } }),
        'Ouch',
      ],
      [web, 'answered with a web page'],
      [(route: Route) => route.abort(), 'The server cannot be reached'],
    ] as const) {
      await page.route(`${server}${FIRST}`, answer)
      await press(page, 'Save')
      await expect(alertWith(page, 'Not saved; what you typed is still here')).toContainText(said)
      await expect(field(page, 'Title')).toHaveValue('Patience')
      await page.unrouteAll()
    }
    await press(page, 'Save')
    await expectToast(page, /^Saved /)
    expect(await api().read(FIRST)).toMatchObject({ title: 'Patience' })
  })

  test('an answer that is a web page is no answer', async ({ enter, server }) => {
    const page = await enter()
    await page.route(`${server}${FIRST}`, web)
    await goTo(page, FIRST)
    await expectHeading(page, 'This was no answer of a Kinto server')
    await expectShell(page)
    await page.unrouteAll()
    await press(page, 'Try again')
    await expectHeading(page, 'First note')
  })

  test('offline, a page waits and then loads by itself, and a save loses nothing', async ({
    enter,
    context,
    noise,
  }) => {
    noise.expect(NO_ANSWER, /Failed to fetch dynamically imported module/)
    const page = await enter({ at: FIRST })
    await field(page, 'Title').fill('Written on a train')
    await context.setOffline(true)
    await press(page, 'Save')
    await expect(alertWith(page, 'Not saved; what you typed is still here')).toBeVisible()
    await expect(field(page, 'Title')).toHaveValue('Written on a train')
    await context.setOffline(false)
    await press(page, 'Save')
    await expectToast(page, /^Saved /)

    await context.setOffline(true)
    await goTo(page, `${NOTES}/settings`)
    await goTo(page, '/buckets/lab/groups')
    await expectHeading(page, 'You are offline')
    await expectShell(page)
    await context.setOffline(false)
    await expectHeading(page, 'lab')
    await expect(page.getByText('No groups yet')).toBeVisible()
  })
})
