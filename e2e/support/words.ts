import { expect, type Page } from '@playwright/test'

/** What a person does and sees, in a person's words. */

export const grid = (page: Page) => page.getByRole('grid')

/** A row of the records list that holds this text. */
export const row = (page: Page, text: string) => grid(page).getByRole('row').filter({ hasText: text })

export const expectRowVisible = (page: Page, text: string) => expect(row(page, text).first()).toBeVisible()

export const expectToast = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('alert').filter({ hasText: text }).first()).toBeVisible()

export const expectHeading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

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

/** Goes to an address inside Studio as if it was typed: no reload. */
export async function goTo(page: Page, address: string) {
  await page.evaluate(hash => {
    location.hash = hash
  }, address)
}
