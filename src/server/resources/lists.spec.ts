import { expect, test } from 'vitest'
import { startServer, store } from '../specSupport'
import { idsOf, LIST, MIXED, serverWith } from './listSpecSupport'

const SORTS: [query: string, order: string[]][] = [
  [
    '',
    [
      'pct',
      'upper',
      'big',
      'dotted',
      'obj',
      'list',
      'miss',
      'null',
      'false',
      'true',
      'empty',
      'strnum',
      'str',
      'float',
      'int',
    ],
  ],
  [
    '_sort=v',
    [
      'null',
      'empty',
      'strnum',
      'upper',
      'pct',
      'str',
      'float',
      'int',
      'big',
      'false',
      'true',
      'list',
      'obj',
      'dotted',
      'miss',
    ],
  ],
  [
    '_sort=-v',
    [
      'dotted',
      'miss',
      'obj',
      'list',
      'true',
      'false',
      'big',
      'int',
      'float',
      'str',
      'pct',
      'upper',
      'strnum',
      'empty',
      'null',
    ],
  ],
  ['_sort=v.k,id&_limit=3', ['obj', 'big', 'dotted']],
  ['_sort=-id&_limit=2', ['upper', 'true']],
  ['_sort=%2Bid&_limit=2', ['big', 'dotted']],
  ['_sort=last_modified&_limit=2', ['int', 'float']],
  ['_sort=a!b,%20-id%20&_limit=1', ['upper']],
]

test('sorting puts the types in the order of PostgreSQL', async () => {
  const ask = await serverWith(MIXED)
  for (const [query, order] of SORTS) {
    expect(idsOf((await ask('GET', `${LIST}?${query}`, { user: 'alice' })).json), query).toEqual(order)
  }
})

test('pages follow each other in any order without a gap or a double', async () => {
  const records = Object.fromEntries(
    Array.from({ length: 7 }, (_, n) => [`r${n}`, { n: n % 3, ...(n % 2 ? { o: { k: n } } : {}) }]),
  )
  const ask = await serverWith(records)
  for (const sort of ['', 'n', '-n', 'o.k', '-o.k', 'n,-id', 'last_modified', 'id']) {
    const whole = idsOf((await ask('GET', `${LIST}?_sort=${sort}`, { user: 'alice' })).json)
    const paged: string[] = []
    for (let next: string | null = `${LIST}?_limit=2&_sort=${sort}`; next !== null;) {
      const { json, headers } = await ask('GET', next.replace('http://localhost', ''), { user: 'alice' })
      paged.push(...idsOf(json))
      next = headers.get('next-page')
    }
    expect([sort, paged]).toEqual([sort, whole])
  }
})

test('the token names the place of the last object and the number of objects seen', async () => {
  const ask = await serverWith({ a: { n: 1 }, b: { n: 2 }, c: { n: 3 } })
  const { json, headers } = await ask('GET', `${LIST}?_limit=2&_sort=n&_fields=n`, { user: 'alice' })
  const next = new URL(headers.get('next-page') ?? '')
  expect(next.search).toMatch(/^\?_limit=2&_sort=n&_fields=n&_token=/)
  expect(JSON.parse(atob(next.searchParams.get('_token') ?? ''))).toEqual({
    last_object: { n: 2, last_modified: json.data[1].last_modified },
    offset: 3,
    nonce: expect.stringMatching(/^pagination-token-[0-9a-f-]{36}$/),
  })
})

test('paginate_by caps pages, and a limit of 0 escapes it', async () => {
  const ask = startServer({ paginateBy: 2, maxFetchSize: 3 })
  await store(ask, { '/buckets/1': {}, '/buckets/2': {}, '/buckets/3': {}, '/buckets/4': {} })
  for (const [limit, size] of [
    ['', 3],
    ['_limit=1', 1],
    ['_limit=3', 2],
    ['_limit=0', 3],
    ['_limit=1.5', 1],
    ['_limit=null', 3],
  ] as const) {
    const { json } = await ask('GET', `/buckets?${limit}`, { user: 'alice' })
    expect([limit, json.data.length]).toEqual([limit, limit === '' ? 2 : size])
  }
})

test('tombstones come with a filter on last_modified, and pass the other filters as objects without fields', async () => {
  const ask = await serverWith({ a: { v: 1 }, b: { v: 2 }, c: { v: 3 } })
  const { json } = await ask('DELETE', `${LIST}/b`, { user: 'alice' })
  for (const [query, found] of [
    ['', ['c', 'a']],
    ['_since=0', ['b', 'c', 'a']],
    [`_since=${json.data.last_modified - 1}`, ['b']],
    [`_since=%22${json.data.last_modified - 1}%22`, ['b']],
    [`_before=${json.data.last_modified}`, ['c', 'a']],
    ['_since=0&v=1', ['a']],
    ['_since=0&deleted=true', ['b']],
    ['_since=0&not_deleted=true', ['c', 'a']],
    ['deleted=true', []],
    ['min_last_modified=0&_sort=v', ['a', 'c', 'b']],
  ] as const) {
    expect(idsOf((await ask('GET', `${LIST}?${query}`, { user: 'alice' })).json), query).toEqual(found)
  }
  const head = await ask('HEAD', `${LIST}?_since=0`, { user: 'alice' })
  expect(head.headers.get('total-objects')).toBe('2')
})

test('_to warns that it is old', async () => {
  const ask = await serverWith({})
  const { headers } = await ask('GET', `${LIST}?_to=5`, { user: 'alice' })
  expect(JSON.parse(headers.get('alert') ?? '')).toMatchObject({ code: 'soft-eol' })
})

test('_fields keeps what it names, nested or not, and always id and last_modified', async () => {
  const ask = await serverWith({ r: { v: { k: 1, d: { e: 2 } }, w: 'text', x: 1 } })
  const last_modified = expect.any(Number)
  for (const [fields, data] of [
    ['v.k', { v: { k: 1 } }],
    ['v.k,v.d.e', { v: { k: 1, d: { e: 2 } } }],
    ['w.nothing,zz', { w: 'text' }],
    ['x,%20w', { x: 1 }],
  ] as const) {
    const { json } = await ask('GET', `${LIST}/r?_fields=${fields}`, { user: 'alice' })
    expect(json).toEqual({ data: { ...data, id: 'r', last_modified } })
    const list = await ask('GET', `${LIST}?_fields=${fields}`, { user: 'alice' })
    expect(list.json).toEqual({ data: [{ ...data, id: 'r', last_modified }] })
  }
})

test('DELETE on a list removes what the filters find, and its tokens are good once', async () => {
  const ask = await serverWith({ a: { n: 1 }, b: { n: 2 }, c: { n: 2 }, d: { n: 2 } })
  const first = await ask('DELETE', `${LIST}?n=2&_limit=2`, { user: 'alice' })
  expect(idsOf(first.json)).toEqual(['d', 'c'])
  expect(first.json.data[0]).toMatchObject({ deleted: true })
  expect(first.headers.get('etag')).toBe(`"${first.json.data[1].last_modified}"`)
  const next = (first.headers.get('next-page') ?? '').replace('http://localhost', '')
  expect(idsOf((await ask('DELETE', next, { user: 'alice' })).json)).toEqual(['b'])
  expect((await ask('DELETE', next, { user: 'alice' })).json.message).toMatch(/already used or has expired/)
  expect(idsOf((await ask('GET', LIST, { user: 'alice' })).json)).toEqual(['a'])
})
