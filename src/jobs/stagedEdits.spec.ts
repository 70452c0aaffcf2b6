import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import { editsOf, markSent, stageCells, stageDraft, unstageRecords } from './stagedCells'
import { StagedEdits } from './stagedEdits'
import { StagedStoreError, type StagedStore } from './stagedKeeping'
import { settleStaged } from './stagedOutcome'
import { openStagedStore } from './stagedStore'
import { openJobStore } from './jobStore'
import { createWorld, itemsOf, OF, openPage, RECORDS, recordsOf } from './worldSuite'

const errors: unknown[] = []
const tabAt = (name: string, place = 'here', open = () => openStagedStore(name)) => {
  const told: (readonly string[])[] = []
  const edits = new StagedEdits({
    place,
    open,
    post: rids => void told.push(rids),
    onError: error => errors.push(error),
  })
  return { edits, told }
}
const type = (edits: StagedEdits, rid: string, field: string, after: Json) =>
  edits.update(stage => stageCells(stage, [{ seen: { id: rid, last_modified: 1 }, title: rid, field, after }]))

test('what was typed is there again after a reload, for its own collection', async () => {
  const first = tabAt('reload')
  type(first.edits, 'a', 'n', 1)
  first.edits.update(stage => stageDraft(stage, { seen: { id: 'b', last_modified: 2 }, title: 'b', field: 'n' }, 'x'))
  type(first.edits, 'gone', 'n', 1)
  first.edits.update(stage => unstageRecords(stage, ['gone']))
  await first.edits.settled()
  expect(first.told.flat()).toEqual(expect.arrayContaining(['a', 'b']))

  const again = tabAt('reload').edits
  await again.settled()
  expect(again.get().stage).toEqual(first.edits.get().stage)
  const elsewhere = tabAt('reload', 'there').edits
  await elsewhere.settled()
  expect(elsewhere.get().stage.size).toBe(0)
})

test('what is typed before the store was read joins what is in it', async () => {
  const first = tabAt('early').edits
  type(first, 'a', 'n', 1)
  type(first, 'a', 'm', 1)
  await first.settled()
  const second = tabAt('early').edits
  type(second, 'a', 'n', 2)
  type(second, 'z', 'n', 3)
  await second.settled()
  const third = tabAt('early').edits
  await third.settled()
  const cells = editsOf(third.get().stage).map(({ rid, cells: own }) => [
    rid,
    own.map(({ field, after }) => [field, after]),
  ])
  expect(cells).toEqual([
    [
      'a',
      [
        ['n', 2],
        ['m', 1],
      ],
    ],
    ['z', [['n', 3]]],
  ])
})

test('another tab shows it, and keeps what it has not kept itself', async () => {
  const one = tabAt('tabs')
  const two = tabAt('tabs')
  await two.edits.settled()
  type(one.edits, 'a', 'n', 1)
  await one.edits.settled()
  two.edits.reread(one.told.flat())
  await two.edits.settled()
  expect(two.edits.get().stage).toEqual(one.edits.get().stage)
  two.edits.update(stage => unstageRecords(stage, ['a']))
  await two.edits.settled()
  one.edits.reread(two.told.flat())
  await one.edits.settled()
  expect(one.edits.get().stage.size).toBe(0)
})

test('a store that is blocked or full is said, typing goes on, and is kept as soon as it can be', async () => {
  let isFull = true
  const real = await openStagedStore('full')
  const store: StagedStore = {
    ...real,
    write: async (...all) => {
      if (isFull) throw new StagedStoreError('full')
      return real.write(...all)
    },
  }
  const { edits } = tabAt('full', 'here', async () => store)
  type(edits, 'a', 'n', 1)
  await edits.settled()
  expect(edits.get().trouble).toBe('full')
  expect(editsOf(edits.get().stage)).toHaveLength(1)
  isFull = false
  type(edits, 'b', 'n', 1)
  await edits.settled()
  expect(edits.get().trouble).toBe(undefined)
  expect(await real.read('here')).toHaveLength(2)

  const blocked = tabAt('x', 'here', async () => {
    throw new StagedStoreError('unavailable')
  }).edits
  type(blocked, 'a', 'n', 1)
  await blocked.settled()
  expect(blocked.get()).toMatchObject({ trouble: 'unavailable' })
  expect(blocked.get().stage.size).toBe(1)
  expect(errors).toEqual([])
})

test('cells are saved by a job: another cell is no question, the same one is, and a refusal keeps all', async () => {
  const world = await createWorld({ a: { n: 1, m: 1 }, b: { n: 1 }, c: { n: 1 }, d: { n: 1 } })
  const jobs = await openPage(world, { store: await openJobStore({ name: 'staged-save' }) })
  const { edits } = tabAt('save')
  for (const rid of ['a', 'b', 'c', 'd']) {
    const { data: seen } = await world.client.object(`${RECORDS}/${rid}`)
    edits.update(stage => stageCells(stage, [{ seen, title: rid, field: 'n', after: 2 }]))
  }
  const versionOf = async (rid: string) => (await world.client.object(`${RECORDS}/${rid}`)).data.last_modified
  await world.client.patch(`${RECORDS}/a`, { data: { m: 5 } }, await versionOf('a'))
  await world.client.patch(`${RECORDS}/b`, { data: { n: 9 } }, await versionOf('b'))
  await world.client.remove(`${RECORDS}/c`, await versionOf('c'))

  const asked = editsOf(edits.get().stage)
  const id = await jobs.start({ type: 'edits', edits: asked }, OF)
  edits.update(stage => markSent(stage, asked, id))
  await jobs.settled()
  const items = await itemsOf(jobs, id)
  edits.update(stage => settleStaged(stage, id, items))
  expect(await recordsOf(world)).toEqual({ a: { n: 2, m: 5 }, b: { n: 9 }, d: { n: 2 } })
  const left = [...edits.get().stage.values()]
  expect(left.map(({ rid, outcome }) => [rid, outcome?.type])).toEqual([
    ['b', 'changed'],
    ['c', 'gone'],
  ])
  await edits.settled()
  expect(await (await openStagedStore('save')).read('here')).toEqual(left)
})
