import { expect, test } from 'vitest'
import type { JsonMap } from '~/lib/jsonValue'
import { applyEdit } from './applyEdit'

// JSON.parse gives what a server gives: its type is known from the literal beside it.
const parse = (text: string) => JSON.parse(text) as JsonMap

test.each([
  ['nothing', '{"b":1,"a":2}', { a: 2, b: 1 }, { b: 1, a: 2 }, '{"b":1,"a":2}'],
  ['one field', '{"b":1,"a":2}', { a: 2, b: 1 }, { a: 3, b: 1 }, '{"b":1,"a":3}'],
  ['a cleared field', '{"b":1,"a":2}', { a: 2, b: 1 }, { a: undefined, b: 1 }, '{"b":1}'],
  ['a new field', '{"a":2}', { a: 2 }, { a: 2, z: 1 }, '{"a":2,"z":1}'],
  ['what the form had added by itself', '{"a":2}', { a: 2, o: {} }, { a: 3, o: {} }, '{"a":3}'],
  ['what the form had lost', '{"__proto__":1,"a":2}', { a: 2 }, { a: 3 }, '{"__proto__":1,"a":3}'],
  [
    'a name like constructor',
    '{"constructor":1,"a":2}',
    { constructor: 1, a: 2 },
    { constructor: 5, a: 2 },
    '{"constructor":5,"a":2}',
  ],
  ['a nested field', '{"o":{"y":1,"x":2}}', { o: { x: 2, y: 1 } }, { o: { x: 3, y: 1 } }, '{"o":{"y":1,"x":3}}'],
  [
    'an item',
    '{"l":[{"k":1,"__proto__":2},{"k":1}]}',
    { l: [{ k: 1 }, { k: 1 }] },
    { l: [{ k: 9 }, { k: 1 }] },
    '{"l":[{"k":9,"__proto__":2},{"k":1}]}',
  ],
  ['an added item', '{"l":["a"]}', { l: ['a'] }, { l: ['a', undefined] }, '{"l":["a",null]}'],
  ['a removed item', '{"l":["a","b"]}', { l: ['a', 'b'] }, { l: ['b'] }, '{"l":["b"]}'],
  ['null in place of a value', '{"a":1}', { a: 1 }, { a: null }, '{"a":null}'],
])('%s is carried over', (_, value, before, after, result) => {
  expect(JSON.stringify(applyEdit(parse(value), before, after))).toBe(result)
})

test('a value that nobody touched stays the very same', () => {
  const value = parse('{"a":{"b":[1]}}')
  expect(applyEdit(value, { a: { b: [1] } }, { a: { b: [1] } })).toBe(value)
})
