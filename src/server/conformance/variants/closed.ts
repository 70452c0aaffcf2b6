import { expect } from 'vitest'
import { METHOD_NOT_ALLOWED } from '../refusals'
import { steps } from '../steps'
import type { Variant } from './variant'

const ME = 'somebody:secret'
const GONE = {
  code: 410,
  errno: 202,
  error: 'Gone',
  message: 'The service you are trying to connect no longer exists at this location.',
}

/** Nothing can be written. */
export const readonly: Variant = {
  name: 'that is read only',
  hasNoAccounts: true,
  kinto: { 'kinto.readonly': 'true' },
  engine: { readonly: true },
  cases: [
    steps('the root says so, and may be kept a day', [
      {
        ask: 'anon GET /',
        gives: 200,
        body: expect.objectContaining({
          settings: { batch_max_requests: 25, explicit_permissions: true, readonly: true },
        }),
        headers: { 'cache-control': 'max-age=86400' },
      },
    ]),
    ...[
      'PUT /buckets/x',
      'PATCH /buckets/x',
      'DELETE /buckets/x',
      'POST /buckets',
      'DELETE /buckets',
      'PUT /accounts/x',
      'POST /accounts',
      'PUT /buckets/x/collections/y/records/z',
      'DELETE /buckets/x/history',
    ].map(line =>
      steps(`${line} is a 405`, [{ ask: `${ME} ${line}`, send: { data: {} }, gives: 405, body: METHOD_NOT_ALLOWED }]),
    ),
    steps('anonymous is told the same', [
      { ask: 'anon PUT /buckets/x', send: {}, gives: 405, body: METHOD_NOT_ALLOWED },
    ]),
    steps('a batch is a 405, even one that reads', [
      { ask: `${ME} POST /batch`, send: { requests: [{ path: '/buckets' }] }, gives: 405, body: METHOD_NOT_ALLOWED },
    ]),
    steps('reading goes on', [
      { ask: `${ME} GET /buckets`, gives: 200, data: [] },
      { ask: `${ME} GET /buckets/x`, gives: 403 },
      { ask: `${ME} GET /permissions`, gives: 200 },
      { ask: 'anon GET /__heartbeat__', gives: 200 },
    ]),
    steps('nobody has a default bucket', [{ ask: `${ME} GET /buckets/default`, gives: 405 }], {
      needs: 'default_bucket',
    }),
  ],
}

/** The service has ended. */
export const ended: Variant = {
  name: 'whose service has ended',
  hasNoAccounts: true,
  kinto: { 'kinto.eos': '2000-01-01', 'kinto.eos_message': 'Gone', 'kinto.eos_url': 'http://bye.test/' },
  engine: { eos: '2000-01-01', eosMessage: 'Gone', eosUrl: 'http://bye.test/' },
  cases: [
    'GET /',
    'GET /buckets',
    'PUT /buckets/x',
    'GET /nope',
    'GET /__heartbeat__',
    'OPTIONS /buckets',
    'POST /batch',
  ].map(line =>
    steps(`${line} is a 410`, [
      {
        ask: `anon ${line}`,
        gives: 410,
        body: GONE,
        headers: {
          alert: '{"code":"hard-eol","message":"Gone","url":"http://bye.test/"}',
          'x-content-type-options': null,
        },
      },
    ]),
  ),
}
