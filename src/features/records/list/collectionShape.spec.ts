import { expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import { askedFields, fieldSchema, fieldTitle, knownTextFields, readShape } from './collectionShape'

const standard = { displayFields: [], sort: ['-last_modified'], schema: undefined }

test.each<[string, JsonObject | undefined, object]>([
  ['no collection', undefined, standard],
  ['nothing said', { id: 'c' }, standard],
  [
    'all said',
    { displayFields: ['a', 'b.c'], sort: '-pop, name', schema: { type: 'object' } },
    { displayFields: ['a', 'b.c'], sort: ['-pop', 'name'], schema: { type: 'object' } },
  ],
  ['nonsense', { displayFields: 'a', sort: 7, schema: 'x' }, standard],
  [
    'nonsense within',
    { displayFields: [1, null, '', ' ', 'a', ['b'], 'a'], sort: ' , ' },
    { ...standard, displayFields: ['a'] },
  ],
])('%s is read', (_, collection, shape) => {
  expect(readShape(collection)).toEqual(shape)
})

const schema: JsonObject = JSON.parse(
  '{"properties":{"name":{"title":"Name","properties":{"common":{"title":"Common name"},"plain":{}}},"a.b":{"title":"Dotted"},"odd":7,"blank":{"title":" "},"__proto__":{"title":"Proto"}}}',
)

test.each([
  ['name', 'Name'],
  ['name.common', 'Common name'],
  ['name.plain', 'name.plain'],
  ['a.b', 'Dotted'],
  ['odd', 'odd'],
  ['odd.x', 'odd.x'],
  ['blank', 'blank'],
  ['__proto__', 'Proto'],
  ['constructor', 'constructor'],
])('the column of %s is headed %s', (path, title) => {
  expect(fieldTitle(schema, path)).toBe(title)
})

test('without a schema fields keep their names', () => {
  expect(fieldTitle(undefined, 'a.b')).toBe('a.b')
  expect(fieldSchema(null, 'a')).toBe(undefined)
})

test.each<[string[], string[] | undefined]>([
  [
    ['code', 'pop'],
    ['code', 'pop'],
  ],
  [
    ['code', 'name.common'],
    ['code', 'name.common'],
  ],
  [['a.b'], undefined],
  [['unknown.path'], undefined],
  [['a,b'], undefined],
  [[], undefined],
])('to show %j, %j is asked for', (shown, asked) => {
  expect(askedFields(shown, schema)).toEqual(asked)
})

test('the collection tells which fields hold text', () => {
  const properties: JsonObject = {
    pop: { type: 'number' },
    body: { type: 'string' },
    'a-b': { type: 'string' },
    name: {},
  }
  const shape = readShape({ displayFields: ['name', 'body'], schema: { properties } })
  expect(knownTextFields(shape)).toEqual(['body'])
})
