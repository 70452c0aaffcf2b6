import { expect, test } from 'vitest'
import { BUILT_IN_SERVER, SAMPLE_USERS } from '~/protocol/builtIn'
import { answerSeedData } from './seeds/answerSeedData'
import { seedOverPort } from './seeds/seedOverPort'
import { seeds } from './seeds/seeds'
import { UnavailableError } from './storage/databaseErrors'
import { createMemoryStorage } from './storage/memory'
import { StorageError } from './storage/storage'
import type { Storage } from './storage/storage'
import { createWorkerServer } from './workerServer'

let lastId = 0
const seed = async () => [...(await seeds.countries()), ...(await seeds.newsroom())]
const start = (open: () => Promise<Storage>) =>
  createWorkerServer({ open, clock: () => 1_700_000_000_000, newId: () => `id-${++lastId}`, seed })

const FRANCE = '/buckets/world/collections/countries/records/fra'
const ask = (path: string, init?: RequestInit) => new Request(BUILT_IN_SERVER + path, init)

test('a storage that was never used is planted with both worlds before the first answer', async () => {
  const send = start(() => Promise.resolve(createMemoryStorage()))
  const response = await send(ask(FRANCE))
  expect(await response.json()).toMatchObject({ data: { id: 'fra', cca3: 'FRA' } })
  expect(response.headers.get('alert')).toBeNull()
})

test('what a person changed or deleted stays so when the server starts again', async () => {
  const storage = createMemoryStorage()
  const open = () => Promise.resolve(storage)
  const headers = { Authorization: `Basic ${btoa('admin:admin')}` }
  for (const bucket of ['world', 'newsroom']) {
    expect((await start(open)(ask(`/buckets/${bucket}`, { method: 'DELETE', headers }))).status).toBe(200)
  }
  expect(await (await start(open)(ask('/buckets', { headers }))).json()).toEqual({ data: [] })
})

test.each(SAMPLE_USERS)('$id can sign in', async ({ id, password }) => {
  const send = start(() => Promise.resolve(createMemoryStorage()))
  const headers = { Authorization: `Basic ${btoa(`${id}:${password}`)}` }
  expect(await (await send(ask('/', { headers }))).json()).toMatchObject({ user: { id: `account:${id}` } })
})

test('a wrong password does not sign in as somebody else', async () => {
  const send = start(() => Promise.resolve(createMemoryStorage()))
  const headers = { Authorization: `Basic ${btoa('admin:wrong')}` }
  expect(await (await send(ask('/', { headers }))).json()).not.toHaveProperty('user')
})

test('where the browser keeps nothing it works in memory, and every answer says so', async () => {
  const send = start(() => Promise.reject(new UnavailableError('private window')))
  for (const path of ['/', FRANCE]) {
    const response = await send(ask(path))
    expect(response.status).toBe(200)
    expect(response.headers.get('alert')).toContain('changes are lost when this tab is closed')
  }
})

test('a storage that will not open is a 503 with its reason, and the next request tries again', async () => {
  let isBlocked = true
  const send = start(() =>
    isBlocked
      ? Promise.reject(new StorageError('Another tab holds the data.'))
      : Promise.resolve(createMemoryStorage()),
  )
  const refused = await send(ask(FRANCE))
  expect(refused.status).toBe(503)
  expect(await refused.text()).toContain('Another tab holds the data.')
  isBlocked = false
  expect((await send(ask(FRANCE))).status).toBe(200)
})

test('worlds that cannot be loaded are a 503 with a reason, and nothing of them is left', async () => {
  const storage = createMemoryStorage()
  const send = createWorkerServer({
    open: () => Promise.resolve(storage),
    clock: () => 1_700_000_000_000,
    newId: () => `id-${++lastId}`,
    seed: seedOverPort(() => Promise.reject(new TypeError('Failed to fetch'))),
  })
  const response = await send(ask(FRANCE))
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('could not be loaded')
  expect(await storage.read(view => view.listsBelow(''))).toEqual([])
})

test('the worlds come through the page', async () => {
  const asked = seedOverPort(answerSeedData)
  expect((await asked()).length).toBe((await seed()).length)
})

test('it keeps a history and has a bucket for everybody', async () => {
  const send = start(() => Promise.resolve(createMemoryStorage()))
  expect(await (await send(ask('/'))).json()).toMatchObject({ capabilities: { history: {}, default_bucket: {} } })
  const headers = { Authorization: `Basic ${btoa('admin:admin')}` }
  const response = await send(ask('/buckets/world/history?_limit=1&_fields=uri', { headers }))
  expect(await response.json()).toMatchObject({ data: [{ uri: expect.stringContaining('/buckets/world') }] })
})
