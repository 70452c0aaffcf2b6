import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { invalid, METHOD_NOT_ALLOWED, UNKNOWN_PATH } from '../refusals'
import { idsOf, steps, told } from '../steps'
import type { Variant } from './variant'

const seed = { a: { v: 1 }, b: { v: 2 }, c: { v: 3 } }
const record = (id: string) => expect.objectContaining({ id })
const shared = { ask: 'PATCH $b', send: { permissions: { read: ['system.Everyone'] } }, gives: 200 }

const pages: ConformanceCase[] = [
  steps(
    'paginate_by is the length of a page',
    [{ ask: 'GET $r', gives: 200, data: [record('c'), record('b')], headers: { 'next-page': /_limit=2&_token=/ } }],
    { seed },
  ),
  steps(
    'a smaller _limit goes before paginate_by',
    [{ ask: 'GET $r?_limit=1', gives: 200, data: [record('c')], headers: { 'next-page': /_limit=1/ } }],
    { seed },
  ),
  steps(
    'a greater _limit does not',
    [{ ask: 'GET $r?_limit=10', gives: 200, data: [record('c'), record('b')], headers: { 'next-page': /_limit=2/ } }],
    { seed },
  ),
  steps(
    '_limit=0 escapes paginate_by',
    [
      {
        ask: 'GET $r?_limit=0',
        gives: 200,
        data: [record('c'), record('b'), record('a')],
        headers: { 'next-page': null },
      },
    ],
    { seed },
  ),
  steps('HEAD counts beyond the page', [{ ask: 'HEAD $r', gives: 200, headers: { 'total-objects': '3' } }], { seed }),
  told(
    'a deletion goes page by page',
    async world => {
      const first = await world.make('DELETE $r')
      expect(idsOf(first)).toEqual(['c', 'b'])
      const second = await world.make(`DELETE ${first.headers.get('next-page')}`)
      expect(idsOf(second)).toEqual(['a'])
      expect(second.headers.get('next-page')).toBe(null)
    },
    { seed },
  ),
  steps('a history is paged', [{ ask: 'GET $b/history', gives: 200, headers: { 'next-page': /_limit=2/ } }], {
    seed,
    needs: 'history',
  }),
]

const batches: ConformanceCase[] = [
  ...[3, 4].map(count =>
    steps(`batch_max_requests is 3: ${count} requests`, [
      {
        ask: 'POST /batch',
        send: { requests: Array.from({ length: count }, () => ({ path: '/__lbheartbeat__' })) },
        gives: count > 3 ? 400 : 200,
        ...(count > 3 && { body: invalid(['body', 'requests', 'Number of requests is limited to 3']) }),
      },
    ]),
  ),
  steps('the root says the limits', [
    {
      ask: 'GET /',
      gives: 200,
      body: expect.objectContaining({
        settings: { batch_max_requests: 3, explicit_permissions: true, readonly: false },
      }),
    },
  ]),
]

const signals: ConformanceCase[] = [
  ...['/', '$r', '$b', '/nope', '/__heartbeat__'].map(path =>
    steps(`backoff and the end of service are said on ${path}`, [
      {
        ask: `GET ${path}`,
        gives: path === '/nope' ? 404 : 200,
        headers: { backoff: '10', alert: '{"code":"soft-eol","message":"Bye","url":"http://bye.test/"}' },
      },
    ]),
  ),
  steps('they are said on refusals', [
    { ask: 'anon GET $b', gives: 401, headers: { backoff: '10', alert: /soft-eol/ } },
    { ask: 'PUT $r/a', send: { data: [] }, gives: 400, headers: { backoff: '10', alert: /soft-eol/ } },
  ]),
  steps('they are said on a batch', [
    { ask: 'POST /batch', send: { requests: [] }, gives: 200, headers: { backoff: '10', alert: /soft-eol/ } },
  ]),
  steps('the root names the end of service', [
    { ask: 'GET /', gives: 200, body: expect.objectContaining({ eos: '2099-01-01' }) },
  ]),
]

const NO_STORE = { 'cache-control': 'no-cache, no-store', expires: null, pragma: null }

const caches: ConformanceCase[] = [
  steps(
    'record_cache_expires_seconds lets anonymous keep records',
    [
      shared,
      { ask: 'anon GET $r/a', gives: 200, headers: { 'cache-control': 'max-age=60', expires: /GMT$/ } },
      { ask: 'anon GET $r', gives: 200, headers: { 'cache-control': 'max-age=60', expires: /GMT$/ } },
      { ask: 'anon HEAD $r/a', gives: 200, headers: { 'cache-control': 'max-age=60' } },
      { ask: 'GET $r/a', gives: 200, headers: NO_STORE },
      { ask: 'GET $r', gives: 200, headers: NO_STORE },
    ],
    { seed },
  ),
  steps(
    'collection_cache_expires_seconds of 0 is as none',
    [
      shared,
      {
        ask: 'anon GET $c',
        gives: 200,
        headers: NO_STORE,
      },
      { ask: 'GET $c', gives: 200, headers: NO_STORE },
    ],
    { seed },
  ),
  steps('what has no setting is not kept', [shared, { ask: 'anon GET $b', gives: 200, headers: NO_STORE }]),
  ...(
    [
      [120, 'max-age=120'],
      [30, 'max-age=60'],
      [0, 'max-age=60'],
    ] as const
  ).map(([cache_expires, header]) =>
    steps(
      `the greater of cache_expires and the setting counts: ${cache_expires}`,
      [
        shared,
        { ask: 'PATCH $c', send: { data: { cache_expires } }, gives: 200 },
        { ask: 'anon GET $r/a', gives: 200, headers: { 'cache-control': header } },
        { ask: 'anon GET $r', gives: 200, headers: { 'cache-control': header } },
      ],
      { seed },
    ),
  ),
  steps(
    'a 304 says nothing of keeping',
    [
      shared,
      { ask: 'anon GET $r/a', gives: 200 },
      { ask: 'anon GET $r/a | If-None-Match: "$time2"', gives: 304, headers: { 'cache-control': null } },
    ],
    { seed },
  ),
]

const endpoints: ConformanceCase[] = [
  steps(
    'a method that is switched off is a 405',
    [
      {
        ask: 'PATCH $r/a',
        send: { data: {} },
        gives: 405,
        body: METHOD_NOT_ALLOWED,
        headers: { allow: /^(?!.*PATCH)/ },
      },
      { ask: 'PUT $r/a', send: { data: { v: 2 } }, gives: 200 },
      { ask: 'PATCH $c', send: { data: { t: 1 } }, gives: 200 },
    ],
    { seed },
  ),
  steps(
    'a method of a list that is switched off is a 405',
    [
      { ask: 'DELETE $g', gives: 405, body: METHOD_NOT_ALLOWED },
      { ask: 'DELETE $r', gives: 200 },
    ],
    { seed },
  ),
  steps('without redirects a slash at the end is unknown', [{ ask: 'GET $b/', gives: 404, body: UNKNOWN_PATH }]),
  steps('without redirects a path without a version is unknown', [{ ask: 'GET $origin/buckets', gives: 404 }]),
]

const FOREIGN = invalid(['header', 'Origin', 'https://evil.test not allowed'])

const origins: ConformanceCase[] = [
  ...['http://studio.test', 'https://a.example.org'].map(origin =>
    steps(`${origin} may read answers`, [
      { ask: `GET / | Origin: ${origin}`, gives: 200, headers: { 'access-control-allow-origin': origin } },
    ]),
  ),
  steps('a foreign origin is refused', [
    {
      ask: 'GET $b | Origin: https://evil.test',
      gives: 400,
      body: FOREIGN,
      headers: { 'access-control-allow-origin': null },
    },
  ]),
]

export const limits: Variant = {
  name: 'with limits',
  kinto: {
    'kinto.paginate_by': '2',
    'kinto.batch_max_requests': '3',
    'kinto.backoff': '10',
    'kinto.eos': '2099-01-01',
    'kinto.eos_message': 'Bye',
    'kinto.eos_url': 'http://bye.test/',
    'kinto.record_cache_expires_seconds': '60',
    'kinto.collection_cache_expires_seconds': '0',
    'kinto.object_record_patch_enabled': 'false',
    'kinto.plural_group_delete_enabled': 'false',
    'kinto.trailing_slash_redirect_enabled': 'false',
    'kinto.version_prefix_redirect_enabled': 'false',
    'kinto.cors_origins': 'http://studio.test https://*.example.org',
  },
  engine: {
    paginateBy: 2,
    batchMaxRequests: 3,
    backoffSeconds: 10,
    eos: '2099-01-01',
    eosMessage: 'Bye',
    eosUrl: 'http://bye.test/',
    recordCacheExpiresSeconds: 60,
    collectionCacheExpiresSeconds: 0,
    disabledEndpoints: ['object_record_patch', 'plural_group_delete'],
    trailingSlashRedirect: false,
    versionPrefixRedirect: false,
    corsOrigins: ['http://studio.test', 'https://*.example.org'],
  },
  cases: [...pages, ...batches, ...signals, ...caches, ...endpoints, ...origins],
}
