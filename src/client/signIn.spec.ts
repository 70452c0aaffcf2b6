import { expect, test } from 'vitest'
import { basicAuthorization, bearerAuthorization } from './authorization'
import { hello, html, json, scriptedSend, SERVER } from './scriptedSend'
import { signIn, type Credentials } from './signIn'

const BOB = { userName: 'bob', password: 'pw' }

/** The hello view as this user, or as nobody. */
const helloAs = (id: string | undefined) => json(hello(id ? { user: { id, principals: [id] } } : {}))

async function tryAs(credentials: Credentials, id: string | undefined) {
  const { send, asked } = scriptedSend(helloAs(id))
  const outcome = await signIn({ server: SERVER, send, retries: 0 }, credentials).catch((error: unknown) => error)
  return { outcome, asked }
}

test.each<[Credentials, string, string | undefined]>([
  [{ method: 'account', ...BOB }, 'account:bob', basicAuthorization('bob', 'pw')],
  [{ method: 'basicauth', ...BOB }, 'basicauth:3a4f', basicAuthorization('bob', 'pw')],
  [{ method: 'openid', name: 'auth0', token: 'abc.def' }, 'auth0:42', bearerAuthorization('abc.def')],
])('%j signs in as %s', async (credentials, id, authorization) => {
  const { outcome, asked } = await tryAs(credentials, id)
  expect(outcome).toMatchObject({ authorization, info: { user: { id } } })
  expect(asked).toMatchObject([{ method: 'GET', uri: '/', headers: { authorization } }])
})

test('anonymous people need no user and send no credentials', async () => {
  const { outcome, asked } = await tryAs({ method: 'anonymous' }, undefined)
  expect(outcome).toMatchObject({ authorization: undefined, info: { project_name: 'kinto' } })
  expect(asked[0]?.headers).toEqual({})
})

test.each<[Credentials, string | undefined]>([
  // With basicauth also on, a wrong password signs in as a stranger.
  [{ method: 'account', ...BOB }, 'basicauth:3a4f'],
  [{ method: 'account', ...BOB }, undefined],
  [{ method: 'account', ...BOB }, 'account:bobby'],
  [{ method: 'basicauth', ...BOB }, 'account:bob'],
  [{ method: 'basicauth', ...BOB }, undefined],
  [{ method: 'openid', name: 'auth0', token: 'abc' }, 'basicauth:3a4f'],
  [{ method: 'openid', name: 'auth0', token: 'abc' }, undefined],
])('%j that is answered as %s is refused', async (credentials, id) => {
  const { outcome } = await tryAs(credentials, id)
  expect(outcome).toMatchObject({
    name: 'KintoError',
    kind: 'wrong-credentials',
    message: expect.stringMatching(/\.$/),
  })
  expect(JSON.stringify(outcome) + String(outcome)).not.toContain('pw')
})

test.each<Credentials>([
  { method: 'account', userName: '', password: 'pw' },
  // Kinto would read this as the user "bob" with the password "x:pw".
  { method: 'basicauth', userName: 'bob:x', password: 'pw' },
  { method: 'openid', name: 'auth0', token: 'a\r\nX-Evil: 1' },
  { method: 'openid', name: 'auth0', token: '' },
])('%j is not even sent', async credentials => {
  const { outcome, asked } = await tryAs(credentials, 'account:bob')
  expect(outcome).toMatchObject({ kind: 'wrong-credentials' })
  expect(asked).toEqual([])
})

test('a server that is no Kinto is not a wrong password', async () => {
  const { send } = scriptedSend(html())
  const outcome = signIn({ server: SERVER, send, retries: 0 }, { method: 'account', ...BOB })
  await expect(outcome).rejects.toMatchObject({ kind: 'not-kinto' })
})
