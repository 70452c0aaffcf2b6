import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import { startServer, store, type Server } from '../specSupport'

const LIST = '/buckets/b/collections/c/records'

async function serverWith(records: Record<string, Json>): Promise<Server> {
  const ask = startServer()
  await store(ask, { '/buckets/b': {}, '/buckets/b/collections/c': {} })
  for (const [id, data] of Object.entries(records)) await store(ask, { [`${LIST}/${id}`]: { data } })
  return ask
}

const idsOf = (json: { data: { id: string }[] }): string[] => json.data.map(({ id }) => id)

const MIXED: Record<string, Json> = {
  int: { v: 5, t: 'b' },
  float: { v: 2.5 },
  str: { v: 'hello' },
  strnum: { v: '5' },
  empty: { v: '' },
  true: { v: true },
  false: { v: false },
  null: { v: null },
  miss: {},
  list: { v: [1, 'a', { k: 1, z: 2 }] },
  obj: { v: { k: 1, d: { e: 'deep' } } },
  dotted: { 'v.k': 1 },
  big: { v: 10 },
  upper: { v: 'HELLO world' },
  pct: { v: 'a%b_c*d' },
}

const all = Object.keys(MIXED).toSorted()
const but = (...ids: string[]): string[] => all.filter(id => !ids.includes(id))

// Taken from the real server on PostgreSQL.
const FILTERS: [query: string, found: string[]][] = [
  ['v=5', ['int']],
  ['v=5.0', ['int']],
  ['v=%225%22', ['strnum']],
  ['v=hello', ['str']],
  ['v=', ['empty']],
  ['v=true', ['true']],
  ['v=1', []],
  ['v=null', ['null']],
  ['v=%5B1,%22a%22,%7B%22z%22:2,%22k%22:1%7D%5D', ['list']],
  ['v=%7B%22k%22:1%7D', []],
  ['v.k=1', ['obj']],
  ['v.d.e=deep', ['obj']],
  ['v.0=1', []],
  ['nope=1', []],
  ['v=5&v=10', []],
  ['v=5&t=b', ['int']],
  ['v=5&t=c', []],
  ['id=int', ['int']],
  ['%20v=5', ['int']],
  ['v-x=1', []],
  ['_anything=1', all],
  ['not_v=5', but('int')],
  ['not_nope=1', all],
  ['not_id=int', but('int')],
  ['min_v=5', ['big', 'dotted', 'false', 'int', 'list', 'miss', 'obj', 'true']],
  ['gt_v=5', ['big', 'dotted', 'false', 'list', 'miss', 'obj', 'true']],
  ['max_v=5', ['empty', 'float', 'int', 'null', 'pct', 'str', 'strnum', 'upper']],
  ['lt_v=5', ['empty', 'float', 'null', 'pct', 'str', 'strnum', 'upper']],
  ['lt_v=null', []],
  ['gt_v=false', ['dotted', 'list', 'miss', 'obj', 'true']],
  ['gt_v=%5B1%5D', ['dotted', 'list', 'miss', 'obj']],
  ['lt_v=%7B%22k%22:2%7D', but('dotted', 'miss', 'obj')],
  ['gt_id=obj', ['pct', 'str', 'strnum', 'true', 'upper']],
  ['in_v=5,10', ['big', 'int']],
  ['in_v=hello,true,null', ['null', 'str', 'true']],
  ['in_v=', []],
  ['in_v=5,,10', ['big', 'int']],
  ['in_id=int,str', ['int', 'str']],
  ['exclude_v=5,10', but('big', 'int')],
  ['exclude_v=', ['dotted', 'miss']],
  ['exclude_id=int,str', but('int', 'str')],
  ['like_v=hello', ['str', 'upper']],
  ['like_v=ell', ['str', 'upper']],
  ['like_v=hel*', ['str', 'upper']],
  ['like_v=*llo', ['str']],
  ['like_v=h*o', ['str']],
  ['like_v=', but('dotted', 'miss', 'null')],
  ['like_v=%225%22', ['float', 'int', 'strnum']],
  ['like_v=_c', ['pct']],
  ['like_v=h.l', []],
  ['like_v=%5B1*', ['list']],
  ['like_v=%5C', []],
  ['like_id=IN', ['int']],
  ['like_nope=x', []],
  ['has_v=true', but('dotted', 'miss')],
  ['has_v=false', ['dotted', 'miss']],
  ['has_v=yes', but('dotted', 'miss')],
  ['has_v=', ['dotted', 'miss']],
  ['has_v.k=true', ['obj']],
  ['v=5&has_t=false', []],
  ['contains_v=1', ['list']],
  ['contains_v=a', ['list']],
  ['contains_v=%5B%7B%22k%22:1%7D%5D', ['list']],
  ['contains_v=1,a', []],
  ['contains_v=%5B%5D', ['list']],
  ['contains_any_v=%5B1,9%5D', ['list']],
  ['contains_any_v=9', []],
]

test('every filter finds what it finds on PostgreSQL', async () => {
  const ask = await serverWith(MIXED)
  for (const [query, found] of FILTERS) {
    const { json } = await ask('GET', `${LIST}?${query}`, { user: 'alice' })
    expect(idsOf(json).toSorted(), query).toEqual(found.toSorted())
    const head = await ask('HEAD', `${LIST}?${query}`, { user: 'alice' })
    expect(head.headers.get('total-objects'), query).toBe(String(found.length))
    expect(head.headers.get('total-records'), query).toBe(String(found.length))
  }
})

test('a field whose name begins like an operator needs one in front of it', async () => {
  const ask = await serverWith({ a: { in_stock: true, max_price: 3, stock: 1 } })
  for (const [query, found] of [
    ['in_stock=true', []],
    ['in_stock=1', ['a']],
    ['eq_in_stock=true', ['a']],
    ['max_max_price=3', ['a']],
    ['_sort=in_stock', ['a']],
  ] as const) {
    expect(idsOf((await ask('GET', `${LIST}?${query}`, { user: 'alice' })).json), query).toEqual(found)
  }
})

const REFUSED: [query: string, message: string][] = [
  ['id=1', "1 is not a string: {'id': ''}"],
  ['in_id=1,2', 'Invalid value for in_id'],
  ['v=%00', 'Invalid character 0x00'],
  ['like_v=5', 'Invalid value for like_v'],
  ['like_v=s1&like_v=s2', 'Invalid value for like_v'],
  ['contains_id=a', "contains_id in querystring: Field 'id' is not an array"],
  ['in_last_modified=1', 'Invalid value for in_last_modified'],
  ['has_last_modified=true', 'Invalid value for has_last_modified'],
  ['last_modified=abc', 'last_modified in querystring: "abc" is not a number'],
  ['last_modified=-1', 'last_modified in querystring: -1 is less than minimum value 0'],
  ['gt_last_modified=-3', 'Invalid value for gt_last_modified'],
  ['_since=abc', '_since in querystring: "abc" is not a number'],
  ['_since=true', '_since in querystring: "true" is not a number'],
  ['_since=', 'Invalid value for _since'],
  ['_since=99999999999999', 'Invalid value for _since'],
  ['_since=0&_since=1', "_since in querystring: \"['0', '1']\" is not a number"],
  ['_limit=-1', '_limit in querystring: -1 is less than minimum value 0'],
  ['_limit=abc', '_limit in querystring: "abc" is not a number'],
  [
    '_limit=99999999999999999999',
    '_limit in querystring: 100000000000000000000 is greater than maximum value 9223372036854775808',
  ],
  ['_token=12', "12 is not a string: {'_token': ''}"],
  ['_token=abc', 'querystring: _token has invalid content'],
  [`_token=${btoa('[]')}`, 'querystring: _token has invalid content'],
]

test('bad parameters are refused in the words of Kinto', async () => {
  const ask = await serverWith({})
  for (const [query, message] of REFUSED) {
    const { status, json } = await ask('GET', `${LIST}?${query}`, { user: 'alice' })
    expect([query, status, json.errno, json.message]).toEqual([query, 400, 107, message])
  }
})

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
