import { expect, test } from 'vitest'
import { changedFields } from './changedFields'

test.each([
  ['a value', { a: 1, b: 2 }, { a: 1, b: 3 }, [{ path: ['b'], before: 2, after: 3 }]],
  ['a field that came', {}, { a: null }, [{ path: ['a'], before: undefined, after: null }]],
  ['a field that went', { a: '' }, {}, [{ path: ['a'], before: '', after: undefined }]],
  ['a field in an object', { n: { x: 1, y: 2 } }, { n: { x: 1, y: 3 } }, [{ path: ['n', 'y'], before: 2, after: 3 }]],
  ['a list, whole', { l: [1, 2] }, { l: [1, 3] }, [{ path: ['l'], before: [1, 2], after: [1, 3] }]],
  ['another type', { a: { b: 1 } }, { a: [1] }, [{ path: ['a'], before: { b: 1 }, after: [1] }]],
  ['nothing', { a: { b: [1] } }, { a: { b: [1] } }, []],
])('tells of %s', (_, before, after, changes) => {
  expect(changedFields(before, after)).toEqual(changes)
})

test('names of an object of JavaScript are fields like any other', () => {
  expect(changedFields(JSON.parse('{"__proto__":1}'), { constructor: 2 })).toEqual([
    { path: ['__proto__'], before: 1, after: undefined },
    { path: ['constructor'], before: undefined, after: 2 },
  ])
})

test('fields of the first level can be left out', () => {
  expect(changedFields({ id: 'a', n: { id: 1 } }, { id: 'b', n: { id: 2 } }, ['id'])).toEqual([
    { path: ['n', 'id'], before: 1, after: 2 },
  ])
})
