import type { ConformanceCase } from '../conformanceCase'
import { notOnMemory } from '../conformanceCase'
import { invalid } from '../refusals'
import type { Seed } from '../prepare'
import { queries, steps } from '../steps'

/** One record of each type of value, in Kinto's order of types; `none` lacks the field. */
const TYPES: Seed = {
  null: { v: null },
  text: { v: 'abc' },
  text5: { v: '5' },
  five: { v: 5 },
  ten: { v: 10 },
  half: { v: 5.5 },
  no: { v: false },
  yes: { v: true },
  list: { v: [1, 'a'] },
  object: { v: { k: 'x', n: { m: 1 } } },
  none: { w: 1 },
}

const TEXTS: Seed = {
  one: { t: 'Hello World' },
  two: { t: 'hello' },
  three: { t: 'Othello' },
  four: { t: '50% off' },
  five: { t: 'École' },
}

const LISTS: Seed = {
  ab: { l: ['a', 'b'] },
  abc: { l: ['a', 'b', 'c'] },
  numbers: { l: [1, 2] },
  empty: { l: [] },
  deep: { l: [{ x: 1 }, [2]] },
  none: { m: 1 },
}

const NAMES: Seed = {
  a: { in_stock: true, max_price: 5, 'v-x': 1, deep: { er: { still: 'y' } }, list: [{ n: 1 }] },
  b: { in_stock: false, stock: true, price: 9, has: true },
}

const TIMES: Seed = {
  a: { last_modified: 1000 },
  b: { last_modified: 2000 },
  c: { last_modified: 3000 },
}

const STRING_ID = (value: string) => invalid(['querystring', 'id', `${value} is not a string: {'id': ''}`])

/** Queries that are refused, with the body where its words matter. */
const REFUSED: [string, object?][] = [
  ['_since=abc', invalid(['querystring', '_since', '"abc" is not a number'])],
  ['_since=99999999999999', invalid(['querystring', '_since', 'Invalid value for _since'])],
  ['_before=-1'],
  ['_limit=-1', invalid(['querystring', '_limit', '-1 is less than minimum value 0'])],
  ['_limit=abc', invalid(['querystring', '_limit', '"abc" is not a number'])],
  ['_limit=true'],
  ['_limit=1&_limit=2'],
  ['_token=nope', invalid(['querystring', null, '_token has invalid content'])],
  ['_token=bnVsbA=='],
  ['id=1', STRING_ID('1')],
  ['in_id=1,2', invalid(['querystring', 'in_id', 'Invalid value for in_id'])],
  ['like_v=5'],
  ['like_v=true'],
  ['contains_id=a', invalid(['querystring', 'contains_id', "Field 'id' is not an array"])],
  ['gt_last_modified=abc', invalid(['querystring', 'gt_last_modified', 'Invalid value for gt_last_modified'])],
  ['last_modified=abc'],
  ['in_last_modified=1', invalid(['querystring', 'in_last_modified', 'Invalid value for in_last_modified'])],
  ['exclude_last_modified=1'],
  ['has_last_modified=true'],
  ['like_last_modified=1'],
  ['v=%00'],
]

export const filterCases: ConformanceCase[] = [
  ...queries('filters by type', TYPES, [
    ['v=5', 'five'],
    ['v=5.0', 'five'],
    ['v=%225%22', 'text5'],
    ['v=abc', 'text'],
    ['v=%22abc%22', 'text'],
    ['v=true', 'yes'],
    ['v=false', 'no'],
    ['v=True', ''],
    ['v=null', 'null'],
    ['v=', ''],
    ['v=1e1', 'ten'],
    ['v=+5', 'five'],
    ['v=0', ''],
    ['v=1', ''],
    ['eq_v=5', 'five'],
    ['v=[1,"a"]', 'list'],
    ['v={"k":"x","n":{"m":1}}', 'object'],
    ['v.k=x', 'object'],
    ['v.n.m=1', 'object'],
    ['v.k.z=x', ''],
    ['nope=1', ''],
    ['v=5&v=10', ''],
    ['v=5&w=1', ''],
    ['not_v=5', 'half list no none null object ten text text5 yes'],
    ['not_v=null', 'five half list no none object ten text text5 yes'],
    ['not_nope=1', 'five half list no none null object ten text text5 yes'],
    ['lt_v=6', 'five half null text text5'],
    ['max_v=5', 'five null text text5'],
    ['gt_v=5.5', 'list no none object ten yes'],
    ['min_v=10', 'list no none object ten yes'],
    ['gt_v=5&lt_v=10', 'half'],
    ['min_v=5&max_v=10', 'five half ten'],
    ['lt_v=b', 'null text text5'],
    ['gt_v=%22a%22', 'five half list no none object ten text yes'],
    ['lt_v=true', 'five half no null ten text text5'],
    ['gt_v=true', 'list none object'],
    ['gt_v=null', 'five half list no none object ten text text5 yes'],
    ['min_v=null', 'five half list no none null object ten text text5 yes'],
    ['lt_v=null', ''],
    ['in_v=5,10,abc', 'five ten text'],
    ['in_v=%225%22,null', 'null text5'],
    ['in_v=true', 'yes', notOnMemory('memory takes 1 for true')],
    ['in_v=', ''],
    ['in_v=5,', 'five'],
    ['exclude_v=5,10', 'half list no none null object text text5 yes'],
    ['has_v=true', 'five half list no null object ten text text5 yes'],
    ['has_v=false', 'none'],
    ['has_v=1', 'five half list no null object ten text text5 yes'],
    ['has_v=0', 'none'],
    ['has_v.k=true', 'object'],
    ['has_w=true&has_v=false', 'none'],
  ]),
  ...queries('like', TEXTS, [
    ['like_t=hello', 'one three two'],
    ['like_t=HELLO', 'one three two'],
    ['like_t=hel*', 'one two'],
    ['like_t=*hello', 'three two'],
    ['like_t=h*o', 'two'],
    ['like_t=h*d', 'one'],
    ['like_t=*ell*', 'one three two'],
    ['like_t=o%20w', 'one'],
    ['like_t=%C3%A9cole', 'five'],
    ['like_t=nope', ''],
    ['like_t=', 'five four one three two', notOnMemory('memory crashes')],
    ['like_t=*', 'five four one three two', notOnMemory('memory crashes')],
    ['like_id=t', 'three two'],
    ['like_nope=a', '', notOnMemory('memory crashes where a record lacks the field')],
  ]),
  ...queries('contains', LISTS, [
    ['contains_l=a', 'ab abc'],
    ['contains_l=["a","c"]', 'abc'],
    ['contains_l=["c","a"]', 'abc'],
    ['contains_l=1', 'numbers'],
    ['contains_l=%221%22', ''],
    ['contains_l=a,b', ''],
    ['contains_l={"x":1}', 'deep'],
    ['contains_l=[]', 'ab abc deep empty numbers', notOnMemory('not asked of memory')],
    ['contains_any_l=["a","c"]', 'ab abc'],
    ['contains_any_l=["c",2]', 'abc numbers'],
    ['contains_any_l=z', ''],
    ['contains_nope=a', ''],
  ]),
  ...queries('names', NAMES, [
    ['in_stock=true', 'b'],
    ['eq_in_stock=true', 'a'],
    ['eq_max_price=5', 'a'],
    ['max_price=9', 'b'],
    ['v-x=1', 'a'],
    ['deep.er.still=y', 'a'],
    ['like_deep.er.still=Y', 'a', notOnMemory('memory crashes where a record lacks the field')],
    ['list.n=1', ''],
    ['%20eq_max_price%20=5', 'a'],
    ['_anything=1', 'a b'],
    ['_cachebust=x&price=9', 'b'],
  ]),
  ...queries('ids', { a: {}, b: {}, 12: {} }, [
    ['id=a', 'a'],
    ['id=%2212%22', '12'],
    ['in_id=a,b', 'a b'],
    ['exclude_id=a', '12 b'],
    ['not_id=a', '12 b'],
    ['gt_id=a', 'b'],
  ]),
  ...queries('times', TIMES, [
    ['last_modified=2000', 'b'],
    ['last_modified=%222000%22', 'b'],
    ['not_last_modified=2000', 'a c'],
    ['gt_last_modified=2000', 'c'],
    ['min_last_modified=2000', 'b c'],
    ['lt_last_modified=2000', 'a'],
    ['max_last_modified=2000', 'a b'],
    ['_since=1000', 'b c'],
    ['_since=%221000%22', 'b c'],
    ['_before=3000', 'a b'],
    ['_since=1000&_before=3000', 'b'],
    ['_since=0', 'a b c'],
    ['_to=3000', 'a b'],
  ]),
  ...REFUSED.map(([query, body]) =>
    steps(`a list refuses ?${query}`, [{ ask: `GET $r?${query}`, gives: 400, ...(body && { body }) }], {
      seed: { a: {} },
    }),
  ),
  ...['GET', 'DELETE'].map(method =>
    steps(
      `${method} of a list warns of _to`,
      [
        {
          ask: `${method} $r?_to=1000`,
          gives: 200,
          data: [],
          headers: { alert: /^\{"code":"soft-eol","message":"_to is now/ },
        },
        { ask: `${method} $r?_before=1000`, gives: 200, data: [], headers: { alert: null } },
      ],
      { seed: { a: {} } },
    ),
  ),
  steps(
    'filters of a single object are not read',
    [{ ask: 'GET $r/a?v=7&_since=abc&_limit=-1', gives: 200, data: { id: 'a' } }],
    { seed: { a: {} } },
  ),
  ...(
    [
      ['buckets', '$bid', '/buckets?id=$bid'],
      ['collections', 'things', '$b/collections?title=T'],
      ['groups', 'team', '$g?title=T'],
    ] as const
  ).map(([list, id, path]) =>
    steps(`lists of ${list} are filtered too`, [
      { ask: 'PATCH $c', send: { data: { title: 'T' } }, gives: 200 },
      { ask: 'PUT $g/team', send: { data: { title: 'T', members: [] } }, gives: 201 },
      { ask: 'PUT $g/other', send: { data: { title: 'U', members: [] } }, gives: 201 },
      { ask: `${path.replace(/^/, 'GET ')}&_fields=id`, gives: 200, data: [{ id }] },
      { ask: `HEAD ${path}`, gives: 200, headers: { 'total-objects': '1' } },
    ]),
  ),
]
