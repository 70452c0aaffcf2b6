import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { newId } from '~/lib/newId'
import type { JsonObject } from '~/protocol/json'
import { createServer } from '~/server/createServer'
import type { ServerSettings } from '~/server/settings'
import { createMemoryStorage } from '~/server/storage/memory'
import { session } from './session'
import { deletionStories, outlineOf, trashPages, type Deletion } from './trash'

const SERVER = 'https://kinto.example.org/v1'
const of = { bid: 'b', cid: '12' }
const LIST = '/buckets/b/collections/12/records'

/** A server that everybody may write to; `ask` writes as somebody. */
async function openWorld(settings: Partial<ServerSettings> = {}) {
  let time = 1_700_000_000_000
  const engine = createServer({
    storage: createMemoryStorage(),
    clock: () => (time += 10),
    newId,
    settings: { history: {}, bucketCreatePrincipals: ['system.Everyone'], ...settings },
  })
  const asked: string[] = []
  session.configure({
    openSend: () => request => {
      asked.push(`${request.method} ${request.url.slice(SERVER.length).split('?')[0]}`)
      return engine(request)
    },
    onSignal: () => undefined,
  })
  await session.signIn({ server: SERVER, credentials: { method: 'anonymous' }, stay: false })
  const ask = async (method: string, uri: string, data?: JsonObject, user?: string) => {
    const headers = {
      ...(data && { 'Content-Type': 'application/json' }),
      ...(user !== undefined && { Authorization: `Basic ${btoa(`${user}:pw`)}` }),
    }
    const body = data && JSON.stringify(uri === '/batch' ? data : { data })
    const response = await engine(new Request(SERVER + uri, { method, headers, ...(body && { body }) }))
    expect(response.ok, `${method} ${uri} ${response.status}`).toBe(true)
    return (await response.json()).data
  }
  await ask('PUT', '/buckets/b', {})
  await ask('PUT', '/buckets/b/collections/12', {})
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } })
  const look = async (question: { id?: string; user?: string } = {}) => {
    const { pages } = await client.infiniteQuery({
      ...trashPages(of, { id: question.id, user: question.user }),
      staleTime: 0,
    })
    return pages.flatMap(({ rows }) => rows)
  }
  const tell = (rows: readonly Deletion[]) => client.query({ ...deletionStories(of, rows), staleTime: 0 })
  asked.length = 0
  return { ask, look, tell, asked, client }
}

type World = Awaited<ReturnType<typeof openWorld>>

async function writeAndDelete({ ask }: World, id: string, versions = 1, user?: string) {
  for (let v = 1; v <= versions; v++) await ask('PUT', `${LIST}/${id}`, { v })
  await ask('DELETE', `${LIST}/${id}`, undefined, user)
}

const idsOf = (rows: readonly Deletion[]) => rows.map(({ id }) => id)

test('deleted records are listed newest first, those that are there again or only look so are not', async () => {
  const world = await openWorld()
  for (const id of ['1', 'true', 'again', 'last']) await writeAndDelete(world, id)
  await world.ask('PUT', `${LIST}/again`, { v: 2 })
  await world.ask('PUT', `${LIST}/odd`, { deleted: true, v: 1 })
  await world.ask('PUT', `${LIST}/odder`, { deleted: true })
  const rows = await world.look()
  expect(idsOf(rows)).toEqual(['odder', 'last', 'true', '1'])
  const stories = await world.tell(rows)
  expect([...stories].flatMap(([id, { isAlive }]) => (isAlive ? [id] : []))).toEqual(['odder'])
})

test('the history tells who deleted each and what it was, ids that read as numbers too', async () => {
  const world = await openWorld()
  await writeAndDelete(world, '1', 3)
  await writeAndDelete(world, 'null', 2, 'bob')
  const rows = await world.look()
  world.asked.length = 0
  const stories = await world.tell(rows)
  const bob = stories.get('null')
  expect(bob?.by).toMatch(/^basicauth:/)
  expect(bob?.was).toMatchObject({ data: { id: 'null', v: 2 }, permissions: { write: ['system.Everyone'] } })
  expect(stories.get('1')).toMatchObject({ by: null, was: { data: { v: 3 } }, written: { by: null } })
  expect(world.asked).toEqual(['GET /buckets/b/history', 'GET /buckets/b/history'])
})

test('a record that was deleted twice is told of as it was the second time', async () => {
  const world = await openWorld()
  await writeAndDelete(world, 'r', 2, 'bob')
  await world.ask('PUT', `${LIST}/r`, { v: 'second' })
  await world.ask('DELETE', `${LIST}/r`)
  const stories = await world.tell(await world.look())
  expect(stories.get('r')).toMatchObject({ by: null, was: { data: { v: 'second' } } })
})

test('what is known is not asked for again', async () => {
  const world = await openWorld()
  await writeAndDelete(world, 'a')
  await world.tell(await world.look())
  await writeAndDelete(world, 'b')
  const rows = await world.look()
  world.asked.length = 0
  expect(idsOf(rows)).toEqual(['b', 'a'])
  expect((await world.tell(rows)).size).toBe(2)
  expect((await world.tell(rows.slice(1))).size).toBe(1)
  expect(world.asked).toEqual(['GET /buckets/b/history', 'GET /buckets/b/history'])
})

test('more than one page of records, however often each was written', async () => {
  const world = await openWorld({ paginateBy: 7 })
  for (let n = 0; n < 30; n++) await writeAndDelete(world, `r${n}`, (n % 3) + 1)
  const page = trashPages(of, { id: undefined, user: undefined })
  const { pages } = await world.client.infiniteQuery({ ...page, pages: 9 })
  const rows = pages.flatMap(found => found.rows)
  expect(rows.length).toBe(30)
  const stories = await world.tell(rows)
  for (let n = 0; n < 30; n++) expect(stories.get(`r${n}`)?.was?.data.v).toBe((n % 3) + 1)
})

test('asked by user, what they deleted is found, unless it is there again or was deleted anew by another', async () => {
  const world = await openWorld()
  for (const id of ['a', 'b', 'c', 'x-1']) await writeAndDelete(world, id, 1, 'bob')
  await writeAndDelete(world, 'd')
  await world.ask('PUT', `${LIST}/b`, {})
  await world.ask('PUT', `${LIST}/c`, {})
  await world.ask('DELETE', `${LIST}/c`)
  expect(idsOf(await world.look({ user: 'basicauth' }))).toEqual(['x-1', 'a'])
  expect(idsOf(await world.look({ user: 'basicauth', id: '"1"' }))).toEqual(['x-1'])
  expect(idsOf(await world.look({ id: '"1"' }))).toEqual(['x-1'])
})

test('a purged history tells nothing of what it held', async () => {
  const world = await openWorld()
  await writeAndDelete(world, 'a')
  await world.ask('DELETE', '/buckets/b/history')
  const stories = await world.tell(await world.look())
  expect(stories.get('a')).toEqual({ by: undefined, was: undefined, written: undefined, isAlive: false })
})

test('where one batch deleted others first the entries stand in another order than the changes', () => {
  const change = (action: string, at: number) => ({ id: `${action}${at}`, rid: 'r', action, user: 'u', at })
  const changes = [change('create', 5), change('delete', 6), change('delete', 3), change('update', 2)]
  expect(outlineOf({ id: 'r', at: 6 }, changes)).toMatchObject({ by: 'u', last: { id: 'create5' }, isAlive: false })
})
