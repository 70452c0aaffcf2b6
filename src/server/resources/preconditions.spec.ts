import { expect, test } from 'vitest'
import { startServer, store } from '../specSupport'

const LIST = '/buckets/b/collections/c/records'

async function begin() {
  const ask = startServer()
  await store(ask, { '/buckets/b': {}, '/buckets/b/collections/c': {}, [`${LIST}/e`]: { data: { v: 1 } } })
  const object = (await ask('GET', `${LIST}/e`, { user: 'alice' })).headers.get('etag') ?? ''
  const list = (await ask('GET', LIST, { user: 'alice' })).headers.get('etag') ?? ''
  return { ask, object, list }
}

// [method, path, If-None-Match, If-Match, status]; T is the object's tag, L the list's.
const CASES: [string, string, string | undefined, string | undefined, number][] = [
  ['GET', '/e', 'T', undefined, 304],
  ['GET', '/e', '"1"', undefined, 200],
  ['GET', '/e', '"9999999999999"', undefined, 200],
  ['GET', '/e', '*', undefined, 412],
  ['GET', '/e', undefined, '"1"', 412],
  ['GET', '/e', undefined, 'T', 200],
  ['GET', '/e', undefined, '*', 200],
  ['GET', '/e', 'T', 'T', 304],
  ['GET', '/absent', undefined, 'T', 404],
  ['GET', '', 'L', undefined, 304],
  ['HEAD', '', 'L', undefined, 304],
  ['GET', '?_limit=1', 'L', undefined, 304],
  ['GET', '', '*', undefined, 412],
  ['GET', '', undefined, '"1"', 412],
  ['PUT', '/e', 'T', undefined, 200],
  ['PUT', '/e', '*', undefined, 412],
  ['PUT', '/e', undefined, '"1"', 412],
  ['PUT', '/e', undefined, 'T', 200],
  ['PUT', '/e', undefined, '*', 200],
  ['PUT', '/new', '*', undefined, 201],
  ['PUT', '/new', undefined, 'T', 412],
  ['PUT', '/new', undefined, '*', 412],
  ['PATCH', '/e', undefined, '"1"', 412],
  ['PATCH', '/e', 'T', undefined, 200],
  ['PATCH', '/absent', '*', undefined, 404],
  ['DELETE', '/e', undefined, '"1"', 412],
  ['DELETE', '/e', 'T', undefined, 200],
  ['DELETE', '/absent', undefined, '"1"', 404],
  ['POST', '', '*', undefined, 201],
  ['POST', '', undefined, 'L', 412],
  ['DELETE', '', undefined, '"1"', 412],
  ['DELETE', '', undefined, 'L', 200],
  ['DELETE', '', '*', undefined, 412],
  ['GET', '/e', 'abc', undefined, 400],
  ['GET', '/e', '1', undefined, 400],
  ['GET', '/e', 'W/"1"', undefined, 400],
  ['GET', '/e', '"1", "2"', undefined, 400],
  ['PUT', '/e', undefined, '""', 400],
]

test('preconditions are answered as in the table of the protocol', async () => {
  for (const [method, path, ifNoneMatch, ifMatch, expected] of CASES) {
    const { ask, object, list } = await begin()
    const tag = (sent: string): string => (sent === 'T' ? object : sent === 'L' ? list : sent)
    const headers = {
      ...(ifNoneMatch === undefined ? {} : { 'if-none-match': tag(ifNoneMatch) }),
      ...(ifMatch === undefined ? {} : { 'if-match': tag(ifMatch) }),
    }
    const body = ['PUT', 'PATCH', 'POST'].includes(method) ? { data: { v: 2 } } : undefined
    const { status } = await ask(method, LIST + path, { user: 'alice', headers, ...(body ? { body } : {}) })
    expect([method, path, ifNoneMatch, ifMatch, status]).toEqual([method, path, ifNoneMatch, ifMatch, expected])
  }
})

test('a 412 brings the object as it is now, and its tag', async () => {
  const { ask, object } = await begin()
  const { json, headers } = await ask('PUT', `${LIST}/e`, { user: 'alice', body: {}, headers: { 'if-match': '"1"' } })
  expect(headers.get('etag')).toBe(object)
  expect(json).toEqual({
    code: 412,
    errno: 114,
    error: 'Precondition Failed',
    message: 'Resource was modified meanwhile',
    details: { existing: { v: 1, id: 'e', last_modified: Number(object.slice(1, -1)) } },
  })
})

test('a 412 of what does not exist brings the tag of the list and no details', async () => {
  const { ask, list } = await begin()
  const { json, headers } = await ask('PUT', `${LIST}/new`, { user: 'alice', body: {}, headers: { 'if-match': '*' } })
  expect(headers.get('etag')).toBe(list)
  expect(json).not.toHaveProperty('details')
})

test('POST of an id in use answers with the object and ignores what was sent', async () => {
  const { ask } = await begin()
  const { status, json } = await ask('POST', LIST, { user: 'alice', body: { data: { id: 'e', v: 9 } } })
  expect([status, json.data.v]).toEqual([200, 1])
})
