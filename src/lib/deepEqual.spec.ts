import { expect, test } from 'vitest'
import { deepEqual } from './deepEqual'

const parse = (text: string): unknown => JSON.parse(text)

test.each([
  ['1', '1'],
  ['{"a":1,"b":[2,{"c":null}]}', '{"b":[2,{"c":null}],"a":1}'],
  ['{"__proto__":1}', '{"__proto__":1}'],
  ['0', '-0'],
])('%s equals %s', (a, b) => {
  expect(deepEqual(parse(a), parse(b))).toBe(true)
})

test.each([
  ['1', '"1"'],
  ['null', '{}'],
  ['[]', '{}'],
  ['[1,2]', '[2,1]'],
  ['{"a":1}', '{"a":1,"b":2}'],
  ['{"__proto__":{}}', '{}'],
  ['{"constructor":1}', '{"a":1}'],
  ['{}', '{"toString":null}'],
])('%s differs from %s', (a, b) => {
  expect(deepEqual(parse(a), parse(b))).toBe(false)
  expect(deepEqual(parse(b), parse(a))).toBe(false)
})

test('absent is not null', () => {
  expect(deepEqual(undefined, null)).toBe(false)
  expect(deepEqual(undefined, undefined)).toBe(true)
})
