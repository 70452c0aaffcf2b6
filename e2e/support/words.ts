import { expect, type Locator, type Page } from '@playwright/test'

/** What a person does and sees, in a person's words. */

export const grid = (page: Page) => page.getByRole('grid')

export const columns = (page: Page) => grid(page).getByRole('columnheader')

/** A row of the records list that holds this text. */
export const row = (page: Page, text: string) => grid(page).getByRole('row').filter({ hasText: text })

export const expectRowVisible = (page: Page, text: string) => expect(row(page, text).first()).toBeVisible()

export const expectToast = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('alert').filter({ hasText: text }).first()).toBeVisible()

/** Errors and warnings, which stand where they happened. */
export const alertWith = (page: Page, text: string | RegExp) => page.getByRole('alert').filter({ hasText: text })

export const expectHeading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()

export const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name, exact: true })

export const press = (page: Page | Locator, name: string | RegExp) => button(page, name).click()

/** The tree of buckets and collections. */
export const tree = (page: Page) => page.getByRole('navigation', { name: 'Buckets and collections' })

export const breadcrumb = (page: Page) => page.getByRole('navigation', { name: 'Where you are' })

export async function exploreBuiltIn(page: Page) {
  await page.goto('./')
  await page.getByRole('button', { name: 'Explore with the built-in server' }).click()
  await expect(page.getByRole('link', { name: 'world' }).first()).toBeVisible()
}

export type Credentials = { user: string; password: string }

/** On the sign-in page, with the server's address there already or typed here. */
export async function signIn(page: Page, { user, password }: Credentials, server?: string) {
  if (server !== undefined) await page.getByLabel('Server address').fill(server)
  await page.getByLabel('Username').fill(user)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export async function signOut(page: Page) {
  await page.getByRole('button', { name: /^You and this server/ }).click()
  await press(page, 'Sign out')
  await expect(page.getByRole('button', { name: 'Explore with the built-in server' })).toBeVisible()
}

/** Goes to an address inside Studio as if it was typed: no reload. */
export async function goTo(page: Page, address: string) {
  await page.evaluate(hash => {
    location.hash = hash
  }, address)
}

/** A field of a form, by the whole of its label: the list's search box is called "Find by …". */
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** The id of something that is being made. */
export const idField = (page: Page) => field(page, 'Id')

/** The JSON editor of this name. */
export const jsonEditor = (page: Page, name: string) => field(page, name)

/** Replaces all that stands in a JSON editor, as pasting does. */
export async function typeJson(page: Page, name: string, json: unknown) {
  const text = typeof json === 'string' ? json : JSON.stringify(json, null, 2)
  await jsonEditor(page, name).press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

/** Tab by Tab until the focus is there; fails where the keyboard does not lead there. */
export async function tabTo(page: Page, target: Locator, most = 60) {
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab')
    if (await target.evaluateAll(found => found.some(one => one === document.activeElement))) return
  }
  throw new Error(`${most} times Tab did not lead to ${target}`)
}
