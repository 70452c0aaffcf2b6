import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { UNAUTHORIZED } from '../refusals'
import { steps } from '../steps'
import type { Variant } from './variant'

const root = steps('the root tells the name and version of the project', [
  {
    ask: 'GET /',
    gives: 200,
    body: expect.objectContaining({
      project_name: 'other',
      project_version: '7.1',
      project_docs: 'https://docs.test/',
      http_api_version: '1.23',
    }),
  },
])

const backoff = steps('backoff_percentage of 0 asks nobody to wait', [
  { ask: 'GET /', gives: 200, headers: { backoff: null } },
  { ask: 'GET /nope', gives: 404, headers: { backoff: null } },
])

const permissions = steps('permissions_read_principals keeps others from /permissions', [
  { ask: 'anon GET /permissions', gives: 401, body: UNAUTHORIZED },
  { ask: 'anon HEAD /permissions', gives: 401 },
  { ask: 'anon GET /permissions?_limit=x', gives: 401 },
  { ask: 'GET /permissions', gives: 200 },
])

const KEPT: readonly [bucket: string, collection: string, seconds: number | undefined][] = [
  ['shelf', 'books', 1],
  ['shelf', 'maps', 2],
  ['barn', 'hay', 3],
  ['barn', 'straw', 4],
  ['attic', 'boxes', undefined],
]

const EVERYBODY = { permissions: { write: ['system.Everyone'] } }

const caches: ConformanceCase[] = KEPT.map(([bucket, collection, seconds], at) => {
  const isFirst = KEPT.findIndex(([name]) => name === bucket) === at
  const records = `/buckets/${bucket}/collections/${collection}/records`
  const header = seconds === undefined ? 'no-cache, no-store' : `max-age=${seconds}`
  return steps(`anonymous may keep records of ${bucket}/${collection} for ${seconds ?? 'no'} seconds`, [
    { ask: `PUT /buckets/${bucket}`, send: EVERYBODY, gives: isFirst ? 201 : 200 },
    { ask: `PUT /buckets/${bucket}/collections/${collection}`, gives: 201 },
    { ask: `anon GET ${records}`, gives: 200, headers: { 'cache-control': header } },
    { ask: `GET ${records}`, gives: 200, headers: { 'cache-control': 'no-cache, no-store' } },
  ])
})

export const named: Variant = {
  name: 'with names and times of its own',
  kinto: {
    'kinto.project_name': 'other',
    'kinto.project_version': '7.1',
    'kinto.project_docs': 'https://docs.test/',
    'kinto.backoff': '10',
    'kinto.backoff_percentage': '0',
    'kinto.permissions_read_principals': 'system.Authenticated',
    'kinto.shelf.books.record_cache_expires_seconds': '1',
    'kinto.shelf.record_cache_expires_seconds': '2',
    'kinto.barn_hay_record_cache_expires_seconds': '3',
    'kinto.barn_record_cache_expires_seconds': '4',
  },
  engine: {
    projectName: 'other',
    projectVersion: '7.1',
    projectDocs: 'https://docs.test/',
    backoffSeconds: 10,
    backoffPercentage: 0,
    permissionsReadPrincipals: ['system.Authenticated'],
    recordCaches: { 'shelf.books.': 1, 'shelf.': 2, barn_hay_: 3, barn_: 4 },
  },
  cases: [root, backoff, permissions, ...caches],
}
