import type { Page } from '@playwright/test'
import { apiOf } from './support/api'
import { startEngine } from './support/engine'
import { noteUri, oneNote } from './support/lab'
import { refusal } from './support/noise'
import { expect, test } from './support/studio'
import { expectHeading, expectToast, field, press, signIn, signOut } from './support/words'

const offer = (page: Page) => page.getByRole('button', { name: 'Explore with the built-in server' })

test.describe('on a server of one’s own', () => {
  test.use({ worlds: [], isShared: true })

  test('servers that were used are offered again with the user’s name, and can be forgotten', async ({
    enter,
    shared,
  }) => {
    const page = await enter()
    await signOut(page)
    const used = page.getByRole('list', { name: 'Used before' })
    await used.getByRole('button', { name: shared }).first().click()
    await expect(page.getByLabel('Server address')).toHaveValue(shared)
    await expect(page.getByLabel('Username')).toHaveValue('admin')
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')

    await page.getByLabel('Server address').fill('')
    await press(used, `Forget ${shared}`)
    await expect(used).toHaveCount(0)
    await page.reload()
    await expect(offer(page)).toBeVisible()
    await expect(used).toHaveCount(0)
  })

  test('the password stands in no address and is kept nowhere', async ({ page, shared, api }) => {
    await api().write('/accounts/eve', { password: 'open sesame' })
    const asked: string[] = []
    page.on('request', request => void asked.push(request.url()))
    await page.goto('./')
    await signIn(page, { user: 'eve', password: 'open sesame' }, shared)
    await expectHeading(page, 'kinto')
    await page.reload()
    await expectHeading(page, 'kinto')

    const token = Buffer.from('eve:open sesame').toString('base64')
    const kept = await page.evaluate(() => ({
      here: JSON.stringify(sessionStorage),
      device: JSON.stringify(localStorage),
    }))
    expect(kept.device).not.toContain(token)
    for (const text of [...asked, page.url(), kept.here, kept.device]) {
      expect(decodeURIComponent(text.replaceAll('%', '%25'))).not.toMatch(/open.{1,3}sesame/)
    }
    expect([...asked, page.url()].filter(url => url.includes(token))).toEqual([])
  })

  test('another tab is signed in only where that was asked for', async ({ context, page, shared }) => {
    await page.goto('./')
    await signIn(page, { user: 'admin', password: 'admin' }, shared)
    await expectHeading(page, 'kinto')
    const second = await context.newPage()
    await second.goto('./')
    await expect(offer(second)).toBeVisible()

    await second.getByLabel('Stay signed in on this device').check()
    await signIn(second, { user: 'admin', password: 'admin' }, shared)
    await expectHeading(second, 'kinto')
    const third = await context.newPage()
    await third.goto('./')
    await expectHeading(third, 'kinto')

    await signOut(third)
    const fourth = await context.newPage()
    await fourth.goto('./')
    await expect(offer(fourth)).toBeVisible()
  })

  test('who is not signed in is warned that everybody may change what they make', async ({ page, shared, noise }) => {
    noise.expect(refusal(401))
    await page.goto('./')
    await page.getByLabel('Server address').fill(shared)
    await page.getByText('Anonymous', { exact: true }).click()
    await expect(page.getByText('What you create, everybody may change and delete.')).toBeVisible()
    await press(page, 'Sign in')
    await expectHeading(page, 'The server asks who you are')
    await expect(page.getByRole('button', { name: 'You and this server: Not signed in' })).toBeVisible()
  })
})

test('after signing out, Back shows nothing of what was seen', async ({ enter }) => {
  const page = await enter({ at: '/buckets/world/collections/countries/records' })
  await expect(page.getByRole('grid')).toBeVisible()
  await signOut(page)
  await page.goBack()
  await expect(offer(page)).toBeVisible()
  await expect(page.getByRole('grid')).toHaveCount(0)
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('authorization')
})

test.describe('a session that ends in the middle of an edit', () => {
  test.use({ worlds: [], isShared: true, objects: oneNote })

  /** `password` is changed by somebody else while a title is typed. */
  async function goOnAfterSignIn(page: Page, changePassword: () => Promise<void>) {
    await field(page, 'Title').fill('Long thought about')
    await changePassword()
    await press(page, 'Save')
    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await expect(dialog.getByLabel('Username')).toHaveValue('admin')
    await dialog.getByLabel('Password', { exact: true }).fill('wrong')
    await press(dialog, 'Sign in')
    await expect(dialog.getByText('Wrong username or password.')).toBeVisible()
    await dialog.getByLabel('Password', { exact: true }).fill('changed')
    await press(dialog, 'Sign in')
    await expect(dialog).toHaveCount(0)
    await expect(field(page, 'Title')).toHaveValue('Long thought about')
    await press(page, 'Save')
    await expectToast(page, /^Saved /)
    await page.reload()
    await expect(field(page, 'Title')).toHaveValue('Long thought about')
  }

  test('is taken up again over the page, with everything typed', async ({ page, noise }) => {
    noise.expect(refusal(401))
    const engine = await startEngine({ policies: ['account'] }, oneNote)
    await page.goto('./')
    await signIn(page, { user: 'admin', password: 'admin' }, engine.url)
    await expectHeading(page, 'kinto')
    await page.goto(`./#${noteUri('first')}`)
    await goOnAfterSignIn(page, () => apiOf(engine.url, 'admin').write('/accounts/admin', { password: 'changed' }))
    await engine.stop()
  })

  test('is so too where basicauth takes the old password for a stranger’s @kinto', async ({ enter, api, noise }) => {
    noise.expect(refusal(403))
    const page = await enter({ at: noteUri('first') })
    await goOnAfterSignIn(page, () => api().write('/accounts/admin', { password: 'changed' }))
  })

  test('can be looked at first, or left by signing out', async ({ enter, api, noise }) => {
    noise.expect(refusal(401, 403))
    const page = await enter({ at: noteUri('first') })
    await expectHeading(page, 'First note')
    await api().remove('/accounts/admin')
    await page.reload()
    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await press(dialog, 'Not now')
    await expect(page.getByText('Your session has ended. Nothing can be loaded or saved.')).toBeVisible()
    await press(page, 'Sign in again')
    await press(dialog, 'Sign out instead')
    await expect(offer(page)).toBeVisible()
  })
})
