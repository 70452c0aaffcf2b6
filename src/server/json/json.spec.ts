import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import { compareJson, compareText, containsJson, equalsJson } from './compareJson'
import { explainJsonError } from './explainJsonError'
import { jsonText } from './jsonText'
import { parseJson } from './parseJson'
import { pythonRepr } from './pythonText'

test('values of all types stand in the order of jsonb', () => {
  const ordered: (Json | undefined)[] = [
    [],
    null,
    '',
    'Z',
    'a',
    'é',
    '\u{ffff}',
    '😀',
    -1,
    0,
    2.5,
    10,
    false,
    true,
    [null],
    [1],
    ['a', 'b'],
    {},
    { aa: 1 },
    { b: 1 },
    { a: 1, b: 1 },
    undefined,
  ]
  for (const [at, a] of ordered.entries()) {
    for (const [other, b] of ordered.entries()) {
      expect([a, b, Math.sign(compareJson(a, b))]).toEqual([a, b, Math.sign(at - other)])
    }
  }
})

test('texts are compared by code point', () => {
  expect(compareText('\u{1F600}', '\u{FFFD}')).toBeGreaterThan(0)
  expect(compareText('abc', 'abcd')).toBeLessThan(0)
})

test('equality looks at values and types, not at the order of keys', () => {
  expect(equalsJson({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true)
  expect(equalsJson([1, 2], [2, 1])).toBe(false)
  expect(equalsJson(1, '1')).toBe(false)
  expect(equalsJson([], {})).toBe(false)
  expect(equalsJson({ a: 1 }, { b: 1 })).toBe(false)
})

test('containment is that of jsonb', () => {
  const cases: [whole: Json, part: Json, contains: boolean][] = [
    [[1, 2, [3]], [2, 1], true],
    [[1, 2], [3], false],
    [[{ k: 1, z: 2 }], [{ k: 1 }], true],
    ['abc', ['a'], false],
    [{ a: { b: 1, c: 2 } }, { a: { b: 1 } }, true],
    [{ a: [1] }, { a: 1 }, false],
  ]
  for (const [whole, part, contains] of cases) {
    expect([whole, part, containsJson(whole, part)]).toEqual([whole, part, contains])
  }
})

test('values are written as PostgreSQL and Python write them', () => {
  const value: Json = { bb: [1, 'x'], a: { k: null } }
  expect(jsonText(value)).toBe('{"a": {"k": null}, "bb": [1, "x"]}')
  expect(jsonText('plain')).toBe('plain')
  expect(pythonRepr({ a: [true, null, 1.5, "it's", 'say "it\'s"\n\u0001'] })).toBe(
    `{'a': [True, None, 1.5, "it's", 'say "it\\'s"\\n\\x01']}`,
  )
})

test('mistakes in JSON are explained as rapidjson does', () => {
  const cases: [text: string, at: number, reason: string][] = [
    ['', 0, 'The document is empty.'],
    ['{} x', 3, 'The document root must not be followed by other values.'],
    ['[1 2]', 3, "Missing a comma or ']' after an array element."],
    ['{"a" 1}', 5, 'Missing a colon after a name of object member.'],
    ['{"é": x}', 7, 'Invalid value.'],
    ['trux', 3, 'Invalid value.'],
    ['"abc', 4, 'Missing a closing quotation mark in string.'],
    ['"a\\x"', 2, 'Invalid escape character in string.'],
    ['"\\u12g4"', 1, 'Incorrect hex digit after \\u escape in string.'],
    ['"\\udc00"', 1, 'The surrogate pair in string is invalid.'],
    ['01', 1, 'The document root must not be followed by other values.'],
    ['1.x', 2, 'Miss fraction part in number.'],
    ['1e+', 3, 'Miss exponent in number.'],
    ['-', 1, 'Invalid value.'],
  ]
  for (const [text, at, reason] of cases) {
    expect([text, explainJsonError(text)]).toEqual([text, `Parse error at offset ${at}: ${reason}`])
  }
})

test('bodies that are not UTF-8 are explained as Python does', () => {
  const reasonFor = (...bytes: number[]): string => {
    try {
      return String(parseJson(Uint8Array.from(bytes), 'utf-8'))
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
  }
  expect(reasonFor(0x22, 0xff)).toBe("'utf-8' codec can't decode byte 0xff in position 1: invalid start byte")
  expect(reasonFor(0x22, 0xc3, 0x28)).toBe(
    "'utf-8' codec can't decode byte 0xc3 in position 1: invalid continuation byte",
  )
  expect(parseJson(Uint8Array.of(0x22, 0xe9, 0x22), 'latin-1')).toBe('é')
})
