import { expect, test } from './support/studio'
import { breadcrumb, expectHeading, expectRowVisible, expectToast, field, press, tabTo, tree } from './support/words'

const COUNTRIES = '/buckets/world/collections/countries/records'

test('the tree leads from a bucket to its collections, by mouse and by arrow keys', async ({ enter }) => {
  const page = await enter()
  await tree(page).getByRole('link', { name: 'tags' }).click()
  await expectHeading(page, 'tags')
  await expect(tree(page).getByRole('link', { name: 'tags' })).toHaveAttribute('aria-current', /true|page/)

  await press(tree(page), 'Collections of world')
  await expect(tree(page).getByRole('link', { name: 'countries' })).toHaveCount(0)
  await tree(page).getByRole('link', { name: 'world' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(tree(page).getByRole('link', { name: 'countries' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(tree(page).getByRole('link', { name: 'countries' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectHeading(page, 'countries')
})

test('the tree’s filter leaves what matches, and Escape brings the rest back', async ({ enter }) => {
  const page = await enter()
  await expect(tree(page).getByRole('link', { name: 'media' })).toBeVisible()
  await page.getByLabel('Filter buckets and collections').fill('TAG')
  await expect(tree(page).getByRole('link')).toHaveText(['', 'newsroom', 'tags'])
  await page.getByLabel('Filter buckets and collections').fill('nothing like it')
  await expect(page.getByText('Nothing that is loaded here matches.')).toBeVisible()
  await page.getByLabel('Filter buckets and collections').press('Escape')
  await expect(tree(page).getByRole('link', { name: 'world' })).toBeVisible()
})

test('the breadcrumb says where one is and leads back to the list as it was filtered', async ({ enter }) => {
  const page = await enter({ at: `${COUNTRIES}?region=Oceania&_sort=-area` })
  await page.getByRole('link', { name: 'Fiji' }).click()
  await expectHeading(page, 'Fiji')
  await expect(breadcrumb(page).getByRole('listitem')).toHaveText(['Built-in server', 'world', 'countries', /./])
  await expect(page).toHaveTitle(/ – Built-in server – Kinto Studio$/)
  await breadcrumb(page).getByRole('link', { name: 'countries' }).click()
  await expect(page).toHaveURL(/region=Oceania&_sort=-area/)
  await expectRowVisible(page, 'Fiji')
  await breadcrumb(page).getByRole('link', { name: 'Built-in server' }).click()
  await expectHeading(page, 'Built-in server')
})

test('the appearance that was chosen outlives a reload', async ({ enter }) => {
  const page = await enter()
  await page.getByRole('button', { name: /^Appearance: as the device/ }).click()
  await page.getByRole('button', { name: /^Appearance: light/ }).click()
  const dark = page.getByRole('button', { name: /^Appearance: dark/ })
  await expect(dark).toBeVisible()
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const night = await background()
  await page.reload()
  await expect(dark).toBeVisible()
  expect(await background()).toBe(night)
  await dark.click()
  await expect(page.getByRole('button', { name: /^Appearance: as the device/ })).toBeVisible()
  expect(await background()).not.toBe(night)
})

test('Back and Forward go page by page', async ({ enter }) => {
  const page = await enter()
  await page.getByRole('main').getByRole('link', { name: 'world' }).click()
  await expectHeading(page, 'world')
  await page.getByRole('main').getByRole('link', { name: 'countries' }).click()
  await expectHeading(page, 'countries')
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('combobox', { name: 'Columns' }).or(page.getByLabel('Columns')).first()).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('grid')).toBeVisible()
  await page.goBack()
  await expectHeading(page, 'world')
  await page.goForward()
  await expectHeading(page, 'countries')
  await expect(page.getByRole('grid')).toBeVisible()
})

test('a tree that was put away stays away', async ({ enter }) => {
  const page = await enter()
  await press(page, 'Hide buckets and collections')
  await expect(tree(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Show buckets and collections' })).toBeVisible()
  await expect(tree(page)).toHaveCount(0)
})

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 800 } })

  test('the tree is a drawer that closes behind whoever follows a link', async ({ enter }) => {
    const page = await enter()
    await expect(tree(page)).toHaveCount(0)
    await press(page, 'Show buckets and collections')
    const drawer = page.getByRole('dialog', { name: 'Buckets and collections' })
    await drawer.getByRole('link', { name: 'countries' }).click()
    await expectHeading(page, 'countries')
    await expect(drawer).toHaveCount(0)
    await press(page, 'Show buckets and collections')
    await page.keyboard.press('Escape')
    await expect(drawer).toHaveCount(0)
  })

  test('no page is wider than the screen', async ({ enter }) => {
    const page = await enter()
    for (const at of ['', '/buckets/world/collections', COUNTRIES, `${COUNTRIES}/FRA`, '/buckets/world/settings']) {
      await page.goto(`./#${at}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, at).toBeLessThanOrEqual(390)
    }
  })
})

test('a country is changed with nothing but the keyboard, from the first page on', async ({ page }) => {
  const here = page.getByRole('main')
  await page.goto('./')
  await tabTo(page, page.getByRole('button', { name: 'Explore with the built-in server' }))
  await page.keyboard.press('Enter')
  await expectHeading(page, 'Built-in server')

  await tabTo(page, here.getByRole('link', { name: 'world' }))
  await page.keyboard.press('Enter')
  await expectHeading(page, 'world')
  await tabTo(page, here.getByRole('link', { name: 'countries' }))
  await page.keyboard.press('Enter')
  await expectHeading(page, 'countries')

  const grid = page.getByRole('grid')
  await tabTo(page, grid.locator('[tabindex="0"]'))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const name = (await grid.locator(':focus').getByRole('link').textContent()) ?? ''
  await page.keyboard.press('Enter')
  const official = field(page, 'Official name').first()
  await tabTo(page, official)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Written by hand')
  await page.keyboard.press('ControlOrMeta+s')
  await expectToast(page, /^Saved /)
  expect(name).not.toBe('')
  await page.reload()
  await expect(official).toHaveValue('Written by hand')
})

test('a page that arrives takes the focus to its heading, the first one after signing in too', async ({ enter }) => {
  const page = await enter()
  await page.getByRole('main').getByRole('link', { name: 'world' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'world' })).toBeFocused()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Built-in server' })).toBeFocused()
  const second = await enter({ page: await page.context().newPage() })
  await expect(second.getByRole('heading', { level: 1, name: 'Built-in server' })).toBeFocused()
})
