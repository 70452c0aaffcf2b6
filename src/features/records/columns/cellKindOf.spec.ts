import { expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import { cellKindOf } from './cellKindOf'

const home = { bid: 'blog', cid: 'posts' }
const kind = (schema: JsonObject = {}, ui: JsonObject = {}, values: unknown[] = [], path = 'field') =>
  cellKindOf(path, { schema, ui }, values, home, address => `#${address}`)

test.each<[string, JsonObject, JsonObject, unknown[], object]>([
  ['a date that is said', { format: 'date-time' }, {}, [], { type: 'date', isEpoch: true }],
  ['a date that is shown', {}, {}, ['2024-01-01', '', null], { type: 'date', isEpoch: false }],
  ['a date that is asked for', {}, { 'ui:widget': 'date' }, [], { type: 'date', isEpoch: true }],
  ['one date among texts', {}, {}, ['2024-01-01', 'soon'], { type: 'any' }],
  ['a moment as a number', { type: 'integer', format: 'utc-millisec' }, {}, [1e12], { type: 'date', isEpoch: true }],
  ['a number that nobody explains', { type: 'integer' }, {}, [1.7e12], { type: 'number', isGrouped: true }],
  ['small numbers', {}, {}, [1, 2000.5], { type: 'number', isGrouped: false }],
  ['years', {}, {}, [1815, 2024], { type: 'number', isGrouped: false }],
  ['a picture by its format', { format: 'image' }, {}, [], { type: 'image' }],
  ['a picture by its widget', {}, { 'ui:widget': 'image' }, [], { type: 'image' }],
  ['a picture by its media type', { contentMediaType: 'image/png' }, {}, [], { type: 'image' }],
  ['nonsense', { format: 7, enum: 'x', oneOf: [null], items: 5 }, { 'ui:options': [] }, [], { type: 'any' }],
])('%s', (_, schema, ui, values, expected) => {
  expect(kind(schema, ui, values)).toEqual(expected)
})

test.each(['id', 'author_id', 'authorId', 'zip', 'a.code', 'year'])('numbers named %s are not grouped', path => {
  expect(kind({}, {}, [1_234_567], path)).toEqual({ type: 'number', isGrouped: false })
})

test.each<[string, JsonObject, JsonObject]>([
  ['enumNames of the schema', { enum: ['a', 5], enumNames: ['Ant', 'Five'] }, {}],
  ['enumNames of the form', { enum: ['a', 5] }, { 'ui:enumNames': ['Ant', 'Five'] }],
  [
    'oneOf',
    {
      oneOf: [
        { const: 'a', title: 'Ant' },
        { enum: [5], title: 'Five' },
      ],
    },
    {},
  ],
  ['what a list holds', { items: { enum: ['a', 5], enumNames: ['Ant', 'Five'] } }, {}],
])('a choice has titles by %s', (_, schema, ui) => {
  const titles = new Map([
    ['"a"', 'Ant'],
    ['5', 'Five'],
  ])
  expect(kind(schema, ui)).toEqual({ type: 'choice', titles })
})

function hrefOf(reference: unknown, value: string | number): string | undefined {
  const found = kind({}, JSON.parse(JSON.stringify({ 'ui:options': { reference } })))
  return found.type === 'reference' ? found.hrefOf(value) : `(${found.type})`
}

test.each<[unknown, string | number, string | undefined]>([
  [{ collection: 'authors' }, 'ada', '#/buckets/blog/collections/authors/records/ada'],
  [{ bucket: 'people', collection: 'a' }, 'x/y?', '#/buckets/people/collections/a/records/x%2Fy%3F'],
  [{ collection: 'authors', value: 'email' }, 'a@b.c', '#/buckets/blog/collections/authors/records?email=a%40b.c'],
  [{ collection: 'authors', value: 'code' }, '5', '#/buckets/blog/collections/authors/records?code=%225%22'],
  [{ collection: 'authors', value: 'code' }, 5, '#/buckets/blog/collections/authors/records?code=5'],
  [{ collection: 'authors' }, '', undefined],
  [{ collection: { x: 1 } }, 'ada', '(any)'],
  ['authors', 'ada', '(any)'],
])('the reference %j of %j leads to %s', (reference, value, expected) => {
  expect(hrefOf(reference, value)).toBe(expected)
})
