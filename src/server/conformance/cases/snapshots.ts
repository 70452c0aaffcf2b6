import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { FORBIDDEN, invalid, UNAUTHORIZED, UNKNOWN_PATH } from '../refusals'
import { type Step, steps, told } from '../steps'

const needs = { needs: 'history' } as const
const at = (time: string) => `$b/snapshot/collections/things@${time}`

const STORY: Step[] = [
  { ask: 'PUT $r/a', send: { data: { v: 1 } }, gives: 201 },
  { ask: 'PUT $r/b', send: { data: { v: 1 } }, gives: 201 },
  { ask: 'PATCH $r/a', send: { data: { v: 2 } }, gives: 200 },
  { ask: 'DELETE $r/b', gives: 200 },
  { ask: 'PUT $r/c', send: { data: { v: 1 } }, gives: 201 },
]

/** What the collection held after each step, the newest first. */
const HELD: readonly (readonly [time: string, records: object[]])[] = [
  ['0', []],
  ['$time1', [{ id: 'a', v: 1, last_modified: '$time1' }]],
  [
    '$time2',
    [
      { id: 'b', v: 1, last_modified: '$time2' },
      { id: 'a', v: 1, last_modified: '$time1' },
    ],
  ],
  [
    '$time3',
    [
      { id: 'a', v: 2, last_modified: '$time3' },
      { id: 'b', v: 1, last_modified: '$time2' },
    ],
  ],
  ['$time4', [{ id: 'a', v: 2, last_modified: '$time3' }]],
  [
    '$time5',
    [
      { id: 'c', v: 1, last_modified: '$time5' },
      { id: 'a', v: 2, last_modified: '$time3' },
    ],
  ],
  [
    '99999999999999',
    [
      { id: 'c', v: 1, last_modified: '$time5' },
      { id: 'a', v: 2, last_modified: '$time3' },
    ],
  ],
]

const badTime = (text: string) => invalid(['path', 'timestamp', `Invalid timestamp '${text}'`])

export const snapshotCases: ConformanceCase[] = [
  ...HELD.map(([time, records]) =>
    steps(
      `a snapshot at ${time} holds ${records.length}`,
      [...STORY, { ask: `GET ${at(time)}`, gives: 200, data: records }],
      needs,
    ),
  ),
  steps(
    'a snapshot has neither ETag nor cache',
    [
      {
        ask: `GET ${at('0')}`,
        gives: 200,
        data: [],
        headers: { etag: null, 'cache-control': null, 'last-modified': null },
      },
    ],
    needs,
  ),
  ...['abc', '-1', '1.5', '%22' + '1%22'].map(text =>
    steps(
      `a snapshot is refused at ${text}`,
      [{ ask: `GET ${at(text)}`, gives: 400, body: badTime(decodeURIComponent(text)) }],
      needs,
    ),
  ),
  steps(
    'a snapshot needs a time',
    [{ ask: 'GET $b/snapshot/collections/things', gives: 404, body: UNKNOWN_PATH }],
    needs,
  ),
  steps(
    'an absent collection has an empty snapshot',
    [{ ask: 'GET $b/snapshot/collections/nope@1', gives: 200, data: [] }],
    needs,
  ),
  steps(
    'an absent bucket has no snapshot',
    [{ ask: 'GET /buckets/$fresh/snapshot/collections/nope@1', gives: 403, body: FORBIDDEN }],
    needs,
  ),
  steps(
    'a stranger gets no snapshot',
    [
      { ask: `bob GET ${at('1')}`, gives: 403, body: FORBIDDEN },
      { ask: `anon GET ${at('1')}`, gives: 401, body: UNAUTHORIZED },
    ],
    needs,
  ),
  ...(['$b', '$c'] as const).flatMap(object =>
    (['read', 'write'] as const).map(right =>
      steps(
        `who has ${right} on ${object} gets a snapshot`,
        [
          { ask: `PATCH ${object}`, send: { permissions: { [right]: ['$bob'] } }, gives: 200 },
          { ask: 'PUT $r/a', gives: 201 },
          { ask: `bob GET ${at('$time2')}`, gives: 200, data: [{ id: 'a' }] },
        ],
        needs,
      ),
    ),
  ),
  steps(
    'who may only make records gets no snapshot',
    [
      { ask: 'PATCH $c', send: { permissions: { 'record:create': ['$bob'] } }, gives: 200 },
      { ask: `bob GET ${at('1')}`, gives: 403, body: FORBIDDEN },
    ],
    needs,
  ),
  steps(
    'a snapshot takes no writing',
    [
      { ask: `PUT ${at('1')}`, send: {}, gives: 405 },
      { ask: `DELETE ${at('1')}`, gives: 405 },
    ],
    needs,
  ),
  steps(
    'a snapshot ignores filters and limits',
    [
      ...STORY,
      {
        ask: `GET ${at('$time5')}?v=1&_limit=1`,
        gives: 200,
        data: [
          { id: 'c', v: 1 },
          { id: 'a', v: 2 },
        ],
      },
    ],
    needs,
  ),
  steps(
    'without its history a changed record is in no earlier snapshot',
    [...STORY, { ask: 'DELETE $b/history', gives: 200 }, { ask: `GET ${at('$time2')}`, gives: 200, data: [] }],
    needs,
  ),
  steps(
    'a collection that was deleted has no snapshot',
    [...STORY, { ask: 'DELETE $c', gives: 200 }, { ask: `GET ${at('$time3')}`, gives: 200, data: [] }],
    needs,
  ),
  told(
    'a snapshot shows no permissions',
    async world => {
      await world.make('PUT $r/a', { permissions: { read: ['$bob'] } })
      const { text } = await world.make(`GET ${at('99999999999999')}`)
      expect(text).not.toContain('permissions')
    },
    needs,
  ),
]
