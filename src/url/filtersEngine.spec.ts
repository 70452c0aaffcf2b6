import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deepEqual } from '~/lib/deepEqual'
import type { Json, JsonObject } from '~/protocol/json'
import { idsOf, LIST, serverWith } from '~/server/resources/listSpecSupport'
import { canAsk, withFilter, type Condition, type Operator } from './filters'
import { stringifySearch } from './listSearch'

const scalars: Json[] = [
  null,
  '',
  '5',
  'true',
  'null',
  ' 7 ',
  'Paris',
  'PARIS, France',
  'a,b',
  '"quoted"',
  '[1]',
  'NaN',
  'سلام',
  'São & Co=+%#',
  0,
  5,
  -2.5,
  1e21,
  true,
  false,
]
const lists: Json[][] = [[], [1], [1, 'a'], ['a', 'a,b'], ['5', 5, null, true]]
const values: Json[] = [...scalars, ...lists, { k: 1 }, { k: 'a,b', l: [1] }]

/** A field whose name begins like an operator, one with a sign, a nested one, and a plain one. */
const FIELDS = ['v', 'in_stock', 'x-y', '_hidden', 'o.deep.v']
const records: [string, JsonObject][] = [
  ...values.map((value, index): [string, JsonObject] => [
    `r${index}`,
    { v: value, in_stock: value, 'x-y': value, _hidden: value, o: { deep: { v: value } } },
  ]),
  ['without', {}],
]

const valueIn = (record: JsonObject, field: string): Json | undefined =>
  field === 'o.deep.v'
    ? (record.o as { deep: { v: Json } } | undefined)?.deep.v // Made so above.
    : record[field]

// kinto-protocol 6.2: null < string < number < boolean < array < object < missing; PostgreSQL puts [] before all.
const RANKS = ['null', 'string', 'number', 'boolean', 'array', 'object', 'undefined']
function rankOf(value: Json | undefined): number {
  if (Array.isArray(value)) return value.length === 0 ? -1 : RANKS.indexOf('array')
  return RANKS.indexOf(value === null ? 'null' : typeof value)
}

/** Of scalars; others are told apart by their type alone. */
function order(a: Json | undefined, b: Json): number {
  if (rankOf(a) !== rankOf(b) || a === null || a === undefined || b === null) return rankOf(a) - rankOf(b)
  return a < b ? -1 : a > b ? 1 : 0
}

const textOf = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value)).toLowerCase()
const has = (list: Json | undefined, value: Json | undefined) =>
  Array.isArray(list) && value !== undefined && list.some(item => deepEqual(item, value))

/** What each operator means, said plainly. */
const means: Record<Operator, (value: Json | undefined, wanted: Json) => boolean> = {
  eq: (value, wanted) => value !== undefined && deepEqual(value, wanted),
  not: (value, wanted) => value === undefined || !deepEqual(value, wanted),
  in: (value, wanted) => has(wanted, value),
  exclude: (value, wanted) => !has(wanted, value),
  min: (value, wanted) => order(value, wanted) >= 0,
  max: (value, wanted) => order(value, wanted) <= 0,
  gt: (value, wanted) => order(value, wanted) > 0,
  lt: (value, wanted) => order(value, wanted) < 0,
  like: (value, wanted) => value !== undefined && value !== null && textOf(value).includes(textOf(wanted)),
  has: (value, wanted) => (value !== undefined) === wanted,
  contains: (value, wanted) => Array.isArray(value) && Array.isArray(wanted) && wanted.every(item => has(value, item)),
  contains_any: (value, wanted) => Array.isArray(value) && value.some(item => has(wanted, item)),
}

const operandOf = (operator: Operator): fc.Arbitrary<Json> => {
  const scalar = fc.constantFrom(...scalars)
  if (operator === 'eq' || operator === 'not') return fc.constantFrom(...values)
  if (operator === 'like') return fc.constantFrom('par', 'PARIS', '5', 'true', 'a,b', 'سلام', '& Co=+', '"q', '[1')
  if (operator === 'has') return fc.boolean()
  const isList = operator === 'in' || operator === 'exclude' || operator.startsWith('contains')
  return isList ? fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }) : scalar
}

const OPERATORS = Object.keys(means) as Operator[] // The record names them all.
const conditions: fc.Arbitrary<Condition> = fc
  .tuple(fc.constantFrom(...FIELDS), fc.constantFrom(...OPERATORS))
  .filter(([field, operator]) => canAsk(field, operator))
  .chain(([field, operator]) => operandOf(operator).map(value => ({ field, operator, value })))

test('what is asked is what the server finds', async () => {
  const ask = await serverWith(Object.fromEntries(records))
  await fc.assert(
    fc.asyncProperty(conditions, async condition => {
      const search = withFilter({}, undefined, condition)
      const { status, json } = await ask('GET', LIST + stringifySearch(search), { user: 'alice' })
      expect(status, stringifySearch(search)).toBe(200)
      const expected = records.filter(([, record]) =>
        means[condition.operator](valueIn(record, condition.field), condition.value),
      )
      expect(idsOf(json).toSorted()).toEqual(expected.map(([id]) => id).toSorted())
    }),
    { numRuns: 600 },
  )
})
