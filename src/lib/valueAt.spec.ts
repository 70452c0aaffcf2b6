import { expect, test } from 'vitest'
import { valueAt } from './valueAt'

const parsed: unknown = JSON.parse(
  '{"a":1,"n":{"m":{"x":2},"k.l":3},"p.q":4,"p":{"q":5},"nil":null,"list":[{"a":6}],"__proto__":{"polluted":7},"":8,"s":"text"}',
)

test.each([
  ['a', 1],
  ['n.m.x', 2],
  ['n.k.l', 3],
  ['p.q', 4],
  ['nil', null],
  ['nil.x', undefined],
  ['list', [{ a: 6 }]],
  ['list.0.a', undefined],
  ['__proto__.polluted', 7],
  ['constructor', undefined],
  ['toString.name', undefined],
  ['', 8],
  ['s.length', undefined],
  ['a.', undefined],
  ['.', undefined],
])('%s leads to %j', (path, value) => {
  expect(valueAt(parsed, path)).toEqual(value)
})

test.each([[null], [3], ['text'], [undefined]])('%j has nothing inside', value => {
  expect(valueAt(value, 'a')).toBe(undefined)
})
