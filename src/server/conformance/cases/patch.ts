import type { Json } from '~/protocol/json'
import type { ConformanceCase } from '../conformanceCase'
import { absent, invalid } from '../refusals'
import { steps } from '../steps'

const START = { v: 1, gone: 2, list: [1, 2], deep: { a: 1, b: { c: 2 } } }
const seed = { a: START }

const PLAIN: [string, Json, object][] = [
  ['replaces a value', { v: 5 }, { ...START, v: 5 }],
  ['adds a key', { w: 1 }, { ...START, w: 1 }],
  ['stores null', { v: null }, { ...START, v: null }],
  ['replaces objects as a whole', { deep: { z: 1 } }, { ...START, deep: { z: 1 } }],
  ['replaces lists as a whole', { list: [3] }, { ...START, list: [3] }],
  ['takes empty data', {}, START],
  ['takes its own id', { id: 'a', v: 2 }, { ...START, v: 2 }],
]

const MERGE: [string, Json, object][] = [
  ['removes a key by null', { gone: null }, { v: 1, list: [1, 2], deep: START.deep }],
  ['merges deeply', { deep: { b: { d: 3 } } }, { ...START, deep: { a: 1, b: { c: 2, d: 3 } } }],
  ['removes deeply', { deep: { b: null } }, { ...START, deep: { a: 1 } }],
  ['replaces lists', { list: [9] }, { ...START, list: [9] }],
  ['does nothing for a key that is absent', { nope: null }, START],
  ['leaves null inside lists', { list: [null] }, { ...START, list: [null] }],
  ['replaces an object by a value', { deep: 1 }, { ...START, deep: 1 }],
]

const op = (name: string, path: string, more: object = {}) => ({ op: name, path, ...more }) as Json
const OPERATIONS: [string, Json[], object][] = [
  ['add', [op('add', '/data/w', { value: 1 })], { ...START, w: 1 }],
  ['add to a list', [op('add', '/data/list/1', { value: 9 })], { ...START, list: [1, 9, 2] }],
  ['add at the end of a list', [op('add', '/data/list/-', { value: 9 })], { ...START, list: [1, 2, 9] }],
  ['remove', [op('remove', '/data/gone')], { v: 1, list: [1, 2], deep: START.deep }],
  ['remove from a list', [op('remove', '/data/list/0')], { ...START, list: [2] }],
  ['replace', [op('replace', '/data/deep/b/c', { value: 'x' })], { ...START, deep: { a: 1, b: { c: 'x' } } }],
  ['move', [op('move', '/data/moved', { from: '/data/gone' })], { v: 1, moved: 2, list: [1, 2], deep: START.deep }],
  ['copy', [op('copy', '/data/copied', { from: '/data/deep/b' })], { ...START, copied: { c: 2 } }],
  ['test', [op('test', '/data/v', { value: 1 }), op('replace', '/data/v', { value: 2 })], { ...START, v: 2 }],
  ['nothing', [], START],
  ['an escaped name', [op('add', '/data/a~1b', { value: 1 })], { ...START, 'a/b': 1 }],
]

const JSON_PATCH_REFUSED: [string, Json[], string][] = [
  ['to copy what is absent', [op('copy', '/data/w', { from: '/data/nope' })], "'nope'"],
  ['to move what is absent', [op('move', '/data/w', { from: '/data/nope' })], "'nope'"],
  ['to remove what is absent', [op('remove', '/data/nope')], "can't remove a non-existent object 'nope'"],
  [
    'to replace what is absent',
    [op('replace', '/data/nope', { value: 1 })],
    "can't replace a non-existent object 'nope'",
  ],
]

const sends = (type: string) => `PATCH $r/a | Content-Type: application/${type}+json`

export const patchCases: ConformanceCase[] = [
  ...PLAIN.map(([what, data, result]) =>
    steps(
      `a plain PATCH ${what}`,
      [
        { ask: 'PATCH $r/a', send: { data }, gives: 200, data: { id: 'a', ...result } },
        { ask: 'GET $r/a', gives: 200, data: { id: 'a', ...result } },
      ],
      { seed },
    ),
  ),
  ...MERGE.map(([what, data, result]) =>
    steps(
      `a merge-patch ${what}`,
      [
        { ask: sends('merge-patch'), send: { data }, gives: 200, data: { id: 'a', ...result } },
        { ask: 'GET $r/a', gives: 200, data: { id: 'a', ...result } },
      ],
      { seed },
    ),
  ),
  ...OPERATIONS.map(([what, operations, result]) =>
    steps(
      `a JSON patch: ${what}`,
      [
        { ask: sends('json-patch'), send: operations, gives: 200, data: { id: 'a', ...result } },
        { ask: 'GET $r/a', gives: 200, data: { id: 'a', ...result } },
      ],
      { seed },
    ),
  ),
  ...JSON_PATCH_REFUSED.map(([what, operations, problem]) =>
    steps(
      `a JSON patch fails ${what}`,
      [
        {
          ask: sends('json-patch'),
          send: operations,
          gives: 400,
          body: invalid(['body', null, `JSON Patch operation failed: ${problem}`]),
        },
        { ask: 'GET $r/a', gives: 200, data: { id: 'a', ...START } },
      ],
      { seed },
    ),
  ),
  steps(
    'a JSON patch whose test fails changes nothing',
    [
      {
        ask: sends('json-patch'),
        send: [op('replace', '/data/v', { value: 7 }), op('test', '/data/gone', { value: 3 })],
        gives: 400,
      },
      { ask: 'GET $r/a', gives: 200, data: { id: 'a', ...START } },
    ],
    { seed },
  ),
  steps(
    'a JSON patch refuses an unknown operation, a body that is no list, and one without a path',
    [
      { ask: sends('json-patch'), send: [op('bad', '/data/v')], gives: 400 },
      { ask: sends('json-patch'), send: { data: {} }, gives: 400 },
      { ask: sends('json-patch'), send: [{ op: 'add', value: 1 }], gives: 400 },
      { ask: sends('json-patch'), send: [op('add', '/data/v', { value: 1, more: 1 })], gives: 400 },
    ],
    { seed },
  ),
  steps(
    'a JSON patch grants and revokes permissions',
    [
      {
        ask: sends('json-patch'),
        send: [op('add', '/permissions/read/$bob')],
        gives: 200,
        body: { data: { id: 'a', ...START }, permissions: { read: ['$bob'], write: ['$alice'] } },
      },
      {
        ask: sends('json-patch'),
        send: [op('remove', '/permissions/read/$bob')],
        gives: 200,
        body: { data: { id: 'a', ...START }, permissions: { write: ['$alice'] } },
      },
    ],
    { seed },
  ),
  ...['merge-patch', 'json-patch'].map(type =>
    steps(`a ${type} of an absent record is a 404`, [
      { ask: sends(type), send: type === 'json-patch' ? [] : { data: {} }, gives: 404, body: absent('record', 'a') },
    ]),
  ),
  steps('a PATCH of an absent record is a 404', [
    { ask: 'PATCH $r/a', send: { data: { v: 1 } }, gives: 404, body: absent('record', 'a') },
  ]),
  ...[undefined, {}].map(send =>
    steps(
      `a PATCH of nothing is refused: ${JSON.stringify(send) ?? 'no body'}`,
      [
        {
          ask: 'PATCH $r/a',
          ...(send && { send }),
          gives: 400,
          body: invalid(['body', 'data', 'Provide at least one of data or permissions']),
        },
      ],
      { seed },
    ),
  ),
  steps(
    'a PATCH of another id is refused',
    [
      {
        ask: 'PATCH $r/a',
        send: { data: { id: 'b' } },
        gives: 400,
        body: invalid(['body', 'id', 'Object id does not match existing object']),
      },
    ],
    { seed },
  ),
  steps(
    'a PATCH that changes nothing still raises last_modified',
    [
      { ask: 'GET $r/a', gives: 200 },
      { ask: 'PATCH $r/a', send: { data: { v: 1 } }, gives: 200 },
      { ask: 'GET $r/a | If-None-Match: "$time1"', gives: 200, data: { id: 'a', ...START, last_modified: '$time2' } },
      { ask: 'PATCH $r/a', send: { permissions: {} }, gives: 200 },
      { ask: 'GET $r/a | If-None-Match: "$time2"', gives: 200, data: { id: 'a', ...START, last_modified: '$time4' } },
    ],
    { seed },
  ),
  steps(
    'a plain PATCH replaces the permissions that it names, [] removes one, null is ignored',
    [
      {
        ask: 'PATCH $r/a',
        send: { permissions: { read: ['$bob', '$carol'] } },
        gives: 200,
        body: { data: { id: 'a', ...START }, permissions: { read: ['$bob', '$carol'], write: ['$alice'] } },
      },
      {
        ask: 'PATCH $r/a',
        send: { permissions: { read: ['$carol'] } },
        gives: 200,
        body: { data: { id: 'a', ...START }, permissions: { read: ['$carol'], write: ['$alice'] } },
      },
      {
        ask: 'PATCH $r/a',
        send: { permissions: { read: [], write: null } },
        gives: 200,
        body: { data: { id: 'a', ...START }, permissions: { write: ['$alice'] } },
      },
    ],
    { seed },
  ),
  steps(
    'a merge-patch with a charset is a plain PATCH',
    [
      {
        ask: 'PATCH $r/a | Content-Type: application/merge-patch+json; charset=utf-8',
        send: { data: { gone: null } },
        gives: 200,
        data: { id: 'a', ...START, gone: null },
      },
    ],
    { seed },
  ),
  steps(
    'Response-Behavior takes three words',
    [{ ask: 'PATCH $r/a | Response-Behavior: nope', send: { data: {} }, gives: 400 }],
    { seed },
  ),
  steps(
    'Response-Behavior: full is the ordinary answer',
    [
      {
        ask: 'PATCH $r/a | Response-Behavior: full',
        send: { data: { v: 2 } },
        gives: 200,
        data: { id: 'a', ...START, v: 2 },
      },
    ],
    { seed },
  ),
]
