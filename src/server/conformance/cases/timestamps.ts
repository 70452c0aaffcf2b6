import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { notOnMemory } from '../conformanceCase'
import { steps, told } from '../steps'
import type { World } from '../world'

const timeOf = (answer: { body: unknown }) => (answer.body as { data: { last_modified: number } }).data.last_modified
const etagOf = async (world: World, list: string) =>
  Number((await world.make(`HEAD ${list}`)).headers.get('etag')?.slice(1, -1))
const DAY = 86_400_000

export const timestampCases: ConformanceCase[] = [
  told('last_modified is the time now, in milliseconds', async world => {
    const before = Date.now()
    const time = timeOf(await world.make('PUT $r/a'))
    // The server's clock may stand a little apart from ours.
    expect(Math.abs(time - before)).toBeLessThan(60_000)
  }),
  told('last_modified never repeats in a list and always grows', async world => {
    const times: number[] = []
    for (const id of ['a', 'b', 'c', 'a', 'b', 'c']) times.push(timeOf(await world.make(`PUT $r/${id}`)))
    expect(times).toEqual([...new Set(times)].toSorted((one, two) => one - two))
  }),
  told('last_modified never repeats inside a batch', async world => {
    const requests = Array.from({ length: 20 }, (_, index) => ({ path: `$r/x${index}` }))
    const { body } = await world.make('POST /batch', { defaults: { method: 'PUT' }, requests })
    const times = (body as { responses: { body: unknown }[] }).responses.map(timeOf)
    expect(new Set(times).size).toBe(20)
    expect(times).toEqual(times.toSorted((one, two) => one - two))
  }),
  told('a list has the last_modified of its newest object as ETag', async world => {
    const time = timeOf(await world.make('PUT $r/a'))
    expect(await etagOf(world, '$r')).toBe(time)
  }),
  told('a deletion moves the ETag of the list', async world => {
    await world.make('PUT $r/a')
    const time = timeOf(await world.make('DELETE $r/a'))
    expect(await etagOf(world, '$r')).toBe(time)
  }),
  told('an empty list has an ETag, and keeps it', async world => {
    const first = await etagOf(world, '$r')
    expect(first).toBeGreaterThan(0)
    expect(await etagOf(world, '$r')).toBe(first)
  }),
  told('writing a record moves neither the collection nor the bucket', async world => {
    const before = [await etagOf(world, '$c'), await etagOf(world, '$b')]
    await world.make('PUT $r/a')
    expect([await etagOf(world, '$c'), await etagOf(world, '$b')]).toEqual(before)
  }),
  told('a change of permissions alone raises last_modified', async world => {
    const first = timeOf(await world.make('PUT $r/a'))
    expect(timeOf(await world.make('PATCH $r/a', { permissions: { read: ['$bob'] } }))).toBeGreaterThan(first)
  }),
  told('a last_modified in the past is kept on creation, and does not move the list', async world => {
    const now = timeOf(await world.make('PUT $r/a'))
    expect(timeOf(await world.make('PUT $r/b', { data: { last_modified: 1234 } }))).toBe(1234)
    expect(await etagOf(world, '$r')).toBe(now)
  }),
  told('a last_modified in the future is kept and drags the list along', async world => {
    const future = Date.now() + DAY / 2
    expect(timeOf(await world.make('PUT $r/a', { data: { last_modified: future } }))).toBe(future)
    expect(await etagOf(world, '$r')).toBe(future)
    expect(timeOf(await world.make('PUT $r/b'))).toBe(future + 1)
  }),
  told('a last_modified that is older than the stored one is as if not sent', async world => {
    const first = timeOf(await world.make('PUT $r/a'))
    expect(timeOf(await world.make('PUT $r/a', { data: { last_modified: first - 1000 } }))).toBeGreaterThan(first)
  }),
  told('a last_modified equal to the stored one is as if not sent', async world => {
    const first = timeOf(await world.make('PUT $r/a'))
    expect(timeOf(await world.make('PATCH $r/a', { data: { last_modified: first } }))).toBeGreaterThan(first)
  }),
  told('a newer last_modified is taken by PUT and by PATCH', async world => {
    const first = timeOf(await world.make('PUT $r/a'))
    expect(timeOf(await world.make('PUT $r/a', { data: { last_modified: first + 5000 } }))).toBe(first + 5000)
    expect(timeOf(await world.make('PATCH $r/a', { data: { last_modified: first + 9000 } }))).toBe(first + 9000)
  }),
  told('POST keeps a last_modified in the past', async world => {
    expect(timeOf(await world.make('POST $r', { data: { last_modified: 4321 } }))).toBe(4321)
  }),
  told('zero is stored even over a newer record', async world => {
    await world.make('PUT $r/a')
    expect(timeOf(await world.make('PUT $r/a', { data: { last_modified: 0 } }))).toBe(0)
  }),
  ...['"123"', '12.5', 'null', '"x"', '[]'].map(value =>
    told(`a last_modified of ${value} is dropped`, async world => {
      const time = timeOf(await world.make('PUT $r/a', `{"data":{"last_modified":${value}}}`))
      expect(time).toBeGreaterThan(Date.now() - DAY)
    }),
  ),
  told('DELETE takes a newer last_modified for the tombstone', async world => {
    const first = timeOf(await world.make('PUT $r/a'))
    expect(timeOf(await world.make(`DELETE $r/a?last_modified=${first + 7000}`))).toBe(first + 7000)
  }),
  told('DELETE ignores an older last_modified', async world => {
    const first = timeOf(await world.make('PUT $r/a'))
    expect(timeOf(await world.make(`DELETE $r/a?last_modified=${first - 7000}`))).toBeGreaterThan(first)
  }),
  steps(
    'a last_modified that is in use in the list is a conflict',
    [
      { ask: 'PUT $r/a', send: { data: { last_modified: 5000 } }, gives: 201 },
      {
        ask: 'PUT $r/b',
        send: { data: { last_modified: 5000 } },
        gives: 409,
        body: { code: 409, errno: 122, error: 'Conflict', message: 'Integrity constraint violated, please retry.' },
        headers: { 'retry-after': '3' },
      },
      { ask: 'GET $r/b', gives: 404 },
    ],
    notOnMemory('memory stores the same last_modified twice'),
  ),
  steps('asking for the time of the list itself gives the next one', [
    { ask: 'PUT $r/a', gives: 201 },
    {
      ask: 'PUT $r/b',
      send: { data: { last_modified: '$time1' } },
      gives: 201,
      data: { id: 'b', last_modified: '$time2' },
    },
    { ask: 'GET $r?last_modified=$time1', gives: 200, data: [{ id: 'a' }] },
  ]),
  steps('deleting a collection forgets its records, tombstones and clock', [
    { ask: 'PUT $r/a', send: { data: { last_modified: 4_000_000_000_000 } }, gives: 201 },
    { ask: 'DELETE $c', gives: 200 },
    { ask: 'PUT $c', gives: 201 },
    { ask: 'GET $r?_since=0', gives: 200, data: [] },
    { ask: 'PUT $r/a', gives: 201, headers: { etag: /^"[123]/ } },
  ]),
]
