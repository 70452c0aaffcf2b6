import { i18n } from '@lingui/core'
import { beforeAll, expect, test } from 'vitest'
import type { JsonMap, JsonValue } from '~/lib/jsonValue'
import { checkValue, fits } from './checkValue'
import { messageOf } from './messageOf'

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

const said = (schema: JsonMap, value: JsonValue) =>
  checkValue(schema, value)?.map(violation => `${violation.path.join('.')}: ${messageOf(violation)}`)

const fields = (properties: JsonMap, more: JsonMap = {}): JsonMap => ({ type: 'object', properties, ...more })

test.each<[string, JsonMap, JsonValue, string[]]>([
  ['a wrong type', fields({ a: { type: 'integer' } }), { a: 'x' }, ['a: Must be a whole number.']],
  ['several types', fields({ a: { type: ['string', 'null'] } }), { a: 1 }, ['a: Must be text or null.']],
  [
    'a missing field',
    fields({}, { required: ['a', 'b"c'] }),
    {},
    ['a: This field is required.', 'b"c: This field is required.'],
  ],
  ['a missing nested field', fields({ o: { required: ['x'] } }), { o: {} }, ['o.x: This field is required.']],
  [
    'names with slashes, dots and signs',
    fields({ 'a/b.c~%é': { type: 'string' } }),
    { 'a/b.c~%é': 1 },
    ['a/b.c~%é: Must be text.'],
  ],
  ['an item', fields({ l: { items: { type: 'string' } } }), { l: ['a', 2] }, ['l.1: Must be text.']],
  [
    'all of them at once',
    fields({ a: { minLength: 1 }, n: { maximum: 3 } }),
    { a: '', n: 4 },
    ['a: Must not be empty.', 'n: Must be at most 3.'],
  ],
  ['lengths in code points', fields({ a: { maxLength: 1 } }), { a: '👍' }, []],
  [
    'a reference',
    { ...fields({ a: { $ref: '#/definitions/x' } }), definitions: { x: { minimum: 5 } } },
    { a: 1 },
    ['a: Must be at least 5.'],
  ],
  [
    'an unexpected field',
    fields({ a: {} }, { additionalProperties: false }),
    { a: 1, b: 2 },
    ['b: The schema does not allow this field.'],
  ],
  [
    'plain types as variants',
    fields({ a: { anyOf: [{ type: 'string' }, { type: 'number' }] } }),
    { a: [] },
    ['a: Must be text or a number.'],
  ],
  [
    'the nearest variant',
    fields({ a: { oneOf: [{ type: 'string' }, { type: 'object', required: ['x'] }] } }),
    { a: {} },
    ['a.x: This field is required.'],
  ],
  [
    'too many variants',
    fields({ a: { oneOf: [{ type: 'number' }, { minimum: 0 }] } }),
    { a: 5 },
    ['a: Fits more than one of the variants; it must fit exactly one.'],
  ],
  ['an enumeration', fields({ a: { enum: [1, 'b'] } }), { a: 'c' }, ['a: Choose one of the offered values.']],
  [
    'a rule behind a condition',
    fields({}, { if: { required: ['a'] }, then: { required: ['b'] } }),
    { a: 1 },
    ['b: This field is required.'],
  ],
  ['a pattern', fields({ a: { pattern: '^x' } }), { a: 'y' }, ['a: Must match the pattern ^x.']],
  [
    'a number that would lose digits',
    fields({ a: { type: 'number' } }),
    { a: '9007199254740993' },
    ['a: This number has more digits than can be kept exactly.'],
  ],
  [
    'contains, without its inside',
    fields({ l: { contains: { type: 'string' } } }),
    { l: [1] },
    ['l: Lacks an entry that the schema asks for.'],
  ],
  [
    '__proto__ and constructor',
    JSON.parse('{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}}}') as JsonMap,
    JSON.parse('{"__proto__":1,"constructor":1}') as JsonMap,
    ['__proto__: Must be text.', 'constructor: Must be text.'],
  ],
])('says what is wrong: %s', (_, schema, value, expected) => {
  expect(said(schema, value)).toEqual(expected)
})

test.each<[string, JsonMap, JsonValue]>([
  ['format', fields({ a: { format: 'email' } }), { a: 'x' }],
  ['unknown keywords', fields({ a: { 'x-note': [] } }), { a: 'x' }],
  ['dependencies without a draft that has them', fields({}, { dependencies: { a: ['b'] } }), { a: 1 }],
  [
    'a field named format',
    fields({ format: { type: 'string' }, pattern: { type: 'string' } }),
    { format: 'x', pattern: '(' },
  ],
  ['keywords of a wrong kind', fields({ a: { minLength: 'x', required: 5, enum: {} } }), { a: 'x' }],
  ['a pattern that is none', fields({ a: { pattern: '(?P<x>a' } }), { a: 'x' }],
])('accepts what the server accepts: %s', (_, schema, value) => {
  expect(checkValue(schema, value)).toEqual([])
})

test('the draft is the one that the schema names', () => {
  const schema = fields({}, { $schema: 'http://json-schema.org/draft-07/schema#', dependencies: { a: ['b'] } })
  expect(said(schema, { a: 1 })).toEqual(['b: This field is required.'])
})

test.each<[string, JsonMap]>([
  ['a remote reference', { $ref: 'https://example.com/x.json' }],
  ['a reference to itself', { allOf: [{ $ref: '#' }] }],
  ['a reference to nothing', { properties: { a: { $ref: '#/definitions/none' } } }],
])('is undecided, and ends: %s', (_, schema) => {
  expect(checkValue(schema, { a: 1 })).toBeUndefined()
})

test('a schema that doubles at every level ends', () => {
  const definitions: JsonMap = { d0: { type: 'string' } }
  for (let level = 1; level <= 60; level++) {
    const below = { $ref: `#/definitions/d${level - 1}` }
    definitions[`d${level}`] = { allOf: [below, below] }
  }
  expect(checkValue({ properties: { a: { $ref: '#/definitions/d60' } }, definitions }, { a: 'x' })).toBeUndefined()
})

test('a pattern that would take forever is left to the server', () => {
  expect(checkValue(fields({ a: { pattern: '^(a+)+$' } }), { a: `${'a'.repeat(5000)}!` })).toEqual([])
})

test('a schema is never changed by checking with it', () => {
  const schema = Object.freeze(fields({ a: { $ref: '#/definitions/x' } }, { definitions: { x: { type: 'string' } } }))
  const before = JSON.stringify(schema)
  checkValue(schema, { a: 1 })
  expect(JSON.stringify(schema)).toBe(before)
})

test('a part of a schema may point into the whole', () => {
  const whole = fields({}, { definitions: { x: { type: 'string' } } })
  expect(fits({ properties: { a: { $ref: '#/definitions/x' } } }, { a: 'y' }, whole)).toBe(true)
  expect(fits({ properties: { a: { $ref: '#/definitions/x' } } }, { a: 1 }, whole)).toBe(false)
  expect(fits({ $ref: '#/definitions/none' }, 1, whole)).toBe(false)
  expect(fits(true, undefined, whole)).toBe(true)
})
