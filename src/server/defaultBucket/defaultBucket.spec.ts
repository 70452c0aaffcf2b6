import { expect, test } from 'vitest'
import { startServer, type Server } from '../specSupport'
import { defaultBucketId } from './defaultBucketId'

const D = '/buckets/default'
const C = `${D}/collections/c`
const user = 'alice'

async function begin(settings = {}): Promise<{ ask: Server; id: string }> {
  const ask = startServer({ defaultBucket: true, history: {}, userIdHmacSecret: 'tests', ...settings })
  return { ask, id: (await ask('GET', '/', { user })).json.user.bucket }
}

test('the id is that which Kinto makes', () => {
  // As a Kinto 26.5.0 without a secret of its own answered.
  expect(defaultBucketId('account:zed', { defaultBucketHmacSecret: '' })).toBe('5c1c3174-4a16-886f-3709-c912d72a7f4a')
})

test('reading makes the bucket and the collection, and no more', async () => {
  const { ask, id } = await begin()
  expect((await ask('GET', `${C}/records`, { user })).json).toEqual({ data: [] })
  expect((await ask('GET', `${D}/groups/g`, { user })).status).toBe(404)
  expect((await ask('GET', `/buckets/${id}/collections`, { user })).json.data).toMatchObject([{ id: 'c' }])
  const { json } = await ask('GET', `${D}/history?_sort=last_modified`, { user })
  expect(json.data.map(({ uri }: { uri: string }) => uri)).toEqual([`/buckets/${id}`, `/buckets/${id}/collections/c`])
})

test('answers name the bucket itself', async () => {
  const { ask, id } = await begin()
  expect((await ask('PUT', D, { user, body: { data: { id: 'default', k: 1 } } })).json.data).toMatchObject({ id, k: 1 })
  for (const record of ['1', '2']) await ask('PUT', `${C}/records/${record}`, { user, body: {} })
  const { headers } = await ask('GET', `${C}/records?_limit=1`, { user })
  expect(headers.get('next-page')).toContain(`/buckets/${id}/collections/c/records`)
})

test('nobody else gets in, and nobody at all without a name', async () => {
  const { ask, id } = await begin()
  await ask('GET', D, { user })
  expect((await ask('GET', `/buckets/${id}`, { user: 'bob' })).status).toBe(403)
  const { status, headers } = await ask('GET', C, { headers: { origin: 'http://studio.test' } })
  expect([status, headers.get('access-control-allow-origin')]).toEqual([401, null])
})

test.each([
  ['an unknown address', 'GET', `${D}/nope`, 404],
  ['a method that is not there', 'POST', D, 405],
  ['a malformed collection', 'GET', `${D}/collections/a.b/records`, 400],
])('%s makes nothing', async (_, method, path, status) => {
  const { ask, id } = await begin()
  expect((await ask(method, path, { user })).status).toBe(status)
  expect((await ask('GET', `/buckets/${id}`, { user })).status).toBe(403)
})

test('within a batch a refusal is the answer to one item', async () => {
  const { ask, id } = await begin()
  const requests = [
    { method: 'GET', path: `${D}/collections/a.b` },
    { method: 'DELETE', path: D },
    { method: 'GET', path: D },
  ]
  const { json } = await ask('POST', '/batch', { user, body: { requests } })
  // What was made once in a batch is not made again.
  expect(json.responses.map(({ status }: { status: number }) => status)).toEqual([400, 200, 403])
  expect((await ask('GET', `/buckets/${id}`, { user })).status).toBe(403)
})

test('a body is changed as Kinto changes it', async () => {
  const { ask } = await begin()
  await ask('PUT', `${D}/collections/x`, { user, body: { data: { a: 1 } } })
  // Without a body the object is emptied, where it is kept elsewhere.
  expect((await ask('PUT', `${D}/collections/x`, { user })).json.data).not.toHaveProperty('a')
  // An id makes a merge patch a plain one, which stores null.
  const headers = { 'content-type': 'application/merge-patch+json' }
  const patched = await ask('PATCH', `${D}/collections/x`, { user, headers, body: { data: { id: 'x', b: null } } })
  expect(patched.json.data).toMatchObject({ b: null })
})

test('a read-only server refuses even to read', async () => {
  const { ask } = await begin({ readonly: true })
  expect((await ask('GET', D, { user })).status).toBe(405)
})

test('where it is off, the name is that of any bucket', async () => {
  const ask = startServer()
  const { json } = await ask('GET', '/', { user })
  expect([json.user.bucket, json.capabilities.default_bucket]).toEqual([undefined, undefined])
  expect((await ask('PUT', D, { user, body: {} })).json.data.id).toBe('default')
})
