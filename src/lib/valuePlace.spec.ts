import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonMap } from './jsonValue'
import { valueAt } from './valueAt'
import { keysTo, withoutValueAt, withValueAt } from './valuePlace'

const parsed: JsonMap = JSON.parse(
  '{"a":1,"n":{"m":{"x":2},"k.l":3},"p.q":4,"p":{"q":5},"u.v":{"w":6},"nil":null,"list":[{"a":7}],"__proto__":{"x":8}}',
)

test.each([
  ['a', ['a']],
  ['n.m.x', ['n', 'm', 'x']],
  ['n.k.l', ['n', 'k.l']],
  ['p.q', ['p.q']],
  ['u.v.w', ['u.v', 'w']],
  ['__proto__.x', ['__proto__', 'x']],
  ['list.0.a', undefined],
  ['nil.x', undefined],
  ['constructor', undefined],
])('the value of %s lies under the keys %j', (path, keys) => {
  expect(keysTo(parsed, path)).toEqual(keys)
})

test.each([
  [{}, 'a.b.c', { a: { b: { c: 0 } } }],
  [{ a: { x: 1 } }, 'a.b.c', { a: { x: 1, b: { c: 0 } } }],
  [{ 'u.v': { w: 1 } }, 'u.v.new', { 'u.v': { w: 1, new: 0 } }],
  [{ 'p.q': 4, p: { q: 5 } }, 'p.q', { 'p.q': 0, p: { q: 5 } }],
  [{ a: 'text' }, 'a.b', undefined],
  [{ a: [] }, 'a.0', undefined],
  [{ a: null }, 'a.b', undefined],
  [{ a: { b: 1 } }, 'a.b.c', undefined],
])('in %j a value is put under %s', (map: JsonMap, path, after) => {
  expect(withValueAt(map, path, 0)).toEqual(after)
})

const key = fc.constantFrom('a', 'b', 'a.b', 'b.a', '__proto__', '', '.')
const path = fc.array(key, { minLength: 1, maxLength: 3 }).map(keys => keys.join('.'))
const map = fc
  .letrec<{ value: unknown; map: unknown }>(tie => ({
    value: fc.oneof(fc.constantFrom(1, null, 'x', []), tie('map')),
    map: fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  }))
  .map.map((one): JsonMap => JSON.parse(JSON.stringify(one)))

test('what was put under a path is found there by valueAt, and what was taken away is not', () => {
  fc.assert(
    fc.property(map, path, (before, at) => {
      const copy = JSON.stringify(before)
      const put = withValueAt(before, at, 'new')
      if (put) expect(valueAt(put, at)).toBe('new')
      else expect(valueAt(before, at)).toBe(undefined)
      const keys = keysTo(before, at)
      expect(keys !== undefined).toBe(valueAt(before, at) !== undefined)
      const without = withoutValueAt(before, at)
      expect(
        keys === undefined ? without === before : JSON.stringify(keysTo(without, at)) !== JSON.stringify(keys),
      ).toBe(true)
      expect(JSON.stringify(before)).toBe(copy)
    }),
  )
})
