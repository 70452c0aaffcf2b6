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

test('PUT without data keeps what is there, with empty data it empties the object', async () => {
  const ask = await begin({ a: 1 })
  const first = (await ask('GET', PATH, { user: 'alice' })).json.data
  const kept = (await ask('PUT', PATH, { user: 'alice', body: {} })).json.data
  expect(kept).toEqual({ ...first, last_modified: kept.last_modified })
  expect(kept.last_modified).toBeGreaterThan(first.last_modified)
  expect((await ask('PUT', PATH, { user: 'alice' })).json.data.a).toBe(1)
  expect((await ask('PUT', PATH, { user: 'alice', body: { data: {} } })).json.data).not.toHaveProperty('a')
})

test('ids are made, taken or refused', async () => {
  const ask = await begin()
  const cases: [list: string, pattern: RegExp][] = [
    ['/buckets', /^[A-Za-z0-9][A-Za-z0-9_-]{7}$/],
    ['/buckets/b/groups', /^[A-Za-z0-9][A-Za-z0-9_-]{7}$/],
    ['/buckets/b/collections/c/records', /^[0-9a-f]{8}-[0-9a-f-]{27}$/],
  ]
  for (const [list, pattern] of cases) {
    const made = [await ask('POST', list, { user: 'alice' }), await ask('POST', list, { user: 'alice', body: {} })]
    for (const { status, json } of made) expect([status, json.data.id]).toEqual([201, expect.stringMatching(pattern)])
    expect(made[0]?.json.data.id).not.toBe(made[1]?.json.data.id)
    for (const id of [12, null, '', 'no spaces', '-a', 'a.b', 'a\n']) {
      const { status, json } = await ask('POST', list, { user: 'alice', body: { data: { id } } })
      expect([id, status, json.message]).toEqual([id, 400, 'path: Invalid object id'])
    }
  }
  expect((await ask('PUT', '/buckets/b/collections/c/records/a%0A', { user: 'alice', body: {} })).status).toBe(400)
  expect((await ask('PUT', '/buckets/b/collections/c/records/a%2Fb', { user: 'alice', body: {} })).status).toBe(404)
})

test('field names that mean something to JavaScript are plain data', async () => {
  const ask = await begin()
  const text = '{"data":{"__proto__":{"polluted":1},"constructor":{"prototype":2},"hasOwnProperty":3}}'
  const put = await ask('PUT', PATH, { user: 'alice', body: text })
  expect(Object.keys(put.json.data).toSorted()).toEqual([
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'id',
    'last_modified',
  ])
  const merged = await ask('PATCH', PATH, {
    user: 'alice',
    body: '{"data":{"__proto__":{"more":2}}}',
    headers: { 'content-type': MERGE },
  })
  expect(Object.getOwnPropertyDescriptor(merged.json.data, '__proto__')?.value).toEqual({ polluted: 1, more: 2 })
  const operations =
    '[{"op":"add","path":"/data/__proto__/x","value":1},{"op":"add","path":"/permissions/read/__proto__"}]'
  const patched = await ask('PATCH', PATH, { user: 'alice', body: operations, headers: { 'content-type': JSON_PATCH } })
  expect(patched.json.permissions.read).toEqual(['__proto__'])
  const found = await ask('GET', `${PATH.slice(0, -2)}?__proto__.x=1&constructor.prototype=2&_fields=__proto__.more`, {
    user: 'alice',
  })
  expect(found.json.data).toHaveLength(1)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('a record of a megabyte comes back whole', async () => {
  const ask = await begin()
  const text = 'é'.repeat(1_000_000)
  await ask('PUT', PATH, { user: 'alice', body: { data: { text } } })
  expect((await ask('GET', PATH, { user: 'alice' })).json.data.text).toBe(text)
})

test('what is below a deleted bucket or collection goes without a trace, clocks included', async () => {
  const ask = await begin()
  await ask('DELETE', PATH, { user: 'alice' })
  const list = PATH.slice(0, -2)
  const before = (await ask('GET', list, { user: 'alice' })).headers.get('etag')
  await ask('DELETE', '/buckets/b/collections/c', { user: 'alice' })
  await store(ask, { '/buckets/b/collections/c': {} })
  const after = await ask('GET', `${list}?_since=0`, { user: 'alice' })
  expect(after.json.data).toEqual([])
  expect(after.headers.get('etag')).not.toBe(before)
  await ask('DELETE', '/buckets/b', { user: 'alice' })
  await store(ask, { '/buckets/b': {} })
  expect((await ask('GET', '/buckets/b/collections?_since=0', { user: 'alice' })).json.data).toEqual([])
})

test('groups, collections and buckets are checked for the fields that Kinto knows', async () => {
  const ask = await begin()
  const cases: [path: string, data: Json, message: string][] = [
    ['/groups/g', { members: 'x' }, 'data.members in body: "x" is not iterable'],
    ['/groups/g', { members: null }, 'data.members in body: "None" is not iterable'],
    ['/groups/g', { members: [1] }, "data.members.0 in body: 1 is not a string: {'': ''}"],
    [
      '/groups/g',
      { members: ['system.Everyone'] },
      "data.members.0 in body: 'system.Everyone' is not a valid user ID.",
    ],
    [
      '/groups/g',
      { members: ['a', '/buckets/b/groups/g'] },
      "data.members.1 in body: '/buckets/b/groups/g' is not a valid user ID.",
    ],
    ['/collections/x', { cache_expires: 'abc' }, 'data.cache_expires in body: "abc" is not a number'],
    [
      '/collections/x',
      { schema: [] },
      'data.schema in body: "[]" is not a mapping type: Does not implement dict-like functionality.',
    ],
    [
      '',
      { 'record:schema': 1 },
      'data.record:schema in body: "1" is not a mapping type: Does not implement dict-like functionality.',
    ],
  ]
  for (const [path, data, message] of cases) {
    const { status, json } = await ask('PUT', `/buckets/b${path}`, { user: 'alice', body: { data } })
    expect([data, status, json.message]).toEqual([data, 400, message])
  }
  const sent = await ask('PUT', '/buckets/b/groups/g', { user: 'alice', body: { data: {} } })
  expect(sent.json.data.members).toEqual([])
  const unsent = await ask('PUT', '/buckets/b/groups/h', { user: 'alice', body: {} })
  expect(unsent.json.data).not.toHaveProperty('members')
  const expiring = await ask('PUT', '/buckets/b/collections/x', {
    user: 'alice',
    body: { data: { cache_expires: '12' } },
  })
  expect(expiring.json.data.cache_expires).toBe(12)
})
