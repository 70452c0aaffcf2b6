import { expect, type BrowserContext, type ConsoleMessage } from '@playwright/test'

/** What a page may say in the console, because the test makes it happen. */
export type Noise = { expect: (...said: RegExp[]) => void }

/** Chromium's own words for an answer that is no success, as every refusal of a server is. */
export const refusal = (...statuses: number[]) =>
  new RegExp(`Failed to load resource: the server responded with a status of (?:${statuses.join('|')}) `)

/** Chromium's own words for a request without an answer. */
export const NO_ANSWER = /Failed to load resource: net::ERR_/

/** Hears the consoles of all pages of a test. `check` fails for what nobody expected. */
export function listenToNoise(context: BrowserContext): { noise: Noise; check: () => void } {
  const heard: string[] = []
  const expected: RegExp[] = []
  const hear = (message: ConsoleMessage) => {
    if (message.type() === 'error') heard.push(`${message.text()} (${message.location().url})`)
  }
  context.on('console', hear)
  context.on('weberror', error => {
    const { name, message, stack } = error.error()
    heard.push(`Uncaught: ${stack || message || name}`)
  })
  const check = () => {
    const unexpected = heard.filter(text => !expected.some(pattern => pattern.test(text)))
    expect(unexpected, 'errors in the console').toEqual([])
  }
  return { noise: { expect: (...said) => void expected.push(...said) }, check }
}
