import { expect, test } from 'vitest'
import { isExact, parseJson, roundedNumbers } from './parseJson'

test.each([
  '{}',
  '[1,2.5,-3e4]',
  '"9007199254740993"',
  '{"a\\"1":"12345678901234567890"}',
  ' null ',
  '1.0',
  '1E+2',
  '0.1',
  '-0',
])('%s is read', text => {
  expect(parseJson(text)).toEqual({ value: JSON.parse(text) as unknown })
})

test.each([
  ['{"a": 9007199254740993}', 6, 22],
  ['[0.12345678901234567890]', 1, 23],
  ['1e400', 0, 5],
  ['{"a":"\\"12345678901234567890", "b":12345678901234567890}', 35, 55],
])('%s holds a number that would change', (text, from, to) => {
  expect(parseJson(text)).toEqual({ problem: { kind: 'inexact-number', from, to } })
})

test.each([
  ['9007199254740992', true],
  ['9007199254740993', false],
  ['1e21', true],
  ['100000000000000000000000', true],
  ['0.30000000000000004', true],
  ['1.7976931348623157e308', true],
  ['5e-324', true],
  ['0.000', true],
])('%s comes back as written: %s', (written, exact) => {
  expect(isExact(written)).toBe(exact)
})

test.each([
  ['', 'end', 0],
  ['{', 'end', 1],
  ['{"a":1', 'end', 6],
  ['{a:1}', 'key', 1],
  ["{'a':1}", 'key', 1],
  ['{"a" 1}', 'colon', 5],
  ['{"a":}', 'value', 5],
  ['{"a":1 "b":2}', 'comma', 7],
  ['{"a":1,}', 'key', 7],
  ['[1,]', 'value', 3],
  ['[1 2]', 'comma', 3],
  ['{} x', 'extra', 3],
  ['"a', 'string', 0],
  ['"a\nb"', 'string', 0],
  ['"\\x"', 'string', 0],
  ['01', 'value', 0],
  ['nul', 'value', 0],
  ['undefined', 'value', 0],
])('%j is not JSON: %s at %i', (text, kind, from) => {
  expect(parseJson(text).problem).toMatchObject({ kind, from })
})

test('a megabyte in one string is read', () => {
  const text = JSON.stringify({ a: 'x'.repeat(1_000_000), b: '\\"'.repeat(100_000) })
  expect(parseJson(text).problem).toBeUndefined()
})

test('a very deep text that is broken has a place all the same', () => {
  expect(parseJson('['.repeat(200_000)).problem).toMatchObject({ kind: 'end' })
})

test('numbers beyond 2^53 are found where they stand', () => {
  expect(roundedNumbers({ a: 2 ** 53, b: [{ c: -1e300 }], d: 2 ** 53 - 1, e: '9007199254740993' })).toEqual([
    ['a'],
    ['b', '0', 'c'],
  ])
})
