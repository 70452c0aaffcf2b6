import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import { startServer, store, type Server } from '../specSupport'

const PATH = '/buckets/b/collections/c/records/r'

async function begin(data: Json = { a: 1, o: { x: 1, y: 2 }, l: [1, 2] }): Promise<Server> {
  const ask = startServer()
  await store(ask, { '/buckets/b': {}, '/buckets/b/collections/c': {}, [PATH]: { data } })
  return ask
}

async function patch(ask: Server, type: string, body: Json, headers: Record<string, string> = {}) {
  const { status, json } = await ask('PATCH', PATH, {
    user: 'alice',
    body,
    headers: { 'content-type': type, ...headers },
  })
  if (status >= 400) return { status, message: json.message }
  const { id: _, last_modified: __, ...data } = json.data
  return data
}

const PLAIN = 'application/json'
const MERGE = 'application/merge-patch+json'
const JSON_PATCH = 'application/json-patch+json'

test('patches change what their kind of patch changes', async () => {
  const rest = { o: { x: 1, y: 2 }, l: [1, 2] }
  const cases: [type: string, body: Json, result: Json][] = [
    [PLAIN, { data: { b: 2 } }, { a: 1, ...rest, b: 2 }],
    [PLAIN, { data: { o: { z: 3 } } }, { a: 1, l: [1, 2], o: { z: 3 } }],
    [PLAIN, { data: { a: null } }, { ...rest, a: null }],
    [PLAIN, { data: {} }, { a: 1, ...rest }],
    [
      MERGE,
      { data: { a: null, o: { x: null, z: 3 }, n: { k: null, v: 1 } } },
      { l: [1, 2], o: { y: 2, z: 3 }, n: { v: 1 } },
    ],
    [MERGE, { data: { a: { deep: { er: 1 } } } }, { ...rest, a: { deep: { er: 1 } } }],
    [`${MERGE}; charset=utf-8`, { data: { a: null } }, { ...rest, a: null }],
    [
      JSON_PATCH,
      [
        { op: 'add', path: '/data/b', value: 2 },
        { op: 'remove', path: '/data/a' },
      ],
      { ...rest, b: 2 },
    ],
    [
      JSON_PATCH,
      [
        { op: 'replace', path: '/data/l/0', value: 9 },
        { op: 'add', path: '/data/l/-', value: 3 },
      ],
      { a: 1, o: rest.o, l: [9, 2, 3] },
    ],
    [
      JSON_PATCH,
      [
        { op: 'move', from: '/data/a', path: '/data/m' },
        { op: 'copy', from: '/data/o', path: '/data/p' },
      ],
      { ...rest, m: 1, p: rest.o },
    ],
    [JSON_PATCH, [{ op: 'test', path: '/data/o/x', value: 1 }], { a: 1, ...rest }],
    [JSON_PATCH, [{ op: 'add', path: '/data/a~1b', value: 2 }], { a: 1, ...rest, 'a/b': 2 }],
    [JSON_PATCH, [{ op: 'replace', path: '/data', value: { whole: 1 } }], { whole: 1 }],
    [JSON_PATCH, [{ op: 'remove', path: '/data/id' }], { a: 1, ...rest }],
    [JSON_PATCH, [{ op: 'add', path: '/other', value: 1 }], { a: 1, ...rest }],
    [JSON_PATCH, [], { a: 1, ...rest }],
  ]
  for (const [type, body, result] of cases)
    expect([body, await patch(await begin(), type, body)]).toEqual([body, result])
})

test('patches that cannot be done are refused and change nothing', async () => {
  const ask = await begin()
  const failed = 'body: JSON Patch operation failed: '
  const cases: [type: string, body: Json, message: string][] = [
    [PLAIN, {}, 'Provide at least one of data or permissions'],
    [PLAIN, { data: null }, 'data in body: "None" is not a mapping type: Does not implement dict-like functionality.'],
    [PLAIN, { data: { id: 'zz' } }, 'Object id does not match existing object'],
    [PLAIN, [], '"[]" is not a mapping type: Does not implement dict-like functionality.'],
    [MERGE, {}, 'Provide at least one of data or permissions'],
    [
      JSON_PATCH,
      [
        { op: 'add', path: '/data/z', value: 1 },
        { op: 'test', path: '/data/a', value: 2 },
      ],
      `${failed}1 (<class 'int'>) is not equal to tested value 2 (<class 'int'>)`,
    ],
    [JSON_PATCH, [{ op: 'remove', path: '/data/nope' }], `${failed}can't remove a non-existent object 'nope'`],
    [
      JSON_PATCH,
      [{ op: 'replace', path: '/data/nope', value: 1 }],
      `${failed}can't replace a non-existent object 'nope'`,
    ],
    [JSON_PATCH, [{ op: 'add', path: '/data/q' }], `${failed}The operation does not contain a 'value' member`],
    [JSON_PATCH, [{ op: 'move', path: '/data/q' }], `${failed}The operation does not contain a 'from' member`],
    [
      JSON_PATCH,
      [{ op: 'move', from: '/data/o', path: '/data/o/x' }],
      `${failed}Cannot move values into their own children`,
    ],
    [JSON_PATCH, [{ op: 'add', path: '/data/l/9', value: 1 }], `${failed}can't insert outside of list`],
    [JSON_PATCH, [{ op: 'replace', path: '/data/id', value: 'zz' }], 'Object id does not match existing object'],
    [
      JSON_PATCH,
      [{ op: 'bad', path: '/data/a' }],
      '0.op in body: "bad" is not one of test, add, remove, replace, move, copy',
    ],
    [JSON_PATCH, [{ op: 'add', path: 'data/a', value: 1 }], '0.path in body: String does not match expected pattern'],
    [JSON_PATCH, [{ op: 'add', value: 1 }], '0.path in body: Required'],
    [
      JSON_PATCH,
      [{ op: 'add', path: '/data/q', value: 1, x: 1 }],
      '0 in body: Unrecognized keys in mapping: "{\'x\': 1}"',
    ],
    [JSON_PATCH, { data: {} }, '"{\'data\': {}}" is not iterable'],
  ]
  const before = (await ask('GET', PATH, { user: 'alice' })).json
  for (const [type, body, message] of cases) {
    expect([body, await patch(ask, type, body)]).toEqual([body, { status: 400, message }])
  }
  expect((await ask('GET', PATH, { user: 'alice' })).json).toEqual(before)
})

test('a JSON patch changes permissions, one principal at a time', async () => {
  const ask = await begin()
  const alice = (await ask('GET', '/', { user: 'alice' })).json.user.id
  const permissionsAfter = async (operations: Json) =>
    (await ask('PATCH', PATH, { user: 'alice', body: operations, headers: { 'content-type': JSON_PATCH } })).json
      .permissions
  const grant = { op: 'add', path: '/permissions/read/system.Everyone' }
  expect(await permissionsAfter([grant])).toEqual({ read: ['system.Everyone'], write: [alice] })
  const group = { op: 'add', path: '/permissions/read/~1buckets~1b~1groups~1g' }
  expect(await permissionsAfter([group])).toEqual({ read: ['system.Everyone', '/buckets/b/groups/g'], write: [alice] })
  const revoke = { op: 'remove', path: '/permissions/read/system.Everyone' }
  expect(await permissionsAfter([revoke])).toEqual({ read: ['/buckets/b/groups/g'], write: [alice] })
})

test('Response-Behavior shows what changed, or what is not as it was sent', async () => {
  const ask = await begin({ a: 1, b: 2 })
  const light = { 'response-behavior': 'light' }
  expect(await patch(ask, PLAIN, { data: { a: 1, b: 3, c: 4 } }, light)).toEqual({ b: 3, c: 4 })
  expect(await patch(ask, PLAIN, { data: { b: 5 } }, { 'response-behavior': 'diff' })).toEqual({})
  expect(await patch(ask, PLAIN, { data: { b: 6 } }, { 'response-behavior': 'LIGHT' })).toMatchObject({ status: 400 })
})
