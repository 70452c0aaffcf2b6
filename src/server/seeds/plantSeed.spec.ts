import { beforeAll, describe, expect, test } from 'vitest'
import { BUILT_IN_SERVER } from '~/protocol/builtIn'
import type { Send } from '~/protocol/send'
import { createServer } from '../createServer'
import { createMemoryStorage } from '../storage/memory'
import type { Storage, View } from '../storage/storage'
import { plantSeed, seeds } from './seeds'
import type { SeedName } from './seeds'

let lastId = 0
const serve = (storage: Storage): Send =>
  createServer({
    storage,
    clock: () => 1_700_000_000_000,
    newId: () => `id-${++lastId}`,
    settings: { passwordCost: 4 },
  })

const NAMES: SeedName[] = ['countries', 'newsroom']

/** Everything that is stored, tombstones and clocks included. */
const everything = (view: View) =>
  view.listsBelow('').map(uri => ({
    uri,
    clock: view.timestamp(uri),
    entries: [...view.list(uri).newestFirst()],
  }))

describe.each(NAMES)('%s', name => {
  const storage = createMemoryStorage()
  beforeAll(() => plantSeed(serve(storage), name))

  test('every object is there, with its data and rights', async () => {
    for (const { uri, data, permissions } of await seeds[name]()) {
      const entry = await storage.read(view => view.get(uri))
      expect(entry?.data, uri).toMatchObject(data)
      expect(new Set(entry?.permissions.write), uri).toEqual(new Set([...(permissions?.write ?? []), 'account:admin']))
      expect(entry?.permissions.read ?? [], uri).toEqual(permissions?.read ?? [])
    }
  })

  test('planting it again changes nothing', async () => {
    const before = await storage.read(everything)
    await plantSeed(serve(storage), name)
    expect(await storage.read(everything)).toEqual(before)
  })
})

test('both worlds stand side by side, whichever comes first', async () => {
  const storage = createMemoryStorage()
  const send = serve(storage)
  for (const name of NAMES.toReversed()) await plantSeed(send, name)
  const buckets = await storage.read(view => Array.from(view.list('/buckets').newestFirst(), entry => entry.data.id))
  expect(buckets.toSorted()).toEqual(['newsroom', 'world'])
})

test('a server that refuses is an error that names the object', async () => {
  const send = serve(createMemoryStorage())
  const refusing: Send = async request => {
    if (!request.url.endsWith('/batch')) return send(request)
    const { requests } = (await request.json()) as { requests: { path: string }[] }
    return Response.json({ responses: requests.map(({ path }) => ({ path, status: 403, headers: {}, body: {} })) })
  }
  await expect(plantSeed(refusing, 'newsroom')).rejects.toThrow('/buckets/newsroom was not planted: 403')
})

/** What each user sees and may change: [who, world, bucket, articles, media, may write articles, tags, authors]. */
describe('rights in the newsroom', () => {
  let send: Send
  beforeAll(async () => {
    send = serve(createMemoryStorage())
    for (const name of NAMES) await plantSeed(send, name)
  })
  const ROOM = '/buckets/newsroom/collections'
  const READS = [
    '/buckets/world/collections/countries/records/fra',
    '/buckets/newsroom',
    `${ROOM}/articles/records/create`,
    `${ROOM}/media/records/tram-7`,
  ]
  const WRITES = [`${ROOM}/articles/records/create`, `${ROOM}/tags/records/food`, `${ROOM}/authors/records/ase-sorbo`]

  test.each([
    ['admin', [200, 200, 200, 200], [200, 200, 200]],
    ['olga', [200, 200, 200, 200], [200, 200, 403]],
    ['ravi', [200, 200, 200, 200], [403, 403, 403]],
    ['zed', [200, 403, 403, 200], [403, 403, 403]],
    [undefined, [200, 401, 401, 200], [401, 401, 401]],
  ])('%s', async (user, reads, writes) => {
    const headers = new Headers(user === undefined ? {} : { Authorization: `Basic ${btoa(`${user}:${user}`)}` })
    const status = async (path: string, init: RequestInit) =>
      (await send(new Request(BUILT_IN_SERVER + path, { headers, ...init }))).status
    expect(await Promise.all(READS.map(path => status(path, {})))).toEqual(reads)
    headers.set('Content-Type', 'application/json')
    const body = JSON.stringify({ data: { touched: true } })
    expect(await Promise.all(WRITES.map(path => status(path, { method: 'PATCH', body })))).toEqual(writes)
  })
})
