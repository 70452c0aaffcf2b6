import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import {
  canAsk,
  readCondition,
  readFilters,
  withFilter,
  writeCondition,
  type Condition,
  type Operator,
} from './filters'
import { parseSearch, stringifySearch } from './listSearch'

test.each<[string, string, string, Operator, Json]>([
  ['region', 'Oceania', 'region', 'eq', 'Oceania'],
  ['v', '5', 'v', 'eq', 5],
  ['v', '"5"', 'v', 'eq', '5'],
  ['v', '', 'v', 'eq', ''],
  ['v', 'null', 'v', 'eq', null],
  ['v', '{"a":[1]}', 'v', 'eq', { a: [1] }],
  ['v', 'True', 'v', 'eq', 'True'],
  ['a-b', '1', 'a-b', 'eq', 1],
  ['not_', '1', 'not_', 'eq', 1],
  ['eq_in_stock', 'true', 'in_stock', 'eq', true],
  ['in_stock', '1,,a,"2"', 'stock', 'in', [1, 'a', '2']],
  ['in_v', String.raw`"a\u002cb",c`, 'v', 'in', ['a,b', 'c']],
  ['exclude_v', '', 'v', 'exclude', []],
  ['like_name.common', 'par*', 'name.common', 'like', 'par*'],
  ['like_v', '"5"', 'v', 'like', '5'],
  ['has_v', 'yes', 'v', 'has', true],
  ['has_v', '0', 'v', 'has', false],
  ['has_v', '', 'v', 'has', false],
  ['contains_v', '1,a', 'v', 'contains', ['1,a']],
  ['contains_v', '[1,"a"]', 'v', 'contains', [1, 'a']],
  ['contains_any_v', 'a', 'v', 'contains_any', ['a']],
  ['_since', '"17"', 'last_modified', 'gt', 17],
  ['_before', '17', 'last_modified', 'lt', 17],
  ['min_last_modified', '17', 'last_modified', 'min', 17],
  ['id', '"1"', 'id', 'eq', '1'],
])('%s=%s asks: %s %s %j', (name, text, field, operator, value) => {
  expect(readCondition(name, text)).toEqual({ field, operator, value })
})

test.each([
  ['_since', 'yesterday'],
  ['_token', 'abc'],
  ['like_v', '5'],
  ['id', '1'],
  ['in_id', '1,a'],
  ['contains_id', 'a'],
  ['in_last_modified', '1'],
  ['has_last_modified', 'true'],
  ['v', '12345678901234567890'],
  ['v', '1e999'],
  ['v', 'NaN'],
  ['in_v', '1,Infinity'],
])('%s=%s is odd or refused, and stays as it is', (name, text) => {
  expect(readFilters({ [name]: text })).toEqual([{ name, text, condition: undefined }])
})

test.each<[string, Operator, Json, string | undefined]>([
  ['v', 'eq', '5', 'v="5"'],
  ['in_stock', 'eq', true, 'eq_in_stock=true'],
  ['_hidden', 'eq', 1, 'eq__hidden=1'],
  ['_since', 'eq', 1, 'eq__since=1'],
  ['a-b', 'eq', 1, 'a-b=1'],
  ['a-b', 'not', 1, undefined],
  ['_a-b', 'eq', 1, undefined],
  [' v', 'eq', 1, undefined],
  ['', 'eq', 1, undefined],
  ['v', 'in', ['', 'a,b', '7', 7], String.raw`in_v="","a\u002cb","7",7`],
  ['v', 'in', [[1, 2]], undefined],
  ['v', 'in', [{ 'a,b': 1 }], String.raw`in_v={"a\u002cb":1}`],
  ['v', 'contains', ['a'], 'contains_v=a'],
  ['v', 'contains', [[1]], 'contains_v=[[1]]'],
  ['v', 'has', false, 'has_v=false'],
])('%s %s %j is written %4$s', (field, operator, value, written) => {
  expect(writeCondition({ field, operator, value })?.join('=')).toBe(written)
  expect(canAsk(field, operator)).toBe(written !== undefined || operator === 'in')
})

const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(number => number + 0 || 0),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '5', 'true', 'a,b', ' 7', '"', '\\', '[1,2]', 'NaN', '{"a":"b,c"}', 'سلام'),
)
const json: fc.Arbitrary<Json> = fc.letrec<{ any: Json }>(tie => ({
  any: fc.oneof(
    { maxDepth: 2 },
    scalar,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('any'), { maxKeys: 3 }),
  ),
})).any
const word = fc.constantFrom('v', 'in_stock', 'contains_any_x', 'not_', '_x', 'größe', 'a.b', 'eq_', 'a-b', 'has_has_')
const conditions: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: word, operator: fc.constantFrom<Operator>('eq', 'not', 'lt', 'gt', 'min', 'max'), value: json }),
  fc.record({ field: word, operator: fc.constantFrom<Operator>('in', 'exclude'), value: fc.array(scalar) }),
  fc.record({
    field: word,
    operator: fc.constantFrom<Operator>('contains', 'contains_any'),
    value: fc.array(json, { maxLength: 3 }),
  }),
  fc.record({
    field: word,
    operator: fc.constant<Operator>('like'),
    value: fc.string({ unit: 'binary' }).filter(text => !text.includes('\0')),
  }),
  fc.record({ field: word, operator: fc.constant<Operator>('has'), value: fc.boolean() }),
  fc.record({
    field: fc.constant('last_modified'),
    operator: fc.constantFrom<Operator>('eq', 'lt', 'min'),
    value: fc.nat(),
  }),
)

test('what is written through an address is read back the same', () => {
  fc.assert(
    fc.property(conditions, condition => {
      const written = writeCondition(condition)
      fc.pre(written !== undefined)
      if (!written) return
      const search = parseSearch(stringifySearch(Object.fromEntries([written])))
      expect(readFilters(search).map(one => one.condition)).toEqual([condition])
    }),
    { numRuns: 1000 },
  )
})

test('a changed filter keeps its place and the others their text', () => {
  const search = parseSearch('?a=+5&like_b=x&_sort=c&_x=1')
  const condition: Condition = { field: 'b', operator: 'in', value: ['x', 'y'] }
  expect(Object.entries(withFilter(search, 'like_b', condition))).toEqual([
    ['a', ' 5'],
    ['in_b', 'x,y'],
    ['_sort', 'c'],
    ['_x', '1'],
  ])
})

test('a filter of the same name is replaced, and has_ goes ahead', () => {
  expect(withFilter({ v: '1', w: '2' }, undefined, { field: 'v', operator: 'eq', value: 3 })).toEqual({
    w: '2',
    v: '3',
  })
  expect(withFilter({ v: '1', not_v: '2' }, 'not_v', { field: 'v', operator: 'eq', value: 3 })).toEqual({ v: '3' })
  const present = withFilter({ v: '1' }, undefined, { field: 't', operator: 'has', value: true })
  expect(Object.entries(present)).toEqual([
    ['has_t', 'true'],
    ['v', '1'],
  ])
  const inexpressible = { field: 'a b', operator: 'not' as const, value: 1 }
  expect(withFilter({ v: '1' }, undefined, inexpressible)).toEqual({ v: '1' })
})
