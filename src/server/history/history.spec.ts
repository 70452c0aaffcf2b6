import { expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import { startServer, store, type Answer, type Server } from '../specSupport'

const B = '/buckets/b'
const C = `${B}/collections/c`

/** e.g. `create collections/c/records/r`, the bucket by its own id; oldest first. */
const told = ({ json }: Answer): string[] =>
  json.data.map(({ action, uri }: JsonObject) => `${String(action)} ${String(uri).replace(/^\/buckets\/(b\/)?/, '')}`)

const logOf = (ask: Server, user = 'alice', bucket = B) => ask('GET', `${bucket}/history?_sort=last_modified`, { user })

async function userId(ask: Server, user: string): Promise<string> {
  return (await ask('GET', '/', { user })).json.user.id
}

const put = (path: string, body: JsonObject = {}): JsonObject => ({ method: 'PUT', path, body })

test('an entry tells what became of an object, who did it, and when', async () => {
  const ask = startServer({ history: {} })
  await store(ask, { [B]: {}, [C]: {}, [`${C}/records/r`]: { data: { v: 1 } } })
  const alice = await userId(ask, 'alice')
  const { json } = await ask('GET', `${B}/history?_limit=1`, { user: 'alice' })
  const { json: record } = await ask('GET', `${C}/records/r`, { user: 'alice' })
  expect(json.data).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      last_modified: expect.any(Number),
      date: expect.stringMatching(/^2026-11-22T22:00:00\.\d{3}000\+00:00$/),
      action: 'create',
      uri: `${C}/records/r`,
      user_id: alice,
      resource_name: 'record',
      collection_id: 'c',
      record_id: 'r',
      target: { data: record.data, permissions: { write: [alice] } },
    },
  ])
})

test('a batch is told of by kind, parent and action, with the permissions of its end', async () => {
  const ask = startServer({ history: {} })
  const bob = await userId(ask, 'bob')
  const requests = [
    put(B),
    put(C),
    put(`${C}/records/1`),
    put(`${B}/collections/d`),
    put(`${C}/records/1`, { permissions: { read: [bob] } }),
    put(`${C}/records/2`),
  ]
  await ask('POST', '/batch', { user: 'alice', body: { requests } })
  const log = await logOf(ask)
  expect(told(log)).toEqual([
    'create b',
    'create collections/c',
    'create collections/d',
    'create collections/c/records/1',
    'create collections/c/records/2',
    'update collections/c/records/1',
  ])
  const [first] = log.json.data.filter(({ record_id }: JsonObject) => record_id === '1')
  expect(first.target.permissions.read).toEqual([bob])
})

test('buckets that are made by one batch are told of in the history of the first, as in Kinto', async () => {
  const ask = startServer({ history: {} })
  await ask('POST', '/batch', { user: 'alice', body: { requests: [put(B), put('/buckets/b2')] } })
  expect(told(await logOf(ask))).toEqual(['create b', 'create b2'])
  expect(told(await logOf(ask, 'alice', '/buckets/b2'))).toEqual([])
})

test('a bucket takes its history along', async () => {
  const ask = startServer({ history: {} })
  await store(ask, { [B]: {}, [C]: {} })
  await ask('DELETE', B, { user: 'alice' })
  await store(ask, { [B]: {} })
  expect(told(await logOf(ask))).toEqual(['create b'])
})

test('whoever might read an object then may read the entry, whatever comes afterwards', async () => {
  const ask = startServer({ history: {} })
  const bob = await userId(ask, 'bob')
  await store(ask, { [B]: {}, [C]: { permissions: { read: [bob] } }, [`${C}/records/r`]: {} })
  await ask('PATCH', C, { user: 'alice', body: { permissions: { read: [] } } })
  await store(ask, { [`${C}/records/s`]: {} })
  expect(told(await logOf(ask, 'bob'))).toEqual(['create collections/c', 'create collections/c/records/r'])
  expect((await logOf(ask, 'carol')).status).toBe(403)
})

test('without explicit permissions only readers of the bucket may read', async () => {
  const ask = startServer({ history: {}, explicitPermissions: false, bucketCreatePrincipals: ['system.Everyone'] })
  const everyone = ['system.Everyone']
  await ask('PUT', B, { body: { permissions: { write: everyone } } })
  await ask('PUT', C, { body: { permissions: { read: everyone } } })
  await ask('PATCH', B, { body: { permissions: { write: [], 'collection:create': everyone } } })
  expect((await ask('GET', `${B}/history`)).status).toBe(401)
})

test('deleting a history without a filter takes the right to read what is left from those whom entries name', async () => {
  const ask = startServer({ history: {} })
  const bob = await userId(ask, 'bob')
  await store(ask, { [B]: {}, [C]: { permissions: { read: [bob] } }, [`${C}/records/r`]: {} })
  await ask('DELETE', `${B}/history?_limit=1`, { user: 'alice' })
  expect(told(await logOf(ask))).toEqual(['create b', 'create collections/c'])
  expect((await logOf(ask, 'bob')).status).toBe(403)
})

test('what is excluded leaves no entry', async () => {
  const alice = await userId(startServer(), 'alice')
  const excludeResources = ['/buckets/quiet', `${B}/collections/quiet`, `${C}/records/quiet`]
  const ask = startServer({ history: { excludeResources } })
  await store(ask, {
    [B]: {},
    [C]: {},
    [`${B}/collections/quiet`]: {},
    [`${B}/collections/quiet/records/r`]: {},
    [`${C}/records/quiet`]: {},
    [`${C}/records/r`]: {},
    '/buckets/quiet': {},
  })
  expect(told(await logOf(ask))).toEqual(['create b', 'create collections/c', 'create collections/c/records/r'])
  expect(told(await logOf(ask, 'alice', '/buckets/quiet'))).toEqual([])
  const other = startServer({ history: { excludeUserIds: [alice] } })
  await store(other, { [B]: {} })
  expect(told(await logOf(other))).toEqual([])
})

test('entries of a kind are trimmed to the limit once they are over it by the threshold', async () => {
  const ask = startServer({ history: { autoTrimMaxCount: 3, autoTrimThreshold: 2 } })
  await store(ask, { [B]: {}, [C]: {} })
  const counts: number[] = []
  for (let v = 0; v < 8; v++) {
    await store(ask, { [`${C}/records/r`]: { data: { v } } })
    counts.push((await ask('GET', `${B}/history?resource_name=record`, { user: 'alice' })).json.data.length)
  }
  expect(counts).toEqual([1, 2, 3, 4, 5, 3, 4, 5])
  expect((await logOf(ask)).json.data).toHaveLength(7)
})

test('only entries of the users who are named are trimmed', async () => {
  const alice = await userId(startServer(), 'alice')
  const ask = startServer({ history: { autoTrimMaxCount: 1, autoTrimThreshold: 0, autoTrimUserIds: [alice] } })
  const bob = await userId(ask, 'bob')
  await store(ask, { [B]: { permissions: { write: [bob] } }, [C]: {} })
  for (const user of ['bob', 'bob', 'alice', 'alice']) await store(ask, { [`${C}/records/r`]: {} }, user)
  const { json } = await ask('GET', `${B}/history?resource_name=record`, { user: 'alice' })
  expect(json.data.map(({ user_id }: JsonObject) => user_id)).toEqual([alice, bob, bob])
})

test('the root shows what is excluded and trimmed', async () => {
  const capability = async (history: Parameters<typeof startServer>[0] = {}) =>
    (await startServer(history)('GET', '/')).json.capabilities.history
  const plain = {
    description: 'Track changes on data.',
    url: 'http://kinto.readthedocs.io/en/latest/api/1.x/history.html',
  }
  expect(await capability()).toBeUndefined()
  expect(await capability({ history: {} })).toEqual(plain)
  const history = {
    autoTrimMaxCount: 3,
    autoTrimUserIds: ['account:bob'],
    excludeResources: ['/buckets/a', `${C}/records/r`],
  }
  expect(await capability({ history })).toEqual({
    ...plain,
    auto_trim_max_count: 3,
    auto_trim_user_ids: ['account:bob'],
    excluded_resources: [{ bucket: 'a' }, { bucket: 'b', collection: 'c', record: 'r' }],
  })
})

test('without the history there is no address of it', async () => {
  const ask = startServer()
  await store(ask, { [B]: {} })
  for (const path of [`${B}/history`, `${B}/snapshot/collections/c@1`]) {
    expect((await ask('GET', path, { user: 'alice' })).status).toBe(404)
  }
})
