import { expect, test } from 'vitest'
import type { ServerSettings } from '../settings'
import { basic, startServer, store, type Server } from '../specSupport'

const OBJECTS = {
  '/buckets/b': {},
  '/buckets/b/groups/g': { data: { members: [] } },
  '/buckets/b/collections/c': {},
  '/buckets/b/collections/c/records/r': {},
  '/buckets/b/collections/c/records/other': {},
}

async function begin(settings: Partial<ServerSettings> = {}): Promise<Server> {
  const ask = startServer(settings)
  await store(ask, OBJECTS)
  return ask
}

async function userId(ask: Server, user: string): Promise<string> {
  return (await ask('GET', '/', { user })).json.user.id
}

const REQUESTS: [method: string, path: string][] = [
  ['GET', '/buckets'],
  ['GET', '/buckets/b'],
  ['PATCH', '/buckets/b'],
  ['GET', '/buckets/b/collections'],
  ['POST', '/buckets/b/collections'],
  ['GET', '/buckets/b/collections/c'],
  ['PATCH', '/buckets/b/collections/c'],
  ['GET', '/buckets/b/groups'],
  ['POST', '/buckets/b/groups'],
  ['GET', '/buckets/b/groups/g'],
  ['PATCH', '/buckets/b/groups/g'],
  ['GET', '/buckets/b/collections/c/records'],
  ['POST', '/buckets/b/collections/c/records'],
  ['GET', '/buckets/b/collections/c/records/r'],
  ['PATCH', '/buckets/b/collections/c/records/r'],
  ['DELETE', '/buckets/b/collections/c/records/r'],
  ['DELETE', '/buckets/b/collections/c/records'],
  ['PUT', '/buckets/b/collections/c/records/new'],
]

// Status, and for lists the number of objects; taken from the real server.
const MATRIX: Record<string, string> = {
  '': '200:0 403 403 403 403 403 403 403 403 403 403 403 403 403 403 403 403 403',
  '/buckets/b read': '200:1 200 403 200:1 403 200 403 200:1 403 200 403 200:2 403 200 403 403 403 403',
  '/buckets/b write': '200:1 200 200 200:1 201 200 200 200:1 201 200 200 200:2 201 200 200 200 200 201',
  '/buckets/b collection:create': '200:1 200 403 200:0 201 403 403 403 403 403 403 403 403 403 403 403 403 403',
  '/buckets/b group:create': '200:1 200 403 403 403 403 403 200:0 201 403 403 403 403 403 403 403 403 403',
  '/buckets/b/collections/c read': '200:0 403 403 200:1 403 200 403 403 403 403 403 200:2 403 200 403 403 403 403',
  '/buckets/b/collections/c write': '200:0 403 403 200:1 403 200 200 403 403 403 403 200:2 201 200 200 200 200 201',
  '/buckets/b/collections/c record:create':
    '200:0 403 403 200:1 403 200 403 403 403 403 403 200:0 201 403 403 403 200 201',
  '/buckets/b/groups/g read': '200:0 403 403 403 403 403 403 200:1 403 200 403 403 403 403 403 403 403 403',
  '/buckets/b/groups/g write': '200:0 403 403 403 403 403 403 200:1 403 200 200 403 403 403 403 403 403 403',
  '/buckets/b/collections/c/records/r read':
    '200:0 403 403 403 403 403 403 403 403 403 403 200:1 403 200 403 403 403 403',
  '/buckets/b/collections/c/records/r write':
    '200:0 403 403 403 403 403 403 403 403 403 403 200:1 403 200 200 200 200 403',
}

test('each permission opens just what it opens in Kinto', async () => {
  for (const [grant, expected] of Object.entries(MATRIX)) {
    const [path = '', permission = ''] = grant.split(' ')
    const found: string[] = []
    for (const [method, target] of REQUESTS) {
      const ask = await begin()
      if (path) {
        const bob = await userId(ask, 'bob')
        await ask('PATCH', path, { user: 'alice', body: { permissions: { [permission]: [bob] } } })
      }
      const isWrite = method === 'PATCH' || method === 'POST' || method === 'PUT'
      const { status, json } = await ask(method, target, { user: 'bob', ...(isWrite ? { body: { data: {} } } : {}) })
      const isList = method === 'GET' && Array.isArray(json.data)
      found.push(isList ? `${status}:${json.data.length}` : String(status))
    }
    expect([grant, found.join(' ')]).toEqual([grant, expected])
  }
})

test('anonymous callers get 401, others 403, and 404 only where the parent may be read', async () => {
  const ask = await begin()
  const cases: [method: string, path: string, alice: number, bob: number, nobody: number][] = [
    ['GET', '/buckets', 200, 200, 401],
    ['GET', '/buckets/absent', 403, 403, 401],
    ['DELETE', '/buckets/absent', 403, 403, 401],
    ['GET', '/buckets/absent/collections', 403, 403, 401],
    ['GET', '/buckets/b/collections/absent', 404, 403, 401],
    ['PATCH', '/buckets/b/collections/absent', 404, 403, 401],
    ['GET', '/buckets/b/collections/absent/records', 404, 403, 401],
    ['GET', '/buckets/b/collections/c/records/absent', 404, 403, 401],
    ['PUT', '/buckets/b/collections/absent/records/x', 404, 404, 404],
    ['PUT', '/buckets/absent/collections/x', 403, 403, 401],
    ['GET', '/buckets/a.b/collections', 403, 403, 401],
    ['PUT', '/buckets/a.b/collections/x', 404, 404, 404],
  ]
  for (const [method, path, alice, bob, nobody] of cases) {
    const body = method === 'GET' ? {} : { body: {} }
    const statusOf = async (user?: string) =>
      (await ask(method, path, { ...body, ...(user === undefined ? {} : { user }) })).status
    const found = [await statusOf('alice'), await statusOf('bob'), await statusOf()]
    expect([method, path, ...found]).toEqual([method, path, alice, bob, nobody])
  }
  const refused = await ask('GET', '/buckets')
  expect(refused.headers.get('www-authenticate')).toBe('Basic realm="Realm", Basic realm="Realm"')
})

test('only those whom the own write list names see the permissions', async () => {
  const ask = await begin()
  const bob = await userId(ask, 'bob')
  const alice = await userId(ask, 'alice')
  const path = '/buckets/b/collections/c/records/r'
  await ask('PATCH', '/buckets/b', { user: 'alice', body: { permissions: { write: [bob] } } })
  expect((await ask('GET', path, { user: 'bob' })).json.permissions).toEqual({})
  expect((await ask('GET', path, { user: 'alice' })).json.permissions).toEqual({ write: [alice] })
  const changed = await ask('PATCH', path, { user: 'bob', body: { data: { n: 1 } } })
  expect(changed.json.permissions).toEqual({ write: [alice, bob] })
})

test('a group gives its members what it may do, while they are members and while it exists', async () => {
  const ask = await begin()
  const bob = await userId(ask, 'bob')
  const group = '/buckets/b/groups/g'
  const statusOfBob = async () => (await ask('GET', '/buckets/b/collections/c', { user: 'bob' })).status
  await ask('PATCH', '/buckets/b/collections/c', { user: 'alice', body: { permissions: { read: [group] } } })
  expect(await statusOfBob()).toBe(403)
  await store(ask, { [group]: { data: { members: [bob] } } })
  expect(await statusOfBob()).toBe(200)
  expect((await ask('GET', '/', { user: 'bob' })).json.user.principals).toContain(group)
  await store(ask, { [group]: { data: { members: ['system.Authenticated'] } } })
  expect(await statusOfBob()).toBe(200)
  await ask('DELETE', group, { user: 'alice' })
  expect(await statusOfBob()).toBe(403)
})

test('writing permissions replaces what is named and keeps the author', async () => {
  const ask = await begin()
  const alice = await userId(ask, 'alice')
  const path = '/buckets/b/collections/c/records/r'
  const steps: [method: string, sent: Record<string, string[] | null>, kept: Record<string, string[]>][] = [
    ['PUT', { read: ['x', 'x'], write: ['y'] }, { read: ['x'], write: ['y', alice] }],
    ['PUT', {}, { read: ['x'], write: ['y', alice] }],
    ['PUT', { read: ['z'] }, { read: ['z'], write: [alice] }],
    ['PATCH', { read: ['p', 'q'] }, { read: ['p', 'q'], write: [alice] }],
    ['PATCH', { read: null }, { read: ['p', 'q'], write: [alice] }],
    ['PATCH', { write: [] }, { read: ['p', 'q'], write: [alice] }],
    ['PATCH', { read: [] }, { write: [alice] }],
  ]
  for (const [method, permissions, kept] of steps) {
    const { json } = await ask(method, path, { user: 'alice', body: { permissions } })
    expect([method, permissions, json.permissions]).toEqual([method, permissions, kept])
  }
})

test('permissions are checked by name and shape', async () => {
  const ask = await begin()
  const cases: [permissions: string, message: string][] = [
    ['{"nope":[]}', 'permissions in body: "nope" is not one of read, write'],
    ['{"read":"x"}', 'permissions.read in body: "x" is not iterable'],
    ['{"read":[1]}', "permissions.read.0 in body: 1 is not a string: {'': ''}"],
    ['{"read":[""]}', 'permissions.read.0 in body: Required'],
    ['[]', 'permissions in body: "[]" is not a mapping type: Does not implement dict-like functionality.'],
    ['null', 'permissions in body: "None" is not a mapping type: Does not implement dict-like functionality.'],
  ]
  for (const [permissions, message] of cases) {
    const body = `{"permissions":${permissions}}`
    const { status, json } = await ask('PUT', '/buckets/b/collections/c/records/r', { user: 'alice', body })
    expect([permissions, status, json.message]).toEqual([permissions, 400, message])
  }
})

test('what anonymous people create is writable by everybody', async () => {
  const ask = startServer({ bucketCreatePrincipals: ['system.Everyone'] })
  expect((await ask('PUT', '/buckets/open', { body: {} })).json.permissions).toEqual({ write: ['system.Everyone'] })
  expect((await ask('PATCH', '/buckets/open', { user: 'bob', body: { data: { a: 1 } } })).status).toBe(200)
})

test('without explicit permissions the creator is not added', async () => {
  const ask = startServer({ explicitPermissions: false })
  expect((await ask('PUT', '/buckets/b', { user: 'alice', body: {} })).json.permissions).toEqual({})
  expect((await ask('GET', '/buckets/b', { user: 'alice' })).status).toBe(403)
})

test('rights from the settings reach one kind of object only', async () => {
  const ask = startServer({
    accountCreatePrincipals: ['system.Everyone'],
    bucketReadPrincipals: ['account:reader'],
    collectionCreatePrincipals: ['account:creator'],
  })
  for (const name of ['reader', 'creator'])
    await ask('PUT', `/accounts/${name}`, { body: { data: { password: 'pw' } } })
  await store(ask, OBJECTS)
  const cases: [user: string, method: string, path: string, status: number][] = [
    ['reader', 'GET', '/buckets/b', 200],
    ['reader', 'GET', '/buckets/absent', 404],
    ['reader', 'GET', '/buckets/b/collections', 403],
    ['creator', 'GET', '/buckets/b', 403],
    ['creator', 'GET', '/buckets/b/collections', 200],
    ['creator', 'PUT', '/buckets/b/collections/mine', 201],
    ['creator', 'PUT', '/buckets/b/collections/c', 403],
  ]
  for (const [user, method, path, status] of cases) {
    const answer = await ask(method, path, { user, ...(method === 'PUT' ? { body: {} } : {}) })
    expect([user, method, path, answer.status]).toEqual([user, method, path, status])
  }
})

test('a creation that must be new asks for the right to create, not to write', async () => {
  const ask = await begin()
  const bob = await userId(ask, 'bob')
  const path = '/buckets/b/collections/c/records/r'
  const safely = { 'if-none-match': '*' }
  await ask('PATCH', path, { user: 'alice', body: { permissions: { write: [bob] } } })
  expect((await ask('PUT', path, { user: 'bob', body: {}, headers: safely })).status).toBe(403)
  await ask('PATCH', '/buckets/b/collections/c', { user: 'alice', body: { permissions: { 'record:create': [bob] } } })
  const refused = await ask('PUT', `${path.replace('/r', '/r')}`, { user: 'bob', body: {}, headers: safely })
  expect([refused.status, refused.json.details.existing.id]).toEqual([412, 'r'])
})

test('/permissions lists what the caller holds, with what it implies on the same object', async () => {
  const ask = await begin()
  const bob = await userId(ask, 'bob')
  await ask('PATCH', '/buckets/b/collections/c', { user: 'alice', body: { permissions: { write: [bob] } } })
  const { json, headers } = await ask('GET', '/permissions', { user: 'bob' })
  expect(headers.get('etag')).toMatch(/^"\d+"$/)
  expect(json.data).toEqual([
    {
      uri: '/buckets/b/collections/c',
      resource_name: 'collection',
      permissions: expect.arrayContaining(['write', 'read', 'read:attributes', 'record:create']),
      bucket_id: 'b',
      collection_id: 'c',
      id: 'c',
    },
    { uri: '/', resource_name: 'root', permissions: ['bucket:create', 'account:create'] },
  ])
  const urisOf = async (query: string) =>
    (await ask('GET', `/permissions?${query}`, { user: 'alice' })).json.data.map(({ uri }: { uri: string }) => uri)
  expect(await urisOf('resource_name=bucket')).toEqual(['/buckets/b'])
  expect(await urisOf('in_resource_name=group,bucket&_sort=uri')).toEqual(['/buckets/b', '/buckets/b/groups/g'])
  expect(await urisOf('has_record_id=true&_limit=1')).toEqual(['/buckets/b/collections/c/records/r'])
  for (const query of ['nope=1', 'contains_permissions=write', '_sort=nope', '_fields=permissions']) {
    expect([query, (await ask('GET', `/permissions?${query}`, { user: 'alice' })).status]).toEqual([query, 400])
  }
})

test('unreadable credentials are no error and no identity', async () => {
  const ask = startServer()
  for (const authorization of ['Basic !!!', 'Bearer x', 'Basic', basic('', 'pw'), `Basic ${btoa('nocolon')}`]) {
    const { status, json } = await ask('GET', '/', { headers: { authorization } })
    expect([authorization, status, json.user]).toEqual([authorization, 200, undefined])
  }
})
