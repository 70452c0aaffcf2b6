import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import { startServer, store, type Server } from '../specSupport'

const PATH = '/buckets/b/collections/c/records/r'

async function begin(data: Json = { a: 1, o: { x: 1, y: 2 }, l: [1, 2] }): Promise<Server> {
  const ask = startServer()
  await store(ask, { '/buckets/b': {}, '/buckets/b/collections/c': {}, [PATH]: { data } })
  return ask
}

const MERGE = 'application/merge-patch+json'
const JSON_PATCH = 'application/json-patch+json'

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
