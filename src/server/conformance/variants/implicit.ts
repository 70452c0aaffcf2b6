import { expect } from 'vitest'
import { FORBIDDEN } from '../refusals'
import { steps } from '../steps'
import type { Variant } from './variant'

/** Whoever makes something is not added to its `write`. */
export const implicit: Variant = {
  name: 'without explicit permissions',
  kinto: { 'kinto.explicit_permissions': 'false', 'kinto.group_create_principals': 'system.Everyone' },
  engine: { explicitPermissions: false, groupCreatePrincipals: ['system.Everyone'] },
  cases: [
    steps('the root says so', [
      {
        ask: 'GET /',
        gives: 200,
        body: expect.objectContaining({
          settings: { batch_max_requests: 25, explicit_permissions: false, readonly: false },
        }),
      },
    ]),
    steps('whoever makes a bucket has no right on it', [
      { ask: 'PUT /buckets/$fresh', gives: 201, body: { data: { id: '$fresh' }, permissions: {} } },
      { ask: 'GET /buckets/$fresh', gives: 403, body: FORBIDDEN },
      { ask: 'PUT /buckets/$fresh', gives: 403, body: FORBIDDEN },
    ]),
    steps('whoever gives himself the right has it', [
      {
        ask: 'PUT /buckets/$fresh',
        send: { permissions: { write: ['$alice'] } },
        gives: 201,
        body: { data: { id: '$fresh' }, permissions: { write: ['$alice'] } },
      },
      { ask: 'PUT /buckets/$fresh/collections/c', gives: 201, body: { data: { id: 'c' }, permissions: {} } },
      { ask: 'PUT /buckets/$fresh/collections/c/records/a', gives: 201, body: { data: { id: 'a' }, permissions: {} } },
      { ask: 'GET /buckets/$fresh/collections/c/records/a', gives: 200, body: { data: { id: 'a' }, permissions: {} } },
      { ask: 'GET /buckets/$fresh/collections/c/records', gives: 200, data: [{ id: 'a' }] },
    ]),
    steps('a writer is not added by what he writes', [
      { ask: 'PUT /buckets/$fresh', send: { permissions: { write: ['$alice', '$bob'] } }, gives: 201 },
      {
        ask: 'bob PATCH /buckets/$fresh',
        send: { permissions: { write: ['$carol'] } },
        gives: 200,
        body: { data: { id: '$fresh' }, permissions: expect.anything() },
      },
      { ask: 'bob GET /buckets/$fresh', gives: 403, body: FORBIDDEN },
      {
        ask: 'carol GET /buckets/$fresh',
        gives: 200,
        body: { data: { id: '$fresh' }, permissions: { write: ['$carol'] } },
      },
    ]),
    steps('settings may let everyone make groups', [
      { ask: 'PUT /buckets/$fresh', gives: 201 },
      {
        ask: 'anon PUT /buckets/$fresh/groups/g',
        send: { data: { members: [] } },
        gives: 201,
        body: { data: { id: 'g', members: [] }, permissions: {} },
      },
      { ask: 'anon GET /buckets/$fresh/groups/g', gives: 401 },
    ]),
    steps(
      'the history has no rights of the maker',
      [
        { ask: 'PUT /buckets/$fresh', gives: 201 },
        { ask: 'GET /buckets/$fresh/history', gives: 403, body: FORBIDDEN },
      ],
      { needs: 'history' },
    ),
  ],
}
