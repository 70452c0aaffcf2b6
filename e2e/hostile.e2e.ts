import type { BrowserContext, Page } from '@playwright/test'
import { BUCKET, noteUri, NOTES } from './support/lab'
import { expect, test } from './support/studio'
import { expectHeading, expectRowVisible, expectToast, field, jsonEditor, press } from './support/words'

/** Said in parts, as linters want no such address. */
const SCRIPT_LINK = ['javascript', 'alert(1)'].join(':')
const HOSTILE = '<script>alert(1)</script>'
const IMAGE = '"><img src=x onerror=alert(1)>'
const ARTICLES = '/buckets/newsroom/collections/articles/records'

/** Nothing that came as data may have become part of the page. */
async function expectInert(page: Page) {
  expect(await page.locator('main :is(script, img, svg[onload], iframe)').count(), 'elements made of data').toBe(0)
  const hrefs = await page.locator('a').evaluateAll(all => all.map(a => a.getAttribute('href') ?? ''))
  expect(hrefs.filter(href => /^\s*(javascript|data|vbscript):/i.test(href))).toEqual([])
}

function expectNoDialogs(context: BrowserContext) {
  const said: string[] = []
  context.on('dialog', dialog => {
    said.push(dialog.message())
    void dialog.dismiss()
  })
  return () => expect(said).toEqual([])
}

test('hostile texts stay texts in the list, the form and the JSON of a record', async ({ enter, context }) => {
  const check = expectNoDialogs(context)
  const page = await enter({ at: `${ARTICLES}?_fields=title,source,summary,body` })
  await expectRowVisible(page, HOSTILE)
  await expectInert(page)

  await page.getByRole('link', { name: HOSTILE }).click()
  await expectHeading(page, HOSTILE)
  await expect(field(page, 'Source')).toHaveValue(SCRIPT_LINK)
  await expectInert(page)
  await page.getByRole('link', { name: 'JSON' }).click()
  await expect(jsonEditor(page, 'Record as JSON')).toContainText(SCRIPT_LINK)
  await expectInert(page)
  await press(page, 'Delete')
  await expect(page.getByRole('dialog')).toContainText(HOSTILE)
  await expectInert(page)
  check()
})

test('only http addresses are links, and they open apart from Studio', async ({ enter }) => {
  const page = await enter({ at: `/buckets/newsroom/collections/media/records?_fields=title,url` })
  await page.goto(`./#${ARTICLES}?_fields=title,source&has_source=true`)
  await expectRowVisible(page, HOSTILE)
  const outside = page.getByRole('grid').locator('a[target]')
  for (const link of await outside.all()) {
    expect(await link.getAttribute('href')).toMatch(/^https?:/)
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  }
  await expect(page.getByRole('link', { name: SCRIPT_LINK })).toHaveCount(0)
})

test('an address may be hostile too', async ({ enter, context }) => {
  const check = expectNoDialogs(context)
  const page = await enter({ at: `${ARTICLES}?${encodeURIComponent(IMAGE)}=${encodeURIComponent(HOSTILE)}` })
  await expect(page.getByRole('heading', { name: 'No record matches' })).toBeVisible()
  await expectInert(page)
  await page.goto(`./#/buckets/${encodeURIComponent(HOSTILE)}/collections`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectInert(page)
  await page.goto('./#/buckets/%/collections/constructor/records')
  await page.getByRole('heading', { level: 1 }).waitFor()
  check()
})

test.describe('where a server’s own words are shown', () => {
  const properties = { [IMAGE]: { type: 'string', title: HOSTILE, description: IMAGE }, url: { type: 'string' } }
  test.use({
    worlds: [],
    isShared: true,
    objects: {
      [BUCKET]: { title: HOSTILE },
      [NOTES]: {
        title: IMAGE,
        schema: { type: 'object', title: HOSTILE, properties },
        displayFields: [IMAGE, 'url'],
      },
      [`${BUCKET}/groups/g`]: { title: HOSTILE, members: [HOSTILE, SCRIPT_LINK] },
      [noteUri('one')]: { [IMAGE]: HOSTILE, url: SCRIPT_LINK },
      [noteUri('two')]: { [IMAGE]: 'web', url: 'https://kinto.example/?a=<b>' },
    },
  })

  test('titles, names of fields, members and values are inert on every page', async ({ enter, context }) => {
    const check = expectNoDialogs(context)
    const page = await enter()
    await expect(page.getByText(HOSTILE)).toBeVisible()
    for (const at of [`${BUCKET}/collections`, `${BUCKET}/groups`, `${BUCKET}/groups/g/members`]) {
      await page.goto(`./#${at}`)
      await expect(page.getByText(at.endsWith('collections') ? IMAGE : HOSTILE).first()).toBeVisible()
      await expectInert(page)
    }
    await page.goto(`./#${NOTES}/records`)
    await expectRowVisible(page, HOSTILE)
    await expectInert(page)
    await expect(page.getByRole('link', { name: 'https://kinto.example/?a=<b>' })).toBeVisible()

    await page.getByRole('link', { name: HOSTILE }).click()
    const field = page.getByLabel(HOSTILE).first()
    await expect(field).toHaveValue(HOSTILE)
    await expectInert(page)
    await field.fill(IMAGE)
    await press(page, 'Save')
    await expectToast(page, `Saved ${IMAGE}`)
    await expectInert(page)
    check()
  })
})
