import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import { startServer, store } from '../specSupport'

const LIST = '/buckets/b/collections/c/records'
const NOW = 1_800_000_000_000

async function begin(clock: () => number) {
  const ask = startServer({}, { clock })
  await store(ask, { '/buckets/b': {}, '/buckets/b/collections/c': {} })
  const put = async (id: string, data: Record<string, Json>, headers: Record<string, string> = {}) => {
    const answer = await ask('PUT', `${LIST}/${id}`, { user: 'alice', body: { data }, headers })
    return answer.status >= 400 ? answer.json.errno : answer.json.data.last_modified
  }
  return { ask, put }
}

test('a list never gives the same time twice, though the clock stands still', async () => {
  const { put, ask } = await begin(() => NOW)
  const times = [await put('a', {}), await put('b', {}), await put('a', {}), await put('c', {})]
  expect(times).toEqual([NOW + 1, NOW + 2, NOW + 3, NOW + 4])
  expect((await ask('GET', LIST, { user: 'alice' })).headers.get('etag')).toBe(`"${NOW + 4}"`)
})

test('a clock that is set back does not take the list with it', async () => {
  let now = NOW
  const { put } = await begin(() => now)
  const before = await put('a', {})
  now -= 1_000_000
  expect(await put('b', {})).toBe(before + 1)
})

test('a time that is asked for is kept, dragged along or dropped by the rules of Kinto', async () => {
  const { put, ask } = await begin(() => NOW)
  expect(await put('p', { last_modified: 1000 })).toBe(1000)
  expect((await ask('GET', LIST, { user: 'alice' })).headers.get('etag')).toBe(`"${NOW}"`)
  const cases: [id: string, asked: Json, got: number][] = [
    ['p', 1000, NOW + 1],
    ['p', 500, NOW + 2],
    ['f', NOW + 5000, NOW + 5000],
    ['g', undefined as unknown as Json, NOW + 5001],
    ['h', NOW + 5001, NOW + 5002],
    ['i', '123', NOW + 5003],
    ['j', 12.5, NOW + 5004],
    ['k', null, NOW + 5005],
    ['l', -5, -5],
    ['m', 0, 0],
  ]
  for (const [id, asked, got] of cases) {
    expect([id, await put(id, asked === undefined ? {} : { last_modified: asked })]).toEqual([id, got])
  }
})

test('0 is stored even over a newer object', async () => {
  const { put } = await begin(() => NOW)
  await put('z', {})
  expect(await put('z', { last_modified: 0 })).toBe(0)
})

test('a time that another object of the list has is a conflict, as on PostgreSQL', async () => {
  const { put, ask } = await begin(() => NOW)
  await put('a', { last_modified: 1000 })
  expect(await put('b', { last_modified: 1000 })).toBe(122)
  expect((await ask('GET', `${LIST}/b`, { user: 'alice' })).status).toBe(404)
})

test('DELETE takes a time from the query string if it is newer', async () => {
  const { put, ask } = await begin(() => NOW)
  for (const [asked, status, got] of [
    ['2000', 200, NOW + 1],
    ['4000', 200, 4000],
    ['abc', 400, undefined],
  ] as const) {
    await put('d', { last_modified: 3000 })
    const { status: is, json } = await ask('DELETE', `${LIST}/d?last_modified=${asked}`, { user: 'alice' })
    expect([asked, is, json.data?.last_modified]).toEqual([asked, status, got])
  }
})

test('the clock of an empty list begins with the first look at it', async () => {
  let now = NOW
  const { ask } = await begin(() => (now += 1))
  const first = (await ask('GET', LIST, { user: 'alice' })).headers.get('etag')
  expect((await ask('GET', LIST, { user: 'alice' })).headers.get('etag')).toBe(first)
})
