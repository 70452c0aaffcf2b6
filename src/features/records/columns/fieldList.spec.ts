import { expect, test } from 'vitest'
import type { JsonObject } from '~/protocol/json'
import { readShape } from '../list/collectionShape'
import { fieldList, matchesField } from './fieldList'

const record = (id: string, data: JsonObject) => ({ ...data, id, last_modified: 1 })

test('shown fields come first, then those of the collection and its schema, then those of the data', () => {
  const shape = readShape({
    displayFields: ['name'],
    schema: { properties: { size: { title: 'Size', type: 'integer' }, name: { title: 'Name' } } },
  })
  const sample = [record('a', { name: 'x', deep: { inner: 1 } }), record('b', { name: 'y', size: null })]
  expect(fieldList(shape, sample, ['deep.inner', 'nowhere'])).toEqual([
    { field: 'deep.inner', title: 'deep.inner', types: ['number'], count: 1 },
    { field: 'nowhere', title: 'nowhere', types: [], count: 0 },
    { field: 'name', title: 'Name', types: ['string'], count: 2 },
    { field: 'size', title: 'Size', types: ['number', 'null'], count: 1 },
    { field: 'deep', title: 'deep', types: ['object'], count: 1 },
    { field: 'id', title: 'id', types: ['string'], count: 2 },
    { field: 'last_modified', title: 'last_modified', types: ['number'], count: 2 },
  ])
})

test.each([
  ['', true],
  ['NAME', true],
  ['common na', true],
  ['name.co', true],
  ['official', false],
])('Common name (name.common) is found by %j: %j', (typed, expected) => {
  expect(matchesField({ field: 'name.common', title: 'Common name', types: [], count: 0 }, typed)).toBe(expected)
})
