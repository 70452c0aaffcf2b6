import { expect, test } from 'vitest'
import { seenFields } from './inferFieldsSeen'

const seen = (...rows: object[]) => [...seenFields(rows).values()].map(({ path, count }) => [path, count])

test('every field is counted, the inner ones too', () => {
  expect(seen({ a: 1, b: { c: null, d: { e: 1 } } }, { a: 'x' })).toEqual([
    ['a', 2],
    ['b', 1],
    ['b.c', 1],
    ['b.d', 1],
    ['b.d.e', 1],
  ])
})

test('types that differ from row to row are all there', () => {
  expect(seenFields([{ a: 1 }, { a: 'x' }, { a: null }]).get('a')?.types).toEqual(new Set(['number', 'text', 'null']))
})

test('lists, deep objects and dictionaries are not opened, and odd names are ordinary', () => {
  const dictionary = Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`k${at}`, at]))
  expect(seen({ list: [{ a: 1 }], dictionary, '': 1, d: { d: { d: { d: 1 } } } })).toEqual([
    ['list', 1],
    ['dictionary', 1],
    ['d', 1],
    ['d.d', 1],
    ['d.d.d', 1],
  ])
  expect(seen(JSON.parse('{"__proto__":{"constructor":1}}'))).toEqual([
    ['__proto__', 1],
    ['__proto__.constructor', 1],
  ])
})

test('a row of a hundred thousand fields costs no more than its share', () => {
  const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`f${at}`, at]))
  expect(seenFields([wide]).size).toBe(2000)
})
