import { expect, test } from 'vitest'
import { startServer, store } from './specSupport'

test('a record is created, read, changed, listed and deleted', async () => {
  const ask = startServer()
  await store(ask, { '/buckets/b': {}, '/buckets/b/collections/c': {} })
  const path = '/buckets/b/collections/c/records/r'
  const created = await ask('PUT', path, { user: 'alice', body: { data: { a: 1 } } })
  expect(created.status).toBe(201)
  expect(created.json.data).toMatchObject({ a: 1, id: 'r' })
  const read = await ask('GET', path, { user: 'alice' })
  expect(read.json).toEqual(created.json)
  expect(read.headers.get('etag')).toBe(`"${created.json.data.last_modified}"`)
  const changed = await ask('PATCH', path, { user: 'alice', body: { data: { b: 2 } } })
  expect(changed.json.data).toMatchObject({ a: 1, b: 2 })
  const list = await ask('GET', '/buckets/b/collections/c/records', { user: 'alice' })
  expect(list.json).toEqual({ data: [changed.json.data] })
  const deleted = await ask('DELETE', path, { user: 'alice' })
  expect(deleted.json.data).toMatchObject({ id: 'r', deleted: true })
  expect((await ask('GET', path, { user: 'alice' })).status).toBe(404)
})
