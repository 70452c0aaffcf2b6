import { expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import { choicesOf, fieldInfos, infoOf, typesOf } from './fieldInfos'

const schema: JsonObject = {
  $defs: { place: { type: 'object', title: 'Place', properties: { city: { type: 'string', title: 'City' } } } },
  properties: {
    name: { type: 'string', title: 'Name' },
    born: { $ref: '#/$defs/place' },
    tags: { type: 'array', items: { enum: ['a', 'b'] } },
    loop: { $ref: '#/properties/loop' },
    self: { type: 'object', properties: { self: { $ref: '#/properties/self' } } },
  },
}
const shape = { displayFields: ['name', 'extra.x'], sort: ['-last_modified'], schema }
const rows: JsonObject[] = [
  { id: 'a', last_modified: 1, schema: 17, name: 'Ada', extra: { x: 1, 'deep.er': { y: true } }, tags: ['a'] },
  { id: 'b', last_modified: 2, schema: 17, name: null, extra: { x: 'one' }, long: 'x'.repeat(100) },
]

test('fields that are shown come first, then those of the schema, of the rows, of the server', () => {
  const names = fieldInfos(shape, rows).map(({ field }) => field)
  expect(names.slice(0, 5)).toEqual(['name', 'extra.x', 'born', 'born.city', 'tags'])
  expect(names).toContain('extra.deep.er.y')
  expect(names.slice(-2)).toEqual(['id', 'last_modified'])
  expect(names).not.toContain('schema')
  expect(new Set(names).size).toBe(names.length)
})

test('titles, types and samples are of the schema and of the rows', () => {
  const infos = fieldInfos(shape, rows)
  expect(infoOf(infos, 'born.city')).toMatchObject({ title: 'City', types: new Set(['string']) })
  expect(infoOf(infos, 'name')).toMatchObject({ title: 'Name', types: new Set(['string', 'null']) })
  expect(infoOf(infos, 'extra.x')).toMatchObject({ types: new Set(['number', 'string']), samples: [1, 'one'] })
  expect(infoOf(infos, 'tags')).toMatchObject({ types: new Set(['array']), samples: ['a'] })
  expect(infoOf(infos, 'long').samples).toEqual([])
  expect(infoOf(infos, 'never.seen')).toEqual({
    field: 'never.seen',
    title: 'never.seen',
    types: new Set(),
    schema: undefined,
    samples: [],
  })
})

test('a thousand fields are enough', () => {
  const wide = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`f${at}`, at]))
  expect(fieldInfos({ ...shape, schema: undefined, displayFields: [] }, [wide])).toHaveLength(1002)
})

test('without anything known there are the server’s own fields', () => {
  const bare = { displayFields: [], sort: [], schema: undefined }
  expect(fieldInfos(bare, undefined).map(({ field }) => field)).toEqual(['id', 'last_modified'])
})

test.each<[JsonObject, string[]]>([
  [{ type: ['integer', 'null'] }, ['number', 'null']],
  [{ enum: ['a', 5, 'b'] }, ['string', 'number']],
  [{ oneOf: [{ const: 'a' }, { const: 'b' }] }, ['string']],
  [{ type: 'nonsense' }, []],
  [{}, []],
])('the schema %j allows %j', (node, types) => {
  expect(typesOf(node)).toEqual(types)
})

test('choices come from enum, from titled constants, of lists from their items', () => {
  const info = (node: JsonObject) => ({ ...infoOf([], 'x'), types: new Set(typesOf(node)), schema: node })
  expect(choicesOf(info({ enum: ['a', 1] }))?.map(({ value }) => value)).toEqual(['a', 1])
  expect(choicesOf(info({ oneOf: [{ const: 'a', title: 'Ah' }, { const: 'b' }] }))).toEqual([
    { value: 'a', label: 'Ah' },
    { value: 'b', label: undefined },
  ])
  expect(choicesOf(info({ type: 'array', items: { enum: ['a'] } }))?.map(({ value }) => value)).toEqual(['a'])
  expect(choicesOf(info({ type: 'boolean' }))?.map(({ value }) => value)).toEqual([true, false])
  expect(choicesOf(info({ oneOf: [{ const: 'a' }, { type: 'string' }] }))).toBe(undefined)
  expect(choicesOf(info({ type: 'string' }))).toBe(undefined)
})
