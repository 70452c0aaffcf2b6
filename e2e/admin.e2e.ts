import { expect, test } from './support/studio'
import { expectHeading, expectToast, field, jsonEditor, press, typeJson } from './support/words'

test.describe('as Kinto’s own admin page @admin', () => {
  test('it starts at its own server, under the plugin’s rules and without a word in the console', async ({
    page,
    shared,
    enter,
  }) => {
    const said: string[] = []
    page.on('console', message => ['warning', 'error'].includes(message.type()) && said.push(message.text()))
    const answer = await page.goto('./')
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'")
    await expectHeading(page, 'Kinto Studio')
    await expect(page.getByText(shared, { exact: true })).toBeVisible()
    await expect(page.getByText('Kinto 26.5.0')).toBeVisible()
    await expect(page.getByLabel('Server address')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Explore with the built-in server' })).toHaveCount(0)
    const elsewhere: string[] = []
    page.on('request', request => {
      if (new URL(request.url()).origin !== new URL(shared).origin) elsewhere.push(request.url())
    })

    await enter({ at: '/buckets/world/collections/countries/records/fra' })
    await field(page, 'Official name').first().fill('La République')
    await press(page, 'Save')
    await expectToast(page, /^Saved /)
    await page.getByRole('link', { name: 'JSON' }).click()
    await expect(jsonEditor(page, 'Record as JSON')).toContainText('La République')
    await page.goto('./#/buckets/world/settings')
    await typeJson(page, 'Attributes', { title: 'Atlas' })
    await press(page, 'Save')
    await expectToast(page, 'Saved world')
    await page.getByRole('button', { name: /^Appearance/ }).click()
    expect(said).toEqual([])
    expect(elsewhere).toEqual([])
  })
})
