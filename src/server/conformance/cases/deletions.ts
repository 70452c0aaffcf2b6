import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { idsOf, steps, told } from '../steps'

const seed = { a: { v: 1 }, b: { v: 2 }, c: { v: 2 } }
const tombstone = (id: string) => ({ id, deleted: true })
const DELETE_B = { ask: 'DELETE $r/b', gives: 200 }

/** What a query lists after `b` was deleted from a, b, c; `x` means the tombstone of b. */
const AFTER_DELETION: [query: string, ids: string][] = [
  ['', 'a c'],
  ['_since=0', 'a b c'],
  ['_before=99999999999', ''],
  ['min_last_modified=0', 'a b c'],
  ['gt_last_modified=0', 'a b c'],
  ['not_last_modified=1', 'a b c'],
  ['last_modified=$time', 'b'],
  ['_since=$time', ''],
  ['_since=0&v=2', 'c'],
  ['_since=0&not_deleted=true', 'a c'],
  ['_since=0&deleted=true', 'b'],
  ['_since=0&has_deleted=true', 'b'],
  ['_since=0&has_v=false', 'b'],
  ['_since=0&id=b', 'b'],
  ['_since=0&not_v=1', 'b c'],
  ['_since=0&in_id=a,b', 'a b'],
  ['deleted=true', ''],
  ['id=b', ''],
]

export const deletionCases: ConformanceCase[] = [
  ...AFTER_DELETION.map(([query, ids]) =>
    told(
      `after a deletion ?${query} lists ${ids || 'nothing'}`,
      async world => {
        const { headers } = await world.make('DELETE $r/b')
        const answer = await world.make(`GET $r?${query.replace('$time', headers.get('etag') ?? '')}`)
        expect(idsOf(answer)?.toSorted().join(' ')).toBe(ids)
      },
      { seed },
    ),
  ),
  steps(
    'a tombstone is an id, a time and a mark',
    [DELETE_B, { ask: 'GET $r?_since=0&id=b', gives: 200, data: [{ ...tombstone('b'), last_modified: '$time1' }] }],
    { seed },
  ),
  steps(
    '_fields hides the mark of a tombstone unless it asks for it',
    [
      DELETE_B,
      { ask: 'GET $r?_since=0&id=b&_fields=v', gives: 200, data: [{ id: 'b' }] },
      { ask: 'GET $r?_since=0&id=b&_fields=v,deleted', gives: 200, data: [tombstone('b')] },
    ],
    { seed },
  ),
  steps(
    'tombstones are not counted',
    [DELETE_B, { ask: 'HEAD $r?_since=0', gives: 200, headers: { 'total-objects': '2' } }],
    { seed },
  ),
  steps(
    'tombstones are sorted and paged among the living',
    [
      DELETE_B,
      { ask: 'GET $r?_since=0&_limit=1', gives: 200, data: [tombstone('b')] },
      { ask: 'GET $next2', gives: 200, data: [{ id: 'c', v: 2 }] },
      { ask: 'GET $next3', gives: 200, data: [{ id: 'a', v: 1 }] },
    ],
    { seed },
  ),
  steps(
    'creating again removes the tombstone',
    [DELETE_B, { ask: 'PUT $r/b', gives: 201 }, { ask: 'GET $r?_since=$time1', gives: 200, data: [{ id: 'b' }] }],
    { seed },
  ),
  steps(
    'creating again starts with fresh permissions',
    [
      { ask: 'PATCH $r/b', send: { permissions: { read: ['$bob'] } }, gives: 200 },
      DELETE_B,
      { ask: 'PUT $r/b', gives: 201, body: { data: { id: 'b' }, permissions: { write: ['$alice'] } } },
      { ask: 'bob GET $r/b', gives: 403 },
    ],
    { seed },
  ),
  steps(
    'a living record may have a field called deleted',
    [
      { ask: 'PUT $r/d', send: { data: { deleted: true } }, gives: 201 },
      { ask: 'GET $r?deleted=true', gives: 200, data: [{ id: 'd', deleted: true }] },
    ],
    { seed },
  ),
  steps(
    'DELETE of a list brings the tombstones of all',
    [
      { ask: 'DELETE $r?_sort=id', gives: 200, data: ['a', 'b', 'c'].map(tombstone) },
      { ask: 'GET $r', gives: 200, data: [] },
      { ask: 'HEAD $r', gives: 200, headers: { 'total-objects': '0' } },
    ],
    { seed },
  ),
  steps(
    'DELETE of a list takes filters',
    [
      { ask: 'DELETE $r?v=1', gives: 200, data: [tombstone('a')] },
      {
        ask: 'GET $r?_sort=id',
        gives: 200,
        data: [
          { id: 'b', v: 2 },
          { id: 'c', v: 2 },
        ],
      },
    ],
    { seed },
  ),
  steps(
    'DELETE of a list takes _limit and _sort',
    [
      { ask: 'DELETE $r?_limit=2&_sort=-id', gives: 200, data: [tombstone('c'), tombstone('b')] },
      { ask: 'GET $r', gives: 200, data: [{ id: 'a', v: 1 }] },
    ],
    { seed },
  ),
  steps(
    'DELETE of a list goes on by its Next-Page',
    [
      { ask: 'DELETE $r?_limit=2', gives: 200, headers: { 'next-page': /_token=/ } },
      { ask: 'DELETE $next1', gives: 200, data: [tombstone('a')], headers: { 'next-page': null } },
      { ask: 'GET $r', gives: 200, data: [] },
    ],
    { seed },
  ),
  steps(
    'DELETE of a list refuses a token that was used, and one from a GET',
    [
      { ask: 'GET $r?_limit=1', gives: 200 },
      { ask: 'DELETE $next1', gives: 400 },
      { ask: 'DELETE $r?_limit=1', gives: 200 },
      { ask: 'DELETE $next3', gives: 200 },
      { ask: 'DELETE $next3', gives: 400 },
    ],
    { seed },
  ),
  steps(
    'DELETE of a list that finds nothing is an empty 200',
    [
      { ask: 'GET $r', gives: 200 },
      { ask: 'DELETE $r?v=nope', gives: 200, data: [], headers: { etag: '"$time1"' } },
    ],
    { seed },
  ),
  steps(
    'DELETE of a list leaves tombstones alone',
    [DELETE_B, { ask: 'DELETE $r?_since=0&_sort=id', gives: 200, data: [tombstone('a'), tombstone('c')] }],
    { seed },
  ),
  steps(
    'DELETE of a list refuses what its filters refuse',
    [
      { ask: 'DELETE $r?_since=abc', gives: 400 },
      { ask: 'DELETE $r?like_v=5', gives: 400 },
      { ask: 'HEAD $r', gives: 200, headers: { 'total-objects': '3' } },
    ],
    { seed },
  ),
  steps('DELETE of the collections takes their records along', [
    { ask: 'PUT $r/a', gives: 201 },
    { ask: 'DELETE $b/collections', gives: 200, data: [tombstone('things')] },
    { ask: 'PUT $c', gives: 201 },
    { ask: 'GET $r', gives: 200, data: [] },
  ]),
  steps('DELETE of the groups brings their tombstones', [
    { ask: 'PUT $g/x', gives: 201 },
    { ask: 'DELETE $g', gives: 200, data: [tombstone('x')] },
    { ask: 'GET $g', gives: 200, data: [] },
  ]),
  steps('deleting a bucket takes everything below along', [
    { ask: 'PUT $r/a', gives: 201 },
    { ask: 'PUT $g/x', gives: 201 },
    { ask: 'DELETE $b', gives: 200 },
    { ask: 'PUT $b', gives: 201 },
    { ask: 'GET $b/collections?_since=0', gives: 200, data: [] },
    { ask: 'GET $g?_since=0', gives: 200, data: [] },
    { ask: 'PUT $c', gives: 201 },
    { ask: 'GET $r?_since=0', gives: 200, data: [] },
  ]),
  steps('a deleted collection leaves a tombstone in its list', [
    { ask: 'DELETE $c', gives: 200 },
    { ask: 'GET $b/collections?_since=0', gives: 200, data: [tombstone('things')] },
  ]),
  ...(
    [
      ['?_limit=1', {}, 403],
      ['?_limit=1&v=3', { read: ['$bob'], write: ['$alice'] }, 200],
    ] as const
  ).map(([query, permissions, gives]) =>
    steps(
      // kinto.core.resource.model, delete_objects: without filters it forgets the permissions of the whole list.
      `the deletion of a page ${gives === 403 ? 'takes the permissions of all others, too' : 'leaves the others theirs where it is filtered'}`,
      [
        { ask: 'PATCH $r/b', send: { permissions: { read: ['$bob'] } }, gives: 200 },
        { ask: 'PUT $r/d', send: { data: { v: 3 } }, gives: 201 },
        { ask: `DELETE $r${query}`, gives: 200, data: [tombstone('d')] },
        { ask: 'GET $r/b', gives: 200, body: { data: { id: 'b', v: 2 }, permissions } },
        { ask: 'bob GET $r/b', gives },
      ],
      { seed },
    ),
  ),
]
