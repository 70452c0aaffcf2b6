import { expect, test } from 'vitest'
import { readFind, readText, writeFind, writeText } from './findSearch'

test.each([
  ['par', 'par'],
  ['5', '"5"'],
  ['-1.5e3', '"-1.5e3"'],
  ['true', '"true"'],
  ['null', '"null"'],
  [' 7 ', '" 7 "'],
  ['"quoted"', '"\\"quoted\\""'],
  ['{"a":1}', '"{\\"a\\":1}"'],
  ['NaN', '"NaN"'],
  ['+5', '+5'],
  ['010', '010'],
  ['"half', '"half'],
  ['São*', 'São*'],
  ['سلام', 'سلام'],
])('%s is asked for as %s, and read back', (text, value) => {
  expect(writeText(text)).toBe(value)
  expect(readText(value)).toBe(text)
})

test('the box shows the first field that the address searches', () => {
  expect(readFind({ like_code: '"5"', v: '1' }, ['name', 'code'])).toEqual({ field: 'code', text: '5' })
  expect(readFind({ name: 'par' }, ['name'])).toBe(undefined)
})

test('typing sets the filter, emptying removes it, another field moves it', () => {
  const typed = writeFind({ _sort: 'pop' }, undefined, { field: 'name', text: 'par' })
  expect(typed).toEqual({ _sort: 'pop', like_name: 'par' })
  const before = { field: 'name', text: 'par' }
  expect(writeFind(typed, before, { field: 'name', text: '' })).toEqual({ _sort: 'pop' })
  expect(writeFind(typed, before, { field: 'code', text: 'par' })).toEqual({ _sort: 'pop', like_code: 'par' })
})
