import { expect, test } from 'vitest'
import type { ServerSettings } from '../settings'
import { basic, startServer, type Server } from '../specSupport'

async function begin(settings: Partial<ServerSettings> = {}): Promise<Server> {
  const ask = startServer(settings)
  for (const name of ['alice', 'bob', 'admin'])
    await ask('PUT', `/accounts/${name}`, { body: { data: { password: 'pw' } } })
  return ask
}

const idsOf = (json: { data: { id: string }[] }): string[] => json.data.map(({ id }) => id)

const login = async (ask: Server, user: string, password: string): Promise<string | undefined> =>
  (await ask('GET', '/', { headers: { authorization: basic(user, password) } })).json.user?.id

test('an account is made without signing in, belongs to itself, and its password is never shown', async () => {
  const ask = startServer()
  const { status, json } = await ask('PUT', '/accounts/alice', {
    body: { data: { password: 'secret', email: 'a@b.c' } },
  })
  expect(status).toBe(201)
  expect(json.permissions).toEqual({ write: ['account:alice'] })
  expect(json.data).toMatchObject({ id: 'alice', email: 'a@b.c', password: expect.stringMatching(/^\$/) })
  expect(JSON.stringify(json)).not.toContain('secret')
  expect(await login(ask, 'alice', 'secret')).toBe('account:alice')
})

test('two accounts with one password have different hashes', async () => {
  const ask = startServer()
  const requests = ['a', 'b'].map(id => ({
    method: 'PUT',
    path: `/accounts/${id}`,
    body: { data: { password: 'pw' } },
  }))
  const { json } = await ask('POST', '/batch', { body: { requests } })
  const [first, second] = json.responses.map(({ body }: { body: { data: { password: string } } }) => body.data.password)
  expect(first).not.toBe(second)
})

test('a wrong password signs in as a stranger where basicauth is on, and as nobody where it is not', async () => {
  expect(await login(await begin(), 'alice', 'wrong')).toMatch(/^basicauth:[0-9a-f]{64}$/)
  expect(await login(await begin({ policies: ['account'] }), 'alice', 'wrong')).toBeUndefined()
})

test('bad accounts are refused', async () => {
  const ask = await begin()
  const cases: [method: string, path: string, body: object, message: string][] = [
    ['PUT', '/accounts/x', { data: {} }, 'data.password in body: Required'],
    ['PUT', '/accounts/x', { data: { password: '' } }, 'data.password in body: Required'],
    ['PUT', '/accounts/x', { data: { password: 12 } }, "data.password in body: 12 is not a string: {'password': ''}"],
    ['PUT', '/accounts/x', {}, 'data in body: Required'],
    ['PUT', '/accounts/-bad', { data: { password: 'pw' } }, 'path: Invalid object id'],
    ['POST', '/accounts', { data: { password: 'pw' } }, 'data.id in body: Required'],
    ['POST', '/accounts', {}, 'data.id in body: Required'],
  ]
  for (const [method, path, body, message] of cases) {
    const { status, json } = await ask(method, path, { body: JSON.stringify(body) })
    expect([path, body, status, json.message]).toEqual([path, body, 400, message])
  }
})

test('nobody but the owner and the admin gets at an account', async () => {
  const ask = await begin()
  const body = { data: { password: 'new' } }
  const cases: [user: string | undefined, method: string, path: string, status: number][] = [
    [undefined, 'PUT', '/accounts/alice', 401],
    [undefined, 'GET', '/accounts/alice', 401],
    ['bob', 'GET', '/accounts/alice', 403],
    ['bob', 'GET', '/accounts/absent', 403],
    ['bob', 'PATCH', '/accounts/alice', 403],
    ['bob', 'DELETE', '/accounts/alice', 403],
    ['bob', 'PUT', '/accounts/alice', 400],
    ['bob', 'PUT', '/accounts/fresh', 400],
    ['stranger', 'PUT', '/accounts/alice', 400],
    ['admin', 'GET', '/accounts/alice', 200],
    ['admin', 'GET', '/accounts/absent', 404],
    ['admin', 'PUT', '/accounts/fresh', 201],
    ['admin', 'PUT', '/accounts/alice', 200],
  ]
  for (const [user, method, path, status] of cases) {
    const sent = ['PUT', 'PATCH'].includes(method) ? { body } : {}
    const answer = await ask(method, path, { ...(user === undefined ? {} : { user }), ...sent })
    expect([user, method, path, answer.status]).toEqual([user, method, path, status])
  }
  expect(await login(ask, 'alice', 'new')).toBe('account:alice')
})

test('a list shows a user the own account, and the admin what may be read', async () => {
  const ask = await begin()
  expect(idsOf((await ask('GET', '/accounts', { user: 'alice' })).json)).toEqual(['alice'])
  expect(idsOf((await ask('GET', '/accounts', { user: 'stranger' })).json)).toEqual([])
  expect(idsOf((await ask('GET', '/accounts', { user: 'admin' })).json)).toEqual(['admin'])
  const nobody = await ask('GET', '/accounts')
  expect([nobody.status, nobody.json]).toEqual([401, { code: 401, errno: 999, error: 'Cannot read accounts.' }])
  const reading = await begin({ accountReadPrincipals: ['account:admin'] })
  expect(idsOf((await reading('GET', '/accounts', { user: 'admin' })).json)).toEqual(['admin', 'bob', 'alice'])
})

test('a password is hashed however it is changed', async () => {
  const ask = await begin()
  const json = 'application/json'
  const cases: [method: string, type: string, body: string][] = [
    ['PUT', json, '{"data":{"password":"1"}}'],
    ['PATCH', json, '{"data":{"password":"2"}}'],
    ['PATCH', 'application/merge-patch+json', '{"data":{"password":"3"}}'],
    ['PATCH', 'application/json-patch+json', '[{"op":"replace","path":"/data/password","value":"4"}]'],
  ]
  let password = 'pw'
  for (const [method, type, body] of cases) {
    const headers = { 'content-type': type, authorization: basic('alice', password) }
    const answer = await ask(method, '/accounts/alice', { body, headers })
    expect([type, answer.status, answer.json.data.password]).toEqual([type, 200, expect.stringMatching(/^\$scrypt\$/)])
    password = String(Number(password === 'pw' ? 0 : password) + 1)
    expect(await login(ask, 'alice', password)).toBe('account:alice')
  }
  const other = { body: { data: { display: 'Alice' } }, headers: { authorization: basic('alice', password) } }
  await ask('PATCH', '/accounts/alice', other)
  expect(await login(ask, 'alice', password)).toBe('account:alice')
})

test('whoever tries to take a name is not shown its hash', async () => {
  const ask = await begin()
  const headers = { 'if-none-match': '*' }
  const anonymous = await ask('PUT', '/accounts/alice', { body: { data: { password: 'x' } }, headers })
  expect(anonymous.status).toBe(412)
  expect(anonymous.json.details.existing).toEqual({ id: 'alice', last_modified: expect.any(Number) })
})

test('a deleted account signs nobody in, and its name is free again', async () => {
  const ask = await begin({ policies: ['account'] })
  expect((await ask('DELETE', '/accounts/alice', { user: 'alice' })).json.data).toMatchObject({
    id: 'alice',
    deleted: true,
  })
  expect(await login(ask, 'alice', 'pw')).toBeUndefined()
  expect((await ask('PUT', '/accounts/alice', { body: { data: { password: 'new' } } })).status).toBe(201)
})

test('without the account policy there are no accounts', async () => {
  const ask = startServer({ policies: ['basicauth'] })
  expect((await ask('GET', '/accounts', { user: 'alice' })).status).toBe(404)
  expect(Object.keys((await ask('GET', '/')).json.capabilities)).toEqual(['basicauth', 'permissions_endpoint'])
})
