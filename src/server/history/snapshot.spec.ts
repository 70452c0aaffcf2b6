import { expect, test } from 'vitest'
import { startServer, store, type Server } from '../specSupport'

const B = '/buckets/b'
const R = `${B}/collections/c/records`

const write = async (ask: Server, method: string, id: string, v?: number): Promise<number> =>
  (await ask(method, `${R}/${id}`, { user: 'alice', ...(v === undefined ? {} : { body: { data: { v } } }) })).json.data
    .last_modified

const at = async (ask: Server, time: number | string) =>
  (await ask('GET', `${B}/snapshot/collections/c@${time}`, { user: 'alice' })).json

async function begin(settings = {}): Promise<Server> {
  const ask = startServer({ history: {}, ...settings })
  await store(ask, { [B]: {}, [`${B}/collections/c`]: {} })
  return ask
}

test('a snapshot holds what the records were then', async () => {
  const ask = await begin()
  const first = await write(ask, 'PUT', 'a', 1)
  await write(ask, 'PUT', 'b', 1)
  const changed = await write(ask, 'PUT', 'a', 2)
  await write(ask, 'DELETE', 'b')
  expect((await at(ask, first)).data).toEqual([{ id: 'a', v: 1, last_modified: first }])
  expect((await at(ask, changed)).data).toMatchObject([
    { id: 'a', v: 2 },
    { id: 'b', v: 1 },
  ])
  expect((await at(ask, changed + 1e9)).data).toEqual([{ id: 'a', v: 2, last_modified: changed }])
})

test('what was deleted then and made again since is a tombstone, as in Kinto', async () => {
  const ask = await begin()
  await write(ask, 'PUT', 'a', 1)
  const deleted = await write(ask, 'DELETE', 'a')
  await write(ask, 'PUT', 'a', 2)
  expect((await at(ask, deleted)).data).toEqual([{ id: 'a', last_modified: deleted, deleted: true }])
})

test('it ends without a word where it holds as many records as are ever fetched', async () => {
  const ask = await begin({ maxFetchSize: 2 })
  for (const id of ['a', 'b', 'c']) await write(ask, 'PUT', id, 1)
  expect((await at(ask, 9e12)).data).toMatchObject([{ id: 'b' }, { id: 'a' }])
})

test.each([
  ['%201_0', 200],
  ['+1', 200],
  ['1.5', 400],
  ['-1', 400],
])('the time %s is answered %i', async (time, status) => {
  const ask = await begin()
  expect((await ask('GET', `${B}/snapshot/collections/c@${time}`, { user: 'alice' })).status).toBe(status)
})

test('the last @ of the address is that before the time', async () => {
  const ask = await begin()
  expect(await at(ask, 'x@1')).toMatchObject({ code: 404, details: { id: 'c@x', resource_name: 'collection' } })
  expect(await at(ask, '')).toMatchObject({ code: 404, message: expect.stringContaining('could not be found') })
})
