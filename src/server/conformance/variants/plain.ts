import { expect } from 'vitest'
import type { Json } from '~/protocol/json'
import type { ConformanceCase } from '../conformanceCase'
import { kept } from '../differences'
import { FORBIDDEN, METHOD_NOT_ALLOWED, UNKNOWN_PATH } from '../refusals'
import { type Step, steps } from '../steps'
import { userDataCases } from './userData'
import type { Variant } from './variant'

const seed = { a: { v: 1, w: 2, deep: { x: 1 } } }
const MERGE = 'Content-Type: application/merge-patch+json'
const JSON_PATCH = 'Content-Type: application/json-patch+json'

const behaves = (behavior: string, send: Json, data: Json, type = ''): ConformanceCase =>
  steps(
    `Response-Behavior: ${behavior} of ${JSON.stringify(send)}${type && `, ${type}`}`,
    [
      {
        ask: `PATCH $r/a | Response-Behavior: ${behavior}${type && ` | ${type}`}`,
        send,
        gives: 200,
        body: { data: data as object },
      },
    ],
    { seed },
  )

const behaviors: ConformanceCase[] = [
  behaves('light', { data: { v: 5 } }, { v: 5 }),
  behaves('light', { data: { v: 1 } }, {}),
  behaves('light', { data: { v: 5, n: null } }, { v: 5 }),
  behaves('light', { data: { deep: { x: 2 } } }, { deep: { x: 2 } }),
  behaves('light', { data: {} }, {}),
  behaves('light', { permissions: { read: ['$bob'] } }, {}),
  behaves('light', [{ op: 'replace', path: '/data/v', value: 5 }], { v: 5 }, JSON_PATCH),
  behaves('diff', { data: { v: 5 } }, {}),
  behaves('diff', { data: {} }, {}),
  behaves('diff', { data: { v: 5 }, permissions: { read: ['$bob'] } }, {}),
  behaves('diff', { data: { deep: { y: 1 } } }, {}, MERGE),
  steps(
    'Response-Behavior: light of a merge-patch that removes',
    [
      {
        ask: `PATCH $r/a | Response-Behavior: light | ${MERGE}`,
        send: { data: { v: null } },
        gives: 200,
        body: { data: {} },
      },
    ],
    { seed, ...kept('crash') },
  ),
  steps(
    'Response-Behavior: full is as without',
    [
      {
        ask: 'PATCH $r/a | Response-Behavior: full',
        send: { data: { v: 5 } },
        gives: 200,
        body: { data: { id: 'a', v: 5, w: 2, deep: { x: 1 } }, permissions: { write: ['$alice'] } },
      },
    ],
    { seed },
  ),
  ...['Light', 'nope', ''].map(behavior =>
    steps(
      `Response-Behavior: ${behavior} is ${behavior ? 'refused' : 'as without'}`,
      [{ ask: `PATCH $r/a | Response-Behavior: ${behavior}`, send: { data: { v: 5 } }, gives: behavior ? 400 : 200 }],
      { seed },
    ),
  ),
  ...['GET $r/a', 'PUT $r/a', 'DELETE $r/a'].map(line =>
    steps(
      `Response-Behavior says nothing to ${line}`,
      [
        {
          ask: `${line} | Response-Behavior: light`,
          ...(line.startsWith('PUT') && { send: { data: { v: 5 } } }),
          gives: 200,
          body: expect.objectContaining({ data: expect.objectContaining({ id: 'a' }) }),
        },
      ],
      { seed },
    ),
  ),
  steps(
    'what was changed in the light is stored',
    [
      {
        ask: 'PATCH $r/a | Response-Behavior: light',
        send: { data: { v: 5, last_modified: 9999999999999 } },
        gives: 200,
        body: { data: { v: 5, last_modified: 9999999999999 } },
        headers: { etag: '"9999999999999"' },
      },
      { ask: 'GET $r/a', gives: 200, data: { id: 'a', v: 5, w: 2, deep: { x: 1 } } },
    ],
    { seed },
  ),
]

const absences: ConformanceCase[] = [
  steps('without its setting there is no permissions endpoint', [
    { ask: 'GET /permissions', gives: 404, body: UNKNOWN_PATH },
  ]),
  steps('without its plugin there is no history', [
    { ask: 'GET $b/history', gives: 404, body: UNKNOWN_PATH },
    { ask: 'GET $b/snapshot/collections/things@1', gives: 404, body: UNKNOWN_PATH },
  ]),
  steps('without its plugin default is a bucket as any', [
    { ask: 'GET /buckets/default', gives: 403, body: FORBIDDEN },
    { ask: 'PUT /buckets/default', gives: 201, data: { id: 'default' } },
    { ask: 'DELETE /buckets/default', gives: 200 },
  ]),
  steps('without its setting nothing is checked against a schema, but schemas are', [
    { ask: 'PUT $c', send: { data: { schema: { required: ['x'] } } }, gives: 200 },
    { ask: 'PUT $r/a', send: { data: {} }, gives: 201, data: { id: 'a' } },
    { ask: 'PUT $c', send: { data: { schema: { type: 'bad' } } }, gives: 400 },
  ]),
  steps('the root names only what is on', [
    {
      ask: 'GET /',
      gives: 200,
      body: expect.objectContaining({
        capabilities: { accounts: expect.anything(), basicauth: expect.anything(), flush_endpoint: expect.anything() },
      }),
    },
  ]),
]

const ADMIN: Step = { ask: 'anon POST /accounts', send: { data: { id: 'admin', password: 'secret' } }, gives: 201 }

const admin: ConformanceCase[] = [
  steps('an account admin reads, changes and deletes any account', [
    ADMIN,
    { ask: 'anon PUT /accounts/$fresh', send: { data: { password: 'x' } }, gives: 201 },
    { ask: 'admin:secret GET /accounts/$fresh', gives: 200 },
    { ask: 'admin:secret PATCH /accounts/$fresh', send: { data: { title: 'T' } }, gives: 200 },
    { ask: 'admin:secret PUT /accounts/$fresh2', send: { data: { password: 'x' } }, gives: 201 },
    { ask: 'admin:secret DELETE /accounts/$fresh', gives: 200, data: { id: '$fresh', deleted: true } },
    { ask: 'admin:secret GET /accounts/$fresh', gives: 404 },
  ]),
  steps('who may write every bucket may delete a bucket of others', [
    { ask: 'admin:secret GET $b', gives: 200 },
    { ask: 'admin:secret GET $c', gives: 403, body: FORBIDDEN },
    { ask: 'admin:secret PUT $r/a', send: {}, gives: 403, body: FORBIDDEN },
    { ask: 'admin:secret DELETE $b', gives: 200, data: { id: '$bid', deleted: true } },
  ]),
]

/** The last of all: it takes the accounts too. */
const flush: ConformanceCase[] = [
  steps('there is nothing to read of a flush', [{ ask: 'anon GET /__flush__', gives: 405, body: METHOD_NOT_ALLOWED }]),
  steps('a flush takes everything, whoever asks', [
    { ask: 'PUT $r/a', gives: 201 },
    { ask: 'anon POST /__flush__', gives: 202, body: {} },
    { ask: 'GET /buckets', gives: 200, data: [] },
    { ask: 'GET $b', gives: 403 },
    {
      ask: 'GET /',
      gives: 200,
      body: expect.objectContaining({ user: expect.objectContaining({ id: expect.stringMatching(/^basicauth:/) }) }),
    },
    { ask: 'PUT $b', gives: 201 },
  ]),
]

/** With accounts and flush only. */
export const plain: Variant = {
  name: 'without plugins',
  kinto: {
    'kinto.includes': 'kinto.plugins.accounts kinto.plugins.flush',
    'kinto.experimental_permissions_endpoint': 'false',
    'kinto.experimental_collection_schema_validation': 'false',
    'kinto.bucket_write_principals': 'account:admin',
    'kinto.user-data_delete_principals': 'account:admin',
  },
  engine: {
    history: false,
    defaultBucket: false,
    schemaValidation: false,
    permissionsEndpoint: false,
    flush: true,
    bucketWritePrincipals: ['account:admin'],
    userDataDeletePrincipals: ['account:admin'],
  },
  cases: [...behaviors, ...absences, ...admin, ...userDataCases, ...flush],
}
