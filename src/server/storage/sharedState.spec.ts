import 'fake-indexeddb/auto'
import { array, assert, asyncProperty, constantFrom, integer, oneof, record } from 'fast-check'
import { expect, test } from 'vitest'
import { openIndexedDbStorage } from './indexedDb'
import { createMemoryStorage } from './memory'
import type { Draft, View } from './storage'
import { entry, tombstone } from './storageFixtures'

const LISTS = ['/buckets', '/buckets/b/groups', '/buckets/b/collections', '/buckets/b/collections/c/records']

type Step = { do: string; list: string; id: string; at: number }

function take(draft: Draft, step: Step): void {
  const uri = `${step.list}/${step.id}`
  if (step.do === 'put') draft.put(entry(uri, step.at, { members: [`account:${step.at}`] }))
  else if (step.do === 'tombstone') draft.put(tombstone(uri, step.at))
  else if (step.do === 'erase') draft.erase(uri)
  else if (step.do === 'clock') draft.setTimestamp(step.list, step.at)
  else if (step.do === 'eraseList') draft.eraseList(step.list)
  else if (step.do === 'cascade') for (const list of draft.listsBelow(uri)) draft.eraseList(list)
  else if (step.do === 'flush') draft.flush()
  else throw new Error('changed my mind')
}

const everything = (view: View) => ({
  lists: view.listsBelow('').toSorted(),
  entries: LISTS.map(list => [...view.list(list).newestFirst()]),
  clocks: LISTS.map(list => view.timestamp(list)),
  groups: [1, 2, 3].map(n => view.groupsOf(`account:${n}`).toSorted()),
})

const step = record({
  // Most steps write, so that the rare ones find something.
  do: oneof(
    { weight: 8, arbitrary: constantFrom('put') },
    { weight: 6, arbitrary: constantFrom('tombstone', 'erase', 'clock') },
    { weight: 3, arbitrary: constantFrom('eraseList', 'cascade', 'flush', 'fail') },
  ),
  list: constantFrom(...LISTS),
  id: constantFrom('b', 'c', 'd'),
  at: integer({ min: 1, max: 3 }),
})
const write = record({ tab: integer({ min: 0, max: 2 }), steps: array(step, { minLength: 1, maxLength: 6 }) })

let databases = 0

test('three tabs that write in any order always agree with a storage in memory', async () => {
  await assert(
    asyncProperty(array(write, { maxLength: 12 }), async writes => {
      const name = `shared-state-spec-${++databases}`
      const memory = createMemoryStorage()
      const tabs = await Promise.all([0, 1, 2].map(() => openIndexedDbStorage({ name })))
      for (const { tab, steps } of writes) {
        const work = (draft: Draft) => steps.forEach(each => take(draft, each))
        const outcomes = await Promise.allSettled([memory.write(work), tabs[tab]?.write(work)])
        expect(outcomes[1].status).toBe(outcomes[0].status)
      }
      const expected = await memory.read(everything)
      const fresh = await openIndexedDbStorage({ name })
      for (const tab of [...tabs, fresh]) expect(await tab.read(everything)).toEqual(expected)
      for (const tab of [...tabs, fresh]) tab.close()
    }),
    { numRuns: 150 },
  )
})
