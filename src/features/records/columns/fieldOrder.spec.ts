import { expect, test } from 'vitest'
import { addField, canAskFor, canHide, moveField, orderedFields, writeFields } from './fieldOrder'

const inferred = () => ['i', 'j']

test.each<[string[], string[], boolean, string[]]>([
  [[], [], false, ['i', 'j', 'last_modified']],
  [[], ['d'], false, ['d', 'last_modified']],
  [['a', 'b', 'a'], ['d'], false, ['a', 'b', 'last_modified']],
  [['a', 'last_modified', 'b'], [], false, ['a', 'last_modified', 'b']],
  [['last_modified', 'a', 'b'], [], false, ['a', 'last_modified', 'b']],
  [['last_modified'], ['d'], false, ['d', 'last_modified']],
  [['a', 'last_modified', 'b'], [], true, ['a', 'b']],
])('asked %j, shown %j, without the date %j: %j', (asked, shown, isWithout, expected) => {
  expect(orderedFields(asked, shown, inferred, isWithout)).toEqual(expected)
})

test('rows that hold nothing still have an id', () => {
  expect(orderedFields([], [], () => [], true)).toEqual(['id'])
})

test('the address names the columns, the last one only where that is not understood', () => {
  expect(writeFields({ v: '1' }, ['a', 'b.c', 'last_modified'])).toEqual({ v: '1', _fields: 'a,b.c' })
  expect(writeFields({}, ['a', 'last_modified', 'b'])).toEqual({ _fields: 'a,last_modified,b' })
})

test.each([
  ['c', 0, ['c', 'a', 'b', 'last_modified']],
  ['a', 2, ['b', 'c', 'a', 'last_modified']],
  ['a', 99, ['b', 'c', 'last_modified', 'a']],
  ['last_modified', 0, ['a', 'last_modified', 'b', 'c']],
])('%s moves to %i', (field, to, expected) => {
  expect(moveField(['a', 'b', 'c', 'last_modified'], field, to)).toEqual(expected)
})

test('what names the record stays first when the only other column moves', () => {
  expect(moveField(['a', 'last_modified'], 'a', 1)).toEqual(['a', 'last_modified'])
})

test.each([
  ['a.b', true],
  ['a b', true],
  ['a,b', false],
  [' a', false],
  ['', false],
])('a list of fields can name %j: %j', (field, expected) => {
  expect(canAskFor(field)).toBe(expected)
})

test('a new column stands before the date, and one column always names the record', () => {
  expect(addField(['a', 'last_modified'], 'b')).toEqual(['a', 'b', 'last_modified'])
  expect(addField(['last_modified', 'a'], 'b')).toEqual(['last_modified', 'a', 'b'])
  expect(addField(['a'], 'last_modified')).toEqual(['a', 'last_modified'])
  expect(canHide(['a', 'b', 'last_modified'], 'a')).toBe(true)
  expect(canHide(['a', 'last_modified'], 'a')).toBe(false)
  expect(canHide(['a', 'last_modified'], 'last_modified')).toBe(true)
})
