import type { Json } from '~/protocol/json'
import type { ConformanceCase } from '../conformanceCase'
import { absent, FORBIDDEN, invalid, METHOD_NOT_ALLOWED, modified, UNKNOWN_PATH } from '../refusals'
import { type CaseOptions, steps } from '../steps'

const NO_MAPPING = 'is not a mapping type: Does not implement dict-like functionality.'
const seed = { a: { v: 1 } }

const batch = (name: string, send: Json, responses: object[], options?: CaseOptions) =>
  steps(name, [{ ask: 'POST /batch', send, gives: 200, body: { responses } }], options)

const at = (path: string, status: number, body: unknown) => ({ path: `/v1${path}`, status, body })
const record = (id: string, data: object = {}) => ({ data: { id, ...data } })

/** Bodies of a batch that are refused as a whole. */
const REFUSED: [string, Json, object?][] = [
  ['no requests', {}, invalid(['body', 'requests', 'Required'])],
  ['requests that are no list', { requests: 'x' }, invalid(['body', 'requests', '"x" is not iterable'])],
  ['a request that is no object', { requests: [12] }, invalid(['body', 'requests.0', `"12" ${NO_MAPPING}`])],
  ['a request without a path', { requests: [{ method: 'GET' }] }, invalid(['body', 'requests.0.path', 'Required'])],
  ['a path without a slash', { requests: [{ path: 'buckets' }] }],
  ['an unknown method', { requests: [{ path: '/', method: 'FETCH' }] }],
  ['a method in lower case', { requests: [{ path: '/', method: 'get' }] }],
  ['an unknown key', { requests: [{ path: '/', nope: 1 }] }],
  ['an unknown key beside the requests', { requests: [], nope: 1 }],
  ['a header that is no text', { requests: [{ path: '/', headers: { 'If-Match': 1 } }] }],
  ['a body that is a list', { requests: [{ path: '/', body: [] }] }],
  ['a body that is a text', { requests: [{ path: '/', body: 'x' }] }],
  ['an unknown key in the defaults', { defaults: { nope: 1 }, requests: [] }],
  ['a batch in the batch', { requests: [{ path: '/batch', method: 'POST' }] }],
  ['a batch in the batch, with the version', { requests: [{ path: '/v1/batch', method: 'POST' }] }],
  [
    '26 requests',
    { requests: Array.from({ length: 26 }, () => ({ path: '/' })) },
    invalid(['body', 'requests', 'Number of requests is limited to 25']),
  ],
]

export const batchCases: ConformanceCase[] = [
  ...REFUSED.map(([what, send, body]) =>
    steps(`a batch refuses ${what}`, [{ ask: 'POST /batch', send, gives: 400, ...(body && { body }) }]),
  ),
  steps('a batch refuses broken JSON', [{ ask: 'POST /batch', send: '{', gives: 400 }]),
  steps('a batch refuses another content type', [
    { ask: 'POST /batch | Content-Type: text/plain', send: '{"requests":[]}', gives: 415 },
  ]),
  batch('a batch of nothing is empty', { requests: [] }, []),
  batch(
    'a batch answers each request in order',
    {
      requests: [
        { method: 'PUT', path: '$r/b', body: { data: { v: 2 } } },
        { path: '$r/a' },
        { method: 'PATCH', path: '$r/a', body: { data: { w: 1 } } },
        { method: 'DELETE', path: '$r/b' },
        { method: 'POST', path: '$r', body: { data: { id: 'c' } } },
      ],
    },
    [
      at('$r/b', 201, record('b', { v: 2 })),
      at('$r/a', 200, record('a', { v: 1 })),
      at('$r/a', 200, record('a', { v: 1, w: 1 })),
      at('$r/b', 200, record('b', { deleted: true })),
      at('$r', 201, record('c')),
    ],
    { seed },
  ),
  batch(
    'GET is the method of a request that names none, and the version may be written',
    { requests: [{ path: '/v1$r/a' }] },
    [at('$r/a', 200, record('a', { v: 1 }))],
    { seed },
  ),
  batch(
    'defaults are what a request does not say itself',
    {
      defaults: { method: 'PUT', body: { data: { d: 1, e: { f: 1 } } } },
      requests: [
        { path: '$r/x' },
        { path: '$r/y', body: { data: { d: 2, e: { g: 1 } } } },
        { path: '$r/x', method: 'DELETE' },
      ],
    },
    [
      at('$r/x', 201, record('x', { d: 1, e: { f: 1 } })),
      at('$r/y', 201, record('y', { d: 2, e: { f: 1, g: 1 } })),
      at('$r/x', 200, record('x', { deleted: true })),
    ],
    { seed },
  ),
  batch(
    'headers go with one request or by default with all',
    {
      defaults: { headers: { 'If-None-Match': '*' }, method: 'PUT' },
      requests: [{ path: '$r/a' }, { path: '$r/new' }, { path: '$r/a', headers: { 'If-None-Match': '"1"' } }],
    },
    [
      at('$r/a', 412, modified({ id: 'a', v: 1 })),
      at('$r/new', 201, record('new')),
      at('$r/a', 200, record('a', { v: 1 })),
    ],
    { seed },
  ),
  batch(
    'refusals stand in their place and stop nothing',
    {
      requests: [
        { path: '$r/nope' },
        { path: '/nope' },
        { method: 'POST', path: '$r/a' },
        { method: 'PUT', path: '$r/a', body: { extra: 1 } },
        { method: 'PUT', path: '$r/z' },
      ],
    },
    [
      at('$r/nope', 404, absent('record', 'nope')),
      at('/nope', 404, UNKNOWN_PATH),
      at('$r/a', 405, METHOD_NOT_ALLOWED),
      at('$r/a', 400, invalid(['body', '', 'Unrecognized keys in mapping: "{\'extra\': 1}"'])),
      at('$r/z', 201, record('z')),
    ],
    { seed },
  ),
  batch(
    'later requests see what earlier ones wrote',
    {
      requests: [
        { method: 'PUT', path: '$b/collections/new' },
        { method: 'PUT', path: '$b/collections/new/records/a', body: { data: { v: 1 } } },
        { path: '$b/collections/new/records' },
      ],
    },
    [
      at('$b/collections/new', 201, { data: { id: 'new' } }),
      at('$b/collections/new/records/a', 201, record('a', { v: 1 })),
      at('$b/collections/new/records', 200, { data: [{ id: 'a', v: 1 }] }),
    ],
  ),
  batch(
    'the query of a path is used, and is not in the path of the answer',
    { requests: [{ path: '$r?v=1&_fields=v' }] },
    [at('$r', 200, { data: [{ id: 'a', v: 1 }] })],
    { seed },
  ),
  batch(
    'the body of a HEAD is an empty text',
    { requests: [{ method: 'HEAD', path: '$r/a' }] },
    [at('$r/a', 200, '')],
    {
      seed,
    },
  ),
  batch(
    '25 requests are answered',
    { requests: Array.from({ length: 25 }, () => ({ path: '/__lbheartbeat__' })) },
    Array.from({ length: 25 }, () => at('/__lbheartbeat__', 200, {})),
  ),
  steps('a batch brings the ETag of each answer', [
    { ask: 'PUT $r/a', gives: 201 },
    {
      ask: 'POST /batch',
      send: { requests: [{ path: '$r/a' }] },
      gives: 200,
      body: {
        responses: [
          { ...at('$r/a', 200, { data: { id: 'a', last_modified: '$time1' }, permissions: { write: ['$alice'] } }) },
        ],
      },
    },
  ]),
  steps('a batch asks as who sends it', [
    { ask: 'PUT $c', gives: 200 },
    {
      ask: 'bob POST /batch',
      send: { requests: [{ path: '$b' }] },
      gives: 200,
      body: { responses: [at('$b', 403, FORBIDDEN)] },
    },
  ]),
  steps('each request of a batch may have credentials of its own', [
    { ask: 'PATCH $b', send: { permissions: { read: ['system.Authenticated'] } }, gives: 200 },
    {
      ask: 'anon POST /batch',
      send: { requests: [{ path: '$b', headers: { Authorization: 'Basic eDp5' } }] },
      gives: 200,
      body: { responses: [at('$b', 200, { data: { id: '$bid' } })] },
    },
  ]),
  steps(
    'the headers of the batch go with each request',
    [
      {
        ask: 'POST /batch | If-None-Match: *',
        send: {
          requests: [
            { method: 'PUT', path: '$r/a' },
            { method: 'PUT', path: '$r/x' },
          ],
        },
        gives: 200,
        body: { responses: [at('$r/a', 412, modified({ id: 'a', v: 1 })), at('$r/x', 201, record('x'))] },
      },
    ],
    { seed },
  ),
  steps('GET /batch is a 405', [{ ask: 'GET /batch', gives: 405, body: METHOD_NOT_ALLOWED }]),
]
