import { expect, test } from 'vitest'
import { readShape } from '../list/collectionShape'
import { shownFields } from './shownFields'

const shape = readShape({
  displayFields: ['name.common', 'area', 'not.there'],
  schema: { properties: { code: { title: 'Code' }, area: { title: 'Area (km²)' }, name: { title: 'Name' } } },
})

test('the fields of the list come first, then those of the schema, then the others', () => {
  const data = { zebra: 1, code: 'fr', area: 2, name: { common: 'France' }, id: 'x', last_modified: 1, schema: 17 }
  expect(shownFields(data, shape).map(({ field, title }) => [field, title])).toEqual([
    ['name', 'Name'],
    ['area', 'Area (km²)'],
    ['code', 'Code'],
    ['zebra', 'zebra'],
  ])
})

test('a field that holds nothing is there, one that is absent is not', () => {
  expect(shownFields({ area: null, zebra: '' }, shape).map(({ value }) => value)).toEqual([null, ''])
})

test('a text called schema is a field of its own, and so are keys with dots and odd names', () => {
  const data = { schema: 'mine', 'name.common': 'France', constructor: 1 }
  expect(shownFields(data, shape).map(({ field }) => field)).toEqual(['name.common', 'schema', 'constructor'])
})
