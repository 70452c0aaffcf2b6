import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { FORBIDDEN } from '../refusals'
import { steps, told } from '../steps'
import { type Ask, brief, JSON_PATCH, MERGE, needs, PUT_A, PUT_B, UUID } from './historySupport'

/** After these requests, which all succeed, the history has these entries more, the newest first. */
const leaves = (
  name: string,
  asks: readonly Ask[],
  entries: readonly string[],
  /** Where the order is up to the database. */
  ordered = (lines: string[]) => lines,
): ConformanceCase =>
  told(
    name,
    async world => {
      for (const [ask, send] of asks) await world.make(ask, send)
      const { body } = await world.make('GET $b/history')
      expect(ordered(brief(world, body) ?? [])).toEqual([...entries, 'create things', 'create *'])
    },
    needs,
  )

const sortedDeletions = (lines: string[]) => [
  ...lines.filter(line => line.startsWith('delete')).sort(),
  ...lines.filter(line => !line.startsWith('delete')),
]

/** After these requests, whatever they bring, the history has no entry more. */
const leavesNone = (name: string, ...asks: Ask[]): ConformanceCase =>
  told(
    name,
    async world => {
      await world.make(...PUT_A)
      for (const [ask, send] of asks) await world.ask(ask, send)
      const { body } = await world.make('GET $b/history')
      expect(brief(world, body)).toEqual(['create things/a', 'create things', 'create *'])
    },
    needs,
  )

export const historyWriteCases: ConformanceCase[] = [
  leaves('a record that is made leaves an entry', [PUT_A], ['create things/a']),
  leaves('a POST leaves an entry', [['POST $r', { data: { id: 'a' } }]], ['create things/a']),
  leaves('a PUT over it leaves an update', [PUT_A, PUT_A], ['update things/a', 'create things/a']),
  leaves(
    'a PATCH leaves an update',
    [PUT_A, ['PATCH $r/a', { data: { v: 2 } }]],
    ['update things/a', 'create things/a'],
  ),
  leaves(
    'a merge-patch leaves an update',
    [PUT_A, [`PATCH $r/a ${MERGE}`, { data: { v: 2 } }]],
    ['update things/a', 'create things/a'],
  ),
  leaves(
    'a JSON patch leaves an update',
    [PUT_A, [`PATCH $r/a ${JSON_PATCH}`, []]],
    ['update things/a', 'create things/a'],
  ),
  leaves(
    'a PATCH that changes nothing leaves an update',
    [PUT_A, ['PATCH $r/a', { data: {} }]],
    ['update things/a', 'create things/a'],
  ),
  leaves(
    'a change of permissions leaves an update',
    [PUT_A, ['PATCH $r/a', { permissions: { read: ['$bob'] } }]],
    ['update things/a', 'create things/a'],
  ),
  leaves('a deletion leaves an entry', [PUT_A, ['DELETE $r/a']], ['delete things/a', 'create things/a']),
  leaves(
    'what is made again is created',
    [PUT_A, ['DELETE $r/a'], PUT_A],
    ['create things/a', 'delete things/a', 'create things/a'],
  ),
  leaves(
    'a group leaves entries',
    [['PUT $g/a'], ['PATCH $g/a', { data: { members: [] } }], ['DELETE $g/a']],
    ['delete g/a', 'update g/a', 'create g/a'],
  ),
  leaves(
    'a collection leaves entries',
    [['PUT $b/collections/x'], ['PATCH $b/collections/x', { data: { t: 1 } }], ['DELETE $b/collections/x']],
    ['delete x', 'update x', 'create x'],
  ),
  leaves('a bucket leaves entries', [['PATCH $b', { data: { t: 1 } }], ['PUT $b']], ['update *', 'update *']),
  leaves(
    'records that go with their collection leave none',
    [PUT_A, PUT_B, ['DELETE $c']],
    ['delete things', 'create things/b', 'create things/a'],
  ),
  leaves(
    'the deletion of a list leaves an entry for each',
    [PUT_A, PUT_B, ['DELETE $r']],
    ['delete things/a', 'delete things/b', 'create things/b', 'create things/a'],
    sortedDeletions,
  ),
  leaves(
    'the deletion of a filtered list leaves entries for those',
    [PUT_A, PUT_B, ['DELETE $r?v=2']],
    ['delete things/b', 'create things/b', 'create things/a'],
  ),
  leaves(
    'the deletion of all collections leaves an entry for each, and none for their records',
    [PUT_A, ['PUT $b/collections/x'], ['DELETE $b/collections']],
    ['delete things', 'delete x', 'create x', 'create things/a'],
    sortedDeletions,
  ),
  leaves(
    'the deletion of all groups leaves an entry for each',
    [['PUT $g/a'], ['PUT $g/b'], ['DELETE $g']],
    ['delete g/a', 'delete g/b', 'create g/b', 'create g/a'],
    sortedDeletions,
  ),
  leaves('the deletion of an empty list leaves none', [['DELETE $r']], []),
  leaves(
    'a batch leaves entries in its order',
    [
      [
        'POST /batch',
        { defaults: { method: 'PUT' }, requests: [{ path: '$r/a' }, { path: '$r/b' }, { path: '$r/c' }] },
      ],
    ],
    ['create things/c', 'create things/b', 'create things/a'],
  ),
  leaves(
    'a batch leaves its entries kind by kind',
    [
      [
        'POST /batch',
        {
          defaults: { method: 'PUT' },
          requests: [{ path: '$r/a' }, { path: '$g/a' }, { path: '$r/b' }, { path: '$b/collections/x' }],
        },
      ],
    ],
    ['create x', 'create g/a', 'create things/b', 'create things/a'],
  ),
  leaves(
    'a batch that writes one record twice leaves both',
    [
      [
        'POST /batch',
        {
          defaults: { method: 'PUT', body: { data: { v: 1 } } },
          requests: [{ path: '$r/a' }, { path: '$r/a' }, { path: '$r/a' }],
        },
      ],
    ],
    ['update things/a', 'update things/a', 'create things/a'],
  ),
  leaves(
    'a batch that makes and deletes a record leaves both',
    [
      [
        'POST /batch',
        {
          requests: [
            { method: 'PUT', path: '$r/a' },
            { method: 'DELETE', path: '$r/a' },
          ],
        },
      ],
    ],
    ['delete things/a', 'create things/a'],
  ),
  leaves(
    'a batch with a refusal leaves entries of the rest',
    [
      [
        'POST /batch',
        { defaults: { method: 'PUT' }, requests: [{ path: '$r/a' }, { path: '$r/a.b' }, { path: '$r/b' }] },
      ],
    ],
    ['create things/b', 'create things/a'],
  ),
  leavesNone('reading leaves no entry', ['GET $r/a'], ['GET $r'], ['HEAD $r'], ['GET $b'], ['GET $b/history']),
  leavesNone('a POST of what is there leaves no entry', ['POST $r', { data: { id: 'a', v: 2 } }]),
  leavesNone(
    'refusals leave no entry',
    ['PUT $r/a | If-Match: "1"', {}],
    ['PUT $r/a', { data: [] }],
    ['DELETE $r/nope'],
    ['bob DELETE $r/a'],
  ),
  leavesNone('accounts leave no entry', ['anon PUT /accounts/$fresh', { data: { password: 'x' } }]),
  steps(
    'a bucket takes its history along',
    [
      { ask: 'DELETE $b', gives: 200 },
      { ask: 'GET $b/history', gives: 403, body: FORBIDDEN },
      { ask: 'PUT $b', gives: 201 },
      { ask: 'GET $b/history?_fields=action,uri', gives: 200, data: [{ id: UUID, action: 'create', uri: '$b' }] },
    ],
    needs,
  ),
]
