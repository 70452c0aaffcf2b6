import { expect, test } from 'vitest'
import type { KintoObject } from '~/protocol/objects'
import type { Send } from '~/protocol/send'
import { createServer } from '~/server/createServer'
import { createMemoryStorage } from '~/server/storage/memory'
import type { BatchItem } from './BatchItem'
import { createClient } from './createClient'
import { probeServer } from './probe'
import { SERVER } from './scriptedSend'
import { signIn } from './signIn'

const LIST = '/buckets/b/collections/c/records'
const ZOE = { userName: 'zoe', password: 'пароль🔑' }

/** A server of its own for each test, with small pages and batches. */
function engine(): Send {
  let time = 1_700_000_000_000
  let made = 0
  return createServer({
    storage: createMemoryStorage(),
    clock: () => (time += 10),
    newId: () => `new-${++made}`,
    settings: { paginateBy: 3, batchMaxRequests: 4, passwordCost: 4, policies: ['account', 'basicauth'] },
  })
}

const anonymous = (send: Send) => createClient({ server: SERVER, send })

async function signedIn(send: Send, { userName, password } = ZOE) {
  await anonymous(send).create(`/accounts/${userName}`, { data: { password } })
  const { info, authorization } = await signIn({ server: SERVER, send }, { method: 'account', userName, password })
  return { info, client: createClient({ server: SERVER, send, authorization }) }
}

/** Zoe, in a bucket with one empty collection. */
async function world() {
  const send = engine()
  const { client, info } = await signedIn(send)
  await client.create('/buckets/b', { data: {} })
  await client.create('/buckets/b/collections/c', { data: {} })
  return { send, client, info }
}

test('the server is found by what a person types, and says how to sign in', async () => {
  const probe = await probeServer(engine(), ' kinto.example.org/v1/admin/ ')
  expect(probe).toMatchObject({
    ok: true,
    server: SERVER,
    methods: [{ method: 'account' }, { method: 'basicauth' }, { method: 'anonymous' }],
  })
})

test('a person signs in with a password in any script; a wrong one is refused, though the server takes a stranger', async () => {
  const { send, info } = await world()
  expect(info.user).toMatchObject({ id: 'account:zoe' })
  const wrong = { method: 'account', userName: 'zoe', password: 'wrong' } as const
  await expect(signIn({ server: SERVER, send }, wrong)).rejects.toMatchObject({ kind: 'wrong-credentials' })
  const stranger = await signIn({ server: SERVER, send }, { ...wrong, method: 'basicauth' })
  expect(stranger.info.user?.id).toMatch(/^basicauth:/)
})

test('a record is made, read, replaced, patched and deleted, each under the state before', async () => {
  const { client } = await world()
  const uri = `${LIST}/r1`
  const made = await client.create(uri, { data: { n: 1, gone: true }, permissions: { read: ['system.Everyone'] } })
  expect(made).toMatchObject({ data: { id: 'r1', n: 1 }, permissions: { read: ['system.Everyone'] } })
  expect(await client.object(uri)).toEqual(made)
  expect(await client.object(uri, { ifNoneMatch: made.data.last_modified })).toEqual({ unchanged: true })

  const replaced = await client.replace(uri, { n: 2 }, made.data.last_modified)
  expect(replaced.data).toEqual({ id: 'r1', n: 2, last_modified: expect.any(Number) })
  expect(replaced.permissions).toEqual(made.permissions)
  expect(await client.object(uri, { ifNoneMatch: made.data.last_modified })).toEqual(replaced)

  const patched = await client.patch(uri, { permissions: { read: [] } }, replaced.data.last_modified)
  expect(patched).toMatchObject({ data: { n: 2 }, permissions: { write: ['account:zoe'] } })
  expect(patched.permissions).not.toHaveProperty('read')

  const tombstone = await client.remove(uri, patched.data.last_modified)
  expect(tombstone).toEqual({ id: 'r1', last_modified: expect.any(Number), deleted: true })
  await expect(client.object(uri)).rejects.toMatchObject({
    status: 404,
    errno: 110,
    message: 'There is no record "r1".',
  })
})

test('whoever was overtaken gets the other copy, and can go on from it', async () => {
  const { client } = await world()
  const uri = `${LIST}/r1`
  const { data: base } = await client.create(uri, { data: { n: 1 } })
  const { data: theirs } = await client.replace(uri, { n: 2 }, base.last_modified)
  const overtaken = { status: 412, existing: theirs }
  await expect(client.replace(uri, { n: 3 }, base.last_modified)).rejects.toMatchObject(overtaken)
  await expect(client.patch(uri, { data: { n: 3 } }, base.last_modified)).rejects.toMatchObject(overtaken)
  await expect(client.remove(uri, base.last_modified)).rejects.toMatchObject(overtaken)
  await expect(client.create(uri, { data: {} })).rejects.toMatchObject(overtaken)
  await expect(client.add(LIST, { data: { id: 'r1' } })).rejects.toMatchObject(overtaken)
  expect((await client.object(uri)).data).toEqual(theirs)
  expect((await client.replace(uri, { n: 3 }, theirs.last_modified)).data).toMatchObject({ n: 3 })
})

test('an object sent back as it was read does not take its old clock along', async () => {
  const { client } = await world()
  const { data } = await client.add(LIST, { data: { n: 1 } })
  await client.remove(`${LIST}/${data.id}`, data.last_modified)
  const before = await client.list(LIST)
  const restored = await client.create(`${LIST}/${data.id}`, { data })
  expect(restored.data.last_modified).toBeGreaterThan(before.timestamp ?? 0)
})

test('a list is read page by page to its end, each row once, with its total apart', async () => {
  const { client } = await world()
  for (let n = 1; n <= 8; n++) await client.add(LIST, { data: { n, odd: n % 2 === 1 } })
  const rows: KintoObject[] = []
  let page = await client.list(LIST, { sort: ['-n'], fields: ['n'] })
  for (;;) {
    rows.push(...page.rows)
    if (page.next === undefined) break
    page = await client.page(page.next)
  }
  expect(rows.map(row => row.n)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
  expect(await client.total(LIST, { filters: [['odd', 'true']], limit: 1 })).toBe(4)
  const since = page.timestamp ?? 0
  await client.remove(`${LIST}/${rows[0]?.id}`, rows[0]?.last_modified)
  expect((await client.list(LIST, { since })).rows).toEqual([
    expect.objectContaining({ id: rows[0]?.id, deleted: true }),
  ])
})

test('a batch of any size gives a result for each item', async () => {
  const { client, info } = await world()
  const ids = Array.from({ length: 10 }, (_, n) => `r${n}`)
  const items = ids.map((id): BatchItem => {
    return { method: 'PUT', uri: `${LIST}/${id}`, body: { data: { id } }, ifNoneMatch: '*' }
  })
  const steps: number[] = []
  const maxRequests = info.settings.batch_max_requests
  const first = await client.batch(items, { maxRequests, onProgress: done => steps.push(done) })
  expect(first.map(result => result.ok && [result.status, result.body.data.id])).toEqual(ids.map(id => [201, id]))
  expect(steps).toEqual([4, 8, 10])

  const again = await client.batch(items, { maxRequests })
  expect(again.map(result => !result.ok && [result.error.status, result.error.existing?.id])).toEqual(
    ids.map(id => [412, id]),
  )
})

test('a batch mixes all methods, and names that Kinto refuses in batches', async () => {
  const { client, info } = await world()
  const { data } = await client.create(`${LIST}/a`, { data: { n: 1 } })
  const results = await client.batch(
    [
      { method: 'GET', uri: `${LIST}/a` },
      { method: 'GET', uri: `${LIST}/absent` },
      { method: 'PATCH', uri: `${LIST}/a`, body: { data: { n: 2 } }, ifMatch: data.last_modified },
      { method: 'PUT', uri: '/buckets/batches', body: { data: {} }, ifNoneMatch: '*' },
      { method: 'POST', uri: LIST, body: { data: { id: 'batch' } } },
      { method: 'DELETE', uri: `${LIST}/batch` },
      { method: 'DELETE', uri: `${LIST}/a`, ifMatch: data.last_modified },
    ],
    { maxRequests: info.settings.batch_max_requests },
  )
  expect(results.map(result => (result.ok ? result.status : result.error.status))).toEqual([
    200, 404, 200, 201, 201, 200, 412,
  ])
  expect(results[2]).toMatchObject({ body: { data: { n: 2 } } })
})

test('who may not do it is told so, and nobody sees a password', async () => {
  const { send, client } = await world()
  const bob = await signedIn(send, { userName: 'bob', password: 'pw' })
  await expect(anonymous(send).list(LIST)).rejects.toMatchObject({ kind: 'http', status: 401, errno: 104 })
  await expect(bob.client.list(LIST)).rejects.toMatchObject({ kind: 'http', status: 403, errno: 121 })
  await expect(bob.client.create('/accounts/zoe', { data: { password: 'x' } })).rejects.toBeInstanceOf(Error)
  expect((await client.object('/accounts/zoe')).data).not.toHaveProperty('password')
  expect(JSON.stringify((await client.list('/accounts')).rows)).not.toContain('password')
})

test('a reader sees no permissions: hidden, not empty', async () => {
  const { send, client } = await world()
  const { data } = await client.create(`${LIST}/r`, { data: {}, permissions: { read: ['system.Everyone'] } })
  expect(await anonymous(send).object(`${LIST}/r`)).toEqual({ data, permissions: {} })
})

test('an error names what was wrong with a question', async () => {
  const { client } = await world()
  await expect(client.list(LIST, { filters: [['id', '1']] })).rejects.toMatchObject({
    status: 400,
    errno: 107,
    details: [{ location: 'querystring', name: 'id' }],
  })
})
