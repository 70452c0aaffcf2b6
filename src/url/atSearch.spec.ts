import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import { readAt, writeAt } from './atSearch'

test.each<[string | undefined, Json | undefined]>([
  [undefined, undefined],
  ['"M"', 'M'],
  ['M', 'M'],
  ['5', 5],
  ['"5"', '5'],
  ['', ''],
  ['null', null],
  ['"half', '"half'],
])('a list that begins at %s begins at %j', (text, value) => {
  expect(readAt(text === undefined ? {} : { _at: text })).toEqual(value)
})

test('a place is written so that it is read as the same value, and removed', () => {
  for (const value of ['M', '5', 5, true, null, '']) expect(readAt(writeAt({ _sort: 'name' }, value))).toEqual(value)
  expect(writeAt({ _sort: 'name', _at: '5' }, undefined)).toEqual({ _sort: 'name' })
})
