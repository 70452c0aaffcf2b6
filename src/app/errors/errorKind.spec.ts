import { expect, test } from 'vitest'
import { KintoError, type KintoErrorKind } from '~/protocol/KintoError'
import { errorKind } from './errorKind'

const kinto = (kind: KintoErrorKind, status?: number) =>
  new KintoError({ kind, status, message: 'x', url: 'https://kinto.example.org/v1/buckets' })

test.each([
  [kinto('http', 401), 'signed-out'],
  [kinto('http', 403), 'forbidden'],
  [kinto('http', 404), 'not-found'],
  [kinto('http', 400), 'refused'],
  [kinto('http', 405), 'refused'],
  [kinto('http', 429), 'busy'],
  [kinto('http', 503), 'busy'],
  [kinto('http', 500), 'server'],
  [kinto('network'), 'unreachable'],
  [kinto('timeout'), 'timeout'],
  [kinto('not-kinto', 404), 'not-kinto'],
  [new TypeError('Failed to fetch dynamically imported module: https://x/assets/a.js'), 'updated'],
  [new TypeError('error loading dynamically imported module: https://x/assets/a.js'), 'updated'],
  [new TypeError('Importing a module script failed.'), 'updated'],
  [new Error('Unable to preload CSS for /assets/a.css'), 'updated'],
  [new TypeError("Cannot read properties of undefined (reading 'x')"), 'bug'],
  ['thrown text', 'bug'],
  [undefined, 'bug'],
])('%s is %s', (error, kind) => {
  expect(errorKind(error, true)).toBe(kind)
})

test.each([kinto('network'), new TypeError('Failed to fetch dynamically imported module: https://x/a.js')])(
  'without a network, %s means offline',
  error => {
    expect(errorKind(error, false)).toBe('offline')
  },
)
