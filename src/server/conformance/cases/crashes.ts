import { expect } from 'vitest'
import type { Json } from '~/protocol/json'
import type { ConformanceCase } from '../conformanceCase'
import { kept } from '../differences'
import { invalid } from '../refusals'
import { steps, told } from '../steps'

const crash = kept('crash')
const seed = { a: { v: 1, deep: 2 } }

/** Anything but an answer of the 5xx kind: the rule does not say which. */
const answers = (name: string, ask: string, send?: Json): ConformanceCase =>
  told(
    name,
    async world => {
      const { status, text } = await world.ask(ask, send)
      expect(status, text).toBeLessThan(500)
      await world.make('GET $r/a')
    },
    { seed, ...crash },
  )

const nested = (depth: number) => `{"data":{"v":${'['.repeat(depth)}${']'.repeat(depth)}}}`

/** The known crashes and leaks of Kinto 26.5.0 (kinto-protocol 22 and 23), and what the engine does instead. */
export const crashCases: ConformanceCase[] = [
  ...['If-Match', 'If-None-Match'].map(header =>
    steps(
      `${header}: ** is refused`,
      [
        {
          ask: `PUT $r/a | ${header}: **`,
          gives: 400,
          body: invalid(['header', header, 'The value should be integer between double quotes.']),
        },
      ],
      { seed, ...crash },
    ),
  ),
  steps(
    'a 304 inside a batch stands in its place',
    [
      { ask: 'GET $r/a', gives: 200 },
      {
        ask: 'POST /batch',
        send: { requests: [{ path: '$r/a', headers: { 'If-None-Match': '"$time1"' } }, { path: '/__lbheartbeat__' }] },
        gives: 200,
        body: {
          responses: [expect.objectContaining({ status: 304 }), expect.objectContaining({ status: 200, body: {} })],
        },
      },
    ],
    { seed, ...kept('notModifiedInBatch') },
  ),
  steps('a batch that is a list is refused', [{ ask: 'POST /batch', send: [], gives: 400 }], crash),
  answers('a batch may name a body of null', 'POST /batch', { requests: [{ path: '/', body: null }] }),
  answers('a batch may name a path that is not ASCII', 'POST /batch', { requests: [{ path: '/buckets/é' }] }),
  answers(
    'a JSON patch may have a charset',
    'PATCH $r/a | Content-Type: application/json-patch+json; charset=utf-8',
    [],
  ),
  steps(
    'a merge-patch puts an object in the place of a value',
    [
      {
        ask: 'PATCH $r/a | Content-Type: application/merge-patch+json',
        send: { data: { deep: { x: 1 } } },
        gives: 200,
        data: { id: 'a', v: 1, deep: { x: 1 } },
      },
    ],
    { seed, ...kept('mergeOverValue') },
  ),
  steps(
    'DELETE refuses a last_modified that is no number',
    [
      { ask: 'DELETE $r/a?last_modified=abc', gives: 400 },
      { ask: 'GET $r/a', gives: 200 },
    ],
    { seed, ...crash },
  ),
  answers('a password may have more than 72 bytes', 'anon PUT /accounts/$fresh', {
    data: { password: 'x'.repeat(100) },
  }),
  answers('lists may be nested 600 deep', 'PUT $r/deep', nested(600)),
  steps(
    'Response-Behavior: light brings what changed, diff what differs from what was sent',
    [
      {
        ask: 'PATCH $r/a | Response-Behavior: light',
        send: { data: { v: 3, w: 4 } },
        gives: 200,
        body: { data: { v: 3, w: 4 } },
      },
      { ask: 'PATCH $r/a | Response-Behavior: diff', send: { data: { v: 5 } }, gives: 200, body: { data: {} } },
    ],
    { seed, ...kept('behaviorWithHistory') },
  ),
  {
    name: 'an account in use does not show its hash to anonymous',
    ...kept('leakedHash'),
    async run(world) {
      await world.make('anon PUT /accounts/$fresh', { data: { password: 'secret' } })
      const { status, text } = await world.ask('anon PUT /accounts/$fresh | If-None-Match: *', {
        data: { password: 'x' },
      })
      expect([401, 412]).toContain(status)
      expect(text).not.toContain('password"')
    },
  },
  steps(
    'a batch sees that a parent was deleted in it',
    [
      {
        ask: 'POST /batch',
        send: { requests: [{ method: 'DELETE', path: '$c' }, { method: 'PUT', path: '$r/b' }, { path: '$b' }] },
        gives: 200,
        body: {
          responses: [
            expect.objectContaining({ status: 200 }),
            expect.objectContaining({ status: 404 }),
            expect.objectContaining({ status: 200 }),
          ],
        },
      },
    ],
    { seed, ...kept('parentsInBatch') },
  ),
  steps(
    'a batch sees who is in a group that was changed in it',
    [
      { ask: 'PUT $g/g', send: { data: { members: ['$bob'] } }, gives: 201 },
      { ask: 'PATCH $b', send: { permissions: { write: ['$g/g'] } }, gives: 200 },
      {
        ask: 'bob POST /batch',
        send: {
          requests: [
            { method: 'DELETE', path: '$g/g' },
            { method: 'PUT', path: '$r/b' },
          ],
        },
        gives: 200,
        body: { responses: [expect.objectContaining({ status: 200 }), expect.objectContaining({ status: 403 })] },
      },
    ],
    { seed, ...kept('groupsInBatch') },
  ),
  steps(
    'has_ of /permissions goes together with other filters',
    [{ ask: 'GET /permissions?uri=$b&has_uri=true&_fields=uri', gives: 200, data: [{ id: '$bid', uri: '$b' }] }],
    { seed, ...kept('hasOfPermissions') },
  ),
  steps(
    'like_ of /permissions passes over entries that lack the field',
    [{ ask: 'GET /permissions?like_record_id=nope-$bid', gives: 200, data: [] }],
    { seed, ...kept('likeOfAbsent') },
  ),
  steps(
    'a JSON patch puts no list in the place of the data',
    [
      {
        ask: 'PATCH $r/a | Content-Type: application/json-patch+json',
        send: [{ op: 'add', path: '/data', value: [1] }],
        gives: 400,
      },
      { ask: 'GET $r/a', gives: 200, data: { id: 'a', v: 1, deep: 2 } },
    ],
    { seed, ...kept('patchOfData') },
  ),
  steps(
    'who was in a group of a deleted bucket is not in that of the next one',
    [
      { ask: 'PUT $g/g', send: { data: { members: ['$bob'] } }, gives: 201 },
      { ask: 'DELETE $b', gives: 200 },
      { ask: 'PUT $b', send: { permissions: { read: ['$g/g'] } }, gives: 201 },
      { ask: 'bob GET $b', gives: 403 },
    ],
    { seed, ...kept('deletedGroups') },
  ),
]
