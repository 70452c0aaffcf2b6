import { expect, test } from 'vitest'
import { inferFields } from './inferFields'

test('the field that names a row comes first, then the most frequent', () => {
  const rows = [
    { code: 'a', rare: 1, title: 'One', size: 3 },
    { code: 'b', title: 'Two', size: 4 },
  ]
  expect(inferFields(rows, 8)).toEqual(['title', 'code', 'size', 'rare'])
})

test('short scalars come before lists, lists before objects, long texts late', () => {
  const rows = [{ body: 'word '.repeat(30), tags: ['a', 'b'], deep: { list: [1] }, on: true }]
  expect(inferFields(rows, 8)).toEqual(['on', 'tags', 'body', 'deep'])
})

test('the scalar parts of an object stand for it, its name in front', () => {
  const rows = [{ region: 'Europe', name: { official: 'Kingdom', common: 'Land', native: { de: {} } } }]
  expect(inferFields(rows, 8)).toEqual(['name.official', 'region', 'name.common'])
})

test('no more than asked for, from hundreds of fields', () => {
  const row = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, index]))
  expect(inferFields([row], 8)).toEqual(['f0', 'f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7'])
})

test('what is skipped, nameless or empty everywhere is no better than anything else', () => {
  const rows = [{ id: 'x', schema: 17, '': 1, empty: '', nothing: null, kept: 1 }]
  expect(inferFields(rows, 8, (key, value) => key === 'id' || (key === 'schema' && value === 17))).toEqual([
    'kept',
    'empty',
    'nothing',
  ])
})

test('odd names are ordinary fields', () => {
  expect(inferFields([JSON.parse('{"__proto__":"a","constructor":"b","a.b":"c"}')], 8)).toEqual([
    '__proto__',
    'constructor',
    'a.b',
  ])
})

test('no rows, no fields', () => {
  expect(inferFields([], 8)).toEqual([])
})
