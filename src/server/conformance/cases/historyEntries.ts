import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { type Step, steps, told } from '../steps'
import { DATE, needs, PUT_A, UUID } from './historySupport'

const entry = (more: object) => ({ id: UUID, date: DATE, user_id: '$alice', ...more })

/** The newest entry, exactly. */
const shows = (name: string, before: Step[], found: object) =>
  steps(name, [...before, { ask: 'GET $b/history?_limit=1', gives: 200, data: [entry(found)] }], needs)

const RECORD = { uri: '$r/a', resource_name: 'record', collection_id: 'things', record_id: 'a' }
const MADE: Step = { ask: 'PUT $r/a', send: { data: { v: 1 }, permissions: { read: ['$bob'] } }, gives: 201 }

export const historyEntryCases: ConformanceCase[] = [
  shows('the entry of a record', [MADE], {
    ...RECORD,
    action: 'create',
    target: { data: { id: 'a', v: 1, last_modified: '$time1' }, permissions: { read: ['$bob'], write: ['$alice'] } },
  }),
  shows(
    'the entry of an update shows what came of it',
    [MADE, { ask: 'PATCH $r/a', send: { data: { w: 2 } }, gives: 200 }],
    {
      ...RECORD,
      action: 'update',
      target: {
        data: { id: 'a', v: 1, w: 2, last_modified: '$time2' },
        permissions: { read: ['$bob'], write: ['$alice'] },
      },
    },
  ),
  shows(
    'the entry of a change of permissions shows them',
    [MADE, { ask: 'PATCH $r/a', send: { permissions: { read: [], write: ['$carol'] } }, gives: 200 }],
    {
      ...RECORD,
      action: 'update',
      target: { data: { id: 'a', v: 1, last_modified: '$time2' }, permissions: { write: ['$alice', '$carol'] } },
    },
  ),
  shows('the entry of a deletion shows the tombstone', [MADE, { ask: 'DELETE $r/a', gives: 200 }], {
    ...RECORD,
    action: 'delete',
    target: { data: { id: 'a', deleted: true, last_modified: '$time2' }, permissions: {} },
  }),
  shows('the entry of a collection', [{ ask: 'PUT $b/collections/x', send: { data: { t: 1 } }, gives: 201 }], {
    action: 'create',
    uri: '$b/collections/x',
    resource_name: 'collection',
    collection_id: 'x',
    target: { data: { id: 'x', t: 1, last_modified: '$time1' }, permissions: { write: ['$alice'] } },
  }),
  shows('the entry of a group', [{ ask: 'PUT $g/x', send: { data: { members: ['$bob'] } }, gives: 201 }], {
    action: 'create',
    uri: '$g/x',
    resource_name: 'group',
    group_id: 'x',
    target: { data: { id: 'x', members: ['$bob'], last_modified: '$time1' }, permissions: { write: ['$alice'] } },
  }),
  shows('the entry of a bucket', [{ ask: 'PATCH $b', send: { data: { t: 1 } }, gives: 200 }], {
    action: 'update',
    uri: '$b',
    resource_name: 'bucket',
    bucket_id: '$bid',
    target: { data: { id: '$bid', t: 1, last_modified: '$time1' }, permissions: { write: ['$alice'] } },
  }),
  shows('an entry of a plural deletion is that of each', [MADE, { ask: 'DELETE $r', gives: 200 }], {
    ...RECORD,
    action: 'delete',
    target: { data: { id: 'a', deleted: true }, permissions: {} },
  }),
  steps(
    'nobody is the user of what anonymous did',
    [
      { ask: 'PATCH $c', send: { permissions: { 'record:create': ['system.Everyone'] } }, gives: 200 },
      { ask: 'anon PUT $r/a', gives: 201 },
      { ask: 'GET $b/history?_limit=1&_fields=user_id', gives: 200, data: [{ id: UUID, user_id: null }] },
    ],
    needs,
  ),
  steps(
    'a member of a group is the user, not the group',
    [
      { ask: 'PUT $g/a', send: { data: { members: ['$bob'] } }, gives: 201 },
      { ask: 'PATCH $c', send: { permissions: { write: ['$g/a'] } }, gives: 200 },
      { ask: 'bob PUT $r/a', gives: 201 },
      { ask: 'GET $b/history?_limit=1&_fields=user_id', gives: 200, data: [{ id: UUID, user_id: '$bob' }] },
    ],
    needs,
  ),
  told(
    'an entry has a time of its own, not before that of the object',
    async world => {
      await world.make(...PUT_A)
      const { body } = await world.make('GET $b/history?_limit=1')
      // The cast: any other shape fails the comparison.
      const [found] = (body as { data: { last_modified: number; target: { data: { last_modified: number } } }[] }).data
      // The clock of the records begins with this write, so its first time may be a millisecond ahead of the real one.
      expect((found?.last_modified ?? 0) + 1).toBeGreaterThanOrEqual(found?.target.data.last_modified ?? Infinity)
    },
    needs,
  ),
]
