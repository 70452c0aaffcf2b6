import { expect, test } from 'vitest'
import type { JsonMap } from '~/lib/jsonValue'
import { checkSchema } from './checkSchema'

const properties = { a: { type: 'string' } }

test.each([
  [{ type: 'object', properties }],
  [{ properties }],
  [{ type: ['object', 'null'], properties }],
  [{ allOf: [{ properties }] }],
  [{ type: 'object', additionalProperties: { type: 'string' } }],
  [
    {
      properties: {
        type: { type: 'string' },
        required: { type: 'boolean' },
        $ref: { type: 'string' },
        constructor: { type: 'string' },
      },
    },
  ],
  [
    {
      definitions: { tree: { properties: { children: { type: 'array', items: { $ref: '#/definitions/tree' } } } } },
      $ref: '#/definitions/tree',
    },
  ],
  [{ properties: { a: { $ref: '#/$defs/a~1b%20c' } }, $defs: { 'a/b c': { type: 'string' } } }],
  [{ properties: { a: { $ref: '#home' } }, $defs: { x: { $anchor: 'home', type: 'string' } } }],
])('%j carries a form', schema => {
  expect(checkSchema(schema).fault).toBeUndefined()
})

test.each([
  [undefined, 'absent'],
  [true, 'not-an-object'],
  [[], 'not-an-object'],
  ['x', 'not-an-object'],
  [null, 'not-an-object'],
  [{ type: 'bad' }, 'not-for-objects'],
  [{ type: 'string' }, 'not-for-objects'],
  [{}, 'no-fields'],
  [{ type: 'object', properties: {} }, 'no-fields'],
  [{ properties: { a: { type: 'bad' } } }, 'bad-keyword'],
  [{ properties: 'x' }, 'bad-keyword'],
  [{ properties: { a: 5 } }, 'bad-keyword'],
  [{ properties, required: 'a' }, 'bad-keyword'],
  [{ properties, allOf: {} }, 'bad-keyword'],
  [{ properties: { a: { $ref: '#/definitions/none' } } }, 'unknown-ref'],
  [{ properties: { a: { $ref: 'https://example.com/schema.json' } } }, 'unknown-ref'],
  [{ properties: { a: { $ref: '#/constructor' } } }, 'unknown-ref'],
  [{ properties, allOf: [{ $ref: '#' }] }, 'endless'],
  [
    {
      properties: { a: { $ref: '#/definitions/a' } },
      definitions: { a: { $ref: '#/definitions/b' }, b: { $ref: '#/definitions/a' } },
    },
    'endless',
  ],
])('%j gives a reason: %s', (schema, reason) => {
  expect(checkSchema(schema).fault?.reason).toBe(reason)
})

test('a schema that doubles at every level is refused, and quickly', () => {
  const definitions: JsonMap = { d0: { type: 'string' } }
  for (let level = 1; level <= 40; level++) {
    const below = { $ref: `#/definitions/d${level - 1}` }
    definitions[`d${level}`] = { properties: { a: below, b: below } }
  }
  expect(checkSchema({ properties: { top: { $ref: '#/definitions/d40' } }, definitions }).fault).toEqual({
    reason: 'too-large',
  })
})
