import { expect, test } from 'vitest'
import { readFind, readQuickFind, readText, writeFind, writeQuickFind, writeText } from './findSearch'

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

test('a text to find in several fields stands in the address with them', () => {
  const written = writeQuickFind({ _sort: 'pop' }, { text: '5', fields: ['name', 'o.code'] })
  expect(written).toEqual({ _sort: 'pop', _find: '5', _find_in: 'name,o.code' })
  expect(readQuickFind(written)).toEqual({ text: '5', fields: ['name', 'o.code'] })
  expect(writeQuickFind(written, { text: '', fields: [] })).toEqual({ _sort: 'pop' })
})

test('a hand-typed address need not say the fields, and cannot ask for too many', () => {
  expect(readQuickFind({ _find: 'par' })).toEqual({ text: 'par', fields: [] })
  expect(readQuickFind({ _find: 'par', _find_in: 'a,b,c,d,e,f,g,h' })?.fields).toHaveLength(6)
  expect(readQuickFind({ _find: '' })).toBe(undefined)
})
