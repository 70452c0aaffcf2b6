import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import type { Task } from './Job'
import { openJobStore } from './jobStore'
import { createWorld, itemsOf, jobOf, OF, openPage, RECORDS, recordsOf, writesOf } from './worldSuite'

let databases = 0
const newStore = () => openJobStore({ name: `jobs-${++databases}` })

const cities = (count: number): Record<string, JsonObject> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`r${n}`, { n, country: n % 2 ? 'no' : 'se', geo: { lat: n, lon: -n } }]),
  )

/** Runs a task to where it comes. */
async function play(task: Task, records = cities(30)) {
  const world = await createWorld(records)
  const jobs = await openPage(world, { store: await newStore() })
  const before = await recordsOf(world)
  const id = await jobs.start(task, OF)
  await jobs.settled()
  return { world, jobs, id, before, job: () => jobOf(jobs, id) }
}

const SET: Task = {
  type: 'change',
  select: { query: { filters: [['country', 'no']] }, except: ['r3'] },
  operations: [{ type: 'set', field: 'geo.zone', value: 'north' }],
}

test('a field is set on all records that match, but for some, and undone, and done again', async () => {
  const { world, jobs, id, before, job } = await play(SET)
  expect(job()).toMatchObject({ state: 'done', counts: { total: 14, done: 14, todo: 0, same: 0 } })
  const after = await recordsOf(world)
  const changed = Object.keys(before).filter(rid => Number(rid.slice(1)) % 2 === 1 && rid !== 'r3')
  for (const rid of Object.keys(before))
    expect(after[rid]).toEqual(
      changed.includes(rid) ? { ...before[rid], geo: { ...Object(before[rid]?.geo), zone: 'north' } } : before[rid],
    )

  const undo = (await jobs.undo(id)) ?? ''
  await jobs.settled()
  expect(jobOf(jobs, undo)).toMatchObject({ state: 'done', task: { type: 'undo', job: id }, counts: { done: 14 } })
  expect(job().undoneBy).toBe(undo)
  expect(await recordsOf(world)).toEqual(before)
  expect(await jobs.undo(id)).toBe(undefined)

  await jobs.undo(undo)
  await jobs.settled()
  expect(await recordsOf(world)).toEqual(after)
  const writes = await writesOf(world)
  expect(Object.keys(before).map(rid => writes[rid])).toEqual(
    Object.keys(before).map(rid => (changed.includes(rid) ? 4 : 1)),
  )
})

test('named records are deleted, whatever their ids look like, and come back by undoing', async () => {
  const ids = ['5', 'true', 'null', '1e5', 'plain', 'NaN']
  const records = Object.fromEntries(ids.map(rid => [rid, { rid }]))
  const select = { ids: [...ids, 'absent', '5'] }
  const { world, jobs, id, before, job } = await play({ type: 'delete', select }, { ...records, other: {} })
  expect(job()).toMatchObject({ state: 'done', counts: { total: 7, done: 6, gone: 1 } })
  expect(await recordsOf(world)).toEqual({ other: {} })
  await jobs.undo(id)
  await jobs.settled()
  expect(await recordsOf(world)).toEqual(before)
})

test('what is so already, or does not fit, is not written', async () => {
  const operations = [{ type: 'rename', field: 'a', name: 'b' } as const]
  const records = { one: { a: 1 }, two: { b: 1 }, both: { a: 1, b: 2 }, big: { a: 1, n: 2 ** 60 } }
  const select = { query: {}, except: [] }
  const { world, jobs, id, job } = await play({ type: 'change', select, operations }, records)
  expect(job().counts).toMatchObject({ total: 4, done: 1, same: 1, refused: 2 })
  const problems = (await itemsOf(jobs, id)).map(({ rid, problem }) => [
    rid,
    problem?.type === 'operation' && problem.problem,
  ])
  expect(problems).toEqual([
    ['big', 'inexact-number'],
    ['both', 'name-in-use'],
    ['one', false],
    ['two', false],
  ])
  expect(await writesOf(world)).toEqual({ one: 2, two: 1, both: 1, big: 1 })
})

test.each(['id', 'last_modified'])('%s is not for people to change', async field => {
  const select = { ids: ['r0'] }
  const { job } = await play({ type: 'change', select, operations: [{ type: 'set', field, value: 5 }] }, { r0: {} })
  expect(job().counts).toMatchObject({ total: 1, refused: 1 })
})

test('typed-over cells are written beside what others wrote meanwhile, but never over it', async () => {
  const world = await createWorld({ a: { x: 1, y: 1 }, b: { x: 1, y: 1 }, c: { x: 1 }, d: { x: 1 }, e: { x: 1 } })
  const rows = new Map((await world.client.list(RECORDS)).rows.map(row => [row.id, row.last_modified]))
  const edits = ['a', 'b', 'c', 'd', 'e'].map(rid => {
    const cells = [{ field: 'x', before: 1, after: 2 }]
    return { rid, lastModified: rows.get(rid) ?? 0, cells }
  })
  await world.client.patch(`${RECORDS}/b`, { data: { y: 5 } }, rows.get('b') ?? 0)
  await world.client.patch(`${RECORDS}/c`, { data: { x: 9 } }, rows.get('c') ?? 0)
  await world.client.patch(`${RECORDS}/d`, { data: { x: 2 } }, rows.get('d') ?? 0)
  await world.client.remove(`${RECORDS}/e`, undefined)
  const jobs = await openPage(world, { store: await newStore() })
  const more = { rid: 'a', lastModified: rows.get('a') ?? 0, cells: [{ field: 'n.m', before: undefined, after: [] }] }
  const id = await jobs.start({ type: 'edits', edits: [...edits, more] }, OF)
  await jobs.settled()
  expect(jobOf(jobs, id).counts).toMatchObject({ total: 5, done: 2, changed: 1, same: 1, gone: 1 })
  expect(await recordsOf(world)).toEqual({
    a: { x: 2, y: 1, n: { m: [] } },
    b: { x: 2, y: 5 },
    c: { x: 9 },
    d: { x: 2 },
  })
  const changed = (await itemsOf(jobs, id)).find(({ rid }) => rid === 'c')
  expect(changed).toMatchObject({ before: { x: 1 }, after: { x: 2 }, theirs: { x: 9 } })

  await jobs.retry(id)
  await jobs.settled()
  expect(jobOf(jobs, id).counts).toMatchObject({ total: 5, done: 3, changed: 0 })
  expect(await recordsOf(world)).toMatchObject({ c: { x: 2 } })
  await jobs.undo(id)
  await jobs.settled()
  expect(await recordsOf(world)).toEqual({ a: { x: 1, y: 1 }, b: { x: 1, y: 5 }, c: { x: 9 }, d: { x: 2 } })
})

test('deleted records are restored under their ids with a new version, and never over one that is there', async () => {
  const world = await createWorld({ a: { x: 1 }, b: { x: 1 }, c: { x: 1 } })
  const { rows, timestamp = 0 } = await world.client.list(RECORDS)
  await world.client.remove(`${RECORDS}/a`, undefined)
  const jobs = await openPage(world, { store: await newStore() })
  await world.client.patch(`${RECORDS}/c`, { data: { x: 2 } }, rows.find(row => row.id === 'c')?.last_modified ?? 0)
  const id = await jobs.start({ type: 'restore', records: rows.map(row => ({ rid: row.id, data: row })) }, OF)
  await jobs.settled()
  expect(jobOf(jobs, id).counts).toMatchObject({ done: 1, same: 1, changed: 1 })
  const { data } = await world.client.object(`${RECORDS}/a`)
  expect(data).toEqual({ id: 'a', x: 1, last_modified: expect.any(Number) })
  expect(data.last_modified).toBeGreaterThan(timestamp)
  await jobs.undo(id)
  await jobs.settled()
  expect(await recordsOf(world)).toEqual({ b: { x: 1 }, c: { x: 2 } })
})

test('what others wrote or deleted after the plan is left as it is, also by undoing', async () => {
  const world = await createWorld(cities(8))
  let batches = 0
  const jobs = await openPage(world, {
    store: await newStore(),
    send: async request => {
      if (request.method === 'POST' && (batches += 1) === 1) {
        await world.client.create(`${RECORDS}/new`, { data: {} })
        const { data } = await world.client.object(`${RECORDS}/r5`)
        await world.client.replace(`${RECORDS}/r5`, { theirs: true }, data.last_modified)
        await world.client.remove(`${RECORDS}/r6`, undefined)
      }
      return world.send(request)
    },
  })
  const operations = [{ type: 'unset', field: 'geo' } as const]
  const id = await jobs.start({ type: 'change', select: { query: {}, except: [] }, operations }, OF)
  await jobs.settled()
  expect(jobOf(jobs, id).counts).toMatchObject({ total: 8, done: 6, changed: 1, gone: 1 })
  expect((await itemsOf(jobs, id)).find(({ rid }) => rid === 'r5')).toMatchObject({ theirs: { theirs: true } })
  const { data } = await world.client.object(`${RECORDS}/r0`)
  await world.client.replace(`${RECORDS}/r0`, { theirs: 2 }, data.last_modified)
  const undo = (await jobs.undo(id)) ?? ''
  await jobs.settled()
  expect(jobOf(jobs, undo).counts).toMatchObject({ total: 6, done: 5, changed: 1 })
  const { r6: _, ...left } = cities(8)
  expect(await recordsOf(world)).toEqual({ ...left, new: {}, r0: { theirs: 2 }, r5: { theirs: true } })
})

test('a schema refuses what does not fit, in its own words, and its stamp is not sent back in time', async () => {
  const world = await createWorld({ a: { x: 1 }, b: { x: 2 } }, { schemaValidation: true })
  const { data } = await world.client.object('/buckets/b/collections/c')
  const schema = { type: 'object', properties: { x: { type: 'number', maximum: 3 } } }
  const { data: withSchema } = await world.client.replace('/buckets/b/collections/c', { schema }, data.last_modified)
  const jobs = await openPage(world, { store: await newStore() })
  const edits = [
    { rid: 'a', lastModified: 0, cells: [{ field: 'x', before: 1, after: 9 }] },
    { rid: 'b', lastModified: 0, cells: [{ field: 'x', before: 2, after: 3 }] },
  ]
  const id = await jobs.start({ type: 'edits', edits }, OF)
  await jobs.settled()
  expect(jobOf(jobs, id).counts).toMatchObject({ refused: 1, done: 1 })
  expect((await itemsOf(jobs, id))[0]?.problem).toMatchObject({
    type: 'server',
    status: 400,
    message: expect.stringContaining('9'),
  })
  await jobs.undo(id)
  await jobs.settled()
  expect(await recordsOf(world)).toEqual({ a: { x: 1 }, b: { x: 2, schema: withSchema.last_modified } })
})

test('a question that the server refuses ends the job before anything is written', async () => {
  const select = { query: { filters: [['id', '1'] as [string, string]] }, except: [] }
  const { job, before, world } = await play({ type: 'delete', select })
  expect(job()).toMatchObject({ state: 'failed', message: expect.stringContaining('string'), counts: { total: 0 } })
  expect(await recordsOf(world)).toEqual(before)
})
