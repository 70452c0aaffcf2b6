import { expect, test } from 'vitest'
import { idsOf, LIST, MIXED, serverWith } from './listSpecSupport'

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
