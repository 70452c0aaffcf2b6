import type { ConformanceCase } from '../conformanceCase'
import { steps } from '../steps'

const seed = { a: { v: 1 } }
const NO_STORE = { 'cache-control': 'no-cache, no-store', expires: null, pragma: null }
const shared = { ask: 'PATCH $b', send: { permissions: { read: ['system.Everyone'] } }, gives: 200 }
const lasting = (cache_expires: number | string) => ({ ask: 'PATCH $c', send: { data: { cache_expires } }, gives: 200 })

/** How long anonymous callers may keep what they read. */
export const cachingCases: ConformanceCase[] = [
  ...['$b', '$c', '$r/a', '$g', '$b/collections', '$r', '/buckets', '/permissions'].flatMap(path =>
    ['GET', 'HEAD'].map(method =>
      steps(`${method} ${path} is not kept`, [{ ask: `${method} ${path}`, gives: 200, headers: NO_STORE }], { seed }),
    ),
  ),
  ...(
    [
      [60, { 'cache-control': 'max-age=60', expires: /GMT$/, pragma: null }],
      ['60', { 'cache-control': 'max-age=60', expires: /GMT$/ }],
      [0, { 'cache-control': 'max-age=0, must-revalidate, no-cache, no-store', pragma: 'no-cache' }],
      [-1, { 'cache-control': 'max-age=-1' }],
    ] as const
  ).flatMap(([seconds, headers]) => [
    steps(
      `cache_expires ${JSON.stringify(seconds)} of the collection counts for anonymous`,
      [
        shared,
        lasting(seconds),
        { ask: 'anon GET $r/a', gives: 200, headers },
        { ask: 'anon GET $r', gives: 200, headers },
        { ask: 'anon HEAD $r', gives: 200, headers },
      ],
      { seed },
    ),
    steps(
      `cache_expires ${JSON.stringify(seconds)} does not for others`,
      [
        shared,
        lasting(seconds),
        { ask: 'GET $r/a', gives: 200, headers: NO_STORE },
        { ask: 'bob GET $r', gives: 200, headers: NO_STORE },
      ],
      { seed },
    ),
  ]),
  steps(
    'cache_expires is for records, not for the collection',
    [shared, lasting(60), { ask: 'anon GET $c', gives: 200, headers: NO_STORE }],
    { seed },
  ),
  steps(
    'refusals are not kept',
    [
      { ask: 'GET $r/nope', gives: 404, headers: { 'cache-control': null } },
      { ask: 'anon GET $b', gives: 401, headers: { 'cache-control': null } },
      { ask: 'bob GET $b', gives: 403, headers: { 'cache-control': null } },
    ],
    { seed },
  ),
  steps(
    'writes say nothing of keeping',
    [
      { ask: 'PUT $r/a', send: { data: {} }, gives: 200, headers: { 'cache-control': null, expires: null } },
      { ask: 'POST $r', send: { data: { id: 'b' } }, gives: 201, headers: { 'cache-control': null } },
      { ask: 'PATCH $r/a', send: { data: {} }, gives: 200, headers: { 'cache-control': null } },
      { ask: 'DELETE $r/a', gives: 200, headers: { 'cache-control': null } },
    ],
    { seed },
  ),
  steps('the root is not kept', [{ ask: 'GET /', gives: 200, headers: { 'cache-control': null, etag: null } }]),
  steps(
    'a list that stays the same is a 304',
    [
      { ask: 'GET $r', gives: 200 },
      {
        ask: 'GET $r?v=1 | If-None-Match: "$time1"',
        gives: 304,
        body: '',
        headers: { etag: '"$time1"', 'content-type': null },
      },
    ],
    { seed },
  ),
]
