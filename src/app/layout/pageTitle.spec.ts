import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import type { SessionState } from '~/data/session'
import { pageTitle } from './pageTitle'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })

const signedIn = (server: string, name: string) =>
  // The title reads nothing else of a session.
  ({ phase: 'signed-in', expired: false, session: { server, info: { project_name: name } } }) as SessionState

const kinto = signedIn('https://kinto.example.org:8443/v1', 'kinto')

test.each([
  ['/', 'kinto.example.org:8443 – Kinto Studio'],
  ['/buckets/geo/collections', 'geo – kinto.example.org:8443 – Kinto Studio'],
  ['/buckets/geo/collections/cities/records', 'cities – kinto.example.org:8443 – Kinto Studio'],
  ['/buckets/geo/collections/cities/settings', 'Settings · cities – kinto.example.org:8443 – Kinto Studio'],
  ['/connect', 'Sign in – Kinto Studio'],
])('the title of %s', (pathname, title) => {
  expect(pageTitle(pathname, kinto, i18n)).toBe(title)
})

test.each([
  ['https://built-in.invalid/v1', 'kinto', 'Built-in server'],
  ['https://kinto.example.org/v1', 'Geodata', 'Geodata'],
  ['http://127.0.0.1:8888/v1', 'Kinto', '127.0.0.1:8888'],
  ['http://127.0.0.1:8888/v1', '', '127.0.0.1:8888'],
])('the server %s named %s is called %s', (server, name, called) => {
  expect(pageTitle('/', signedIn(server, name), i18n)).toBe(`${called} – Kinto Studio`)
})

test('nobody signed in means no server in the title', () => {
  expect(pageTitle('/', { phase: 'signed-out' }, i18n)).toBe('Kinto Studio')
})
