import { expect, test } from 'vitest'
import { defaultsOf } from './defaultsOf'

test('defaults are taken at every depth, and nothing else is filled in', () => {
  const schema = {
    properties: {
      title: { type: 'string', default: 'New' },
      empty: { type: 'string' },
      flag: { type: 'boolean', default: false },
      nested: { properties: { level: { default: 3 }, other: {} } },
      bare: { properties: { x: {} } },
      place: { $ref: '#/definitions/place' },
      list: { type: 'array', minItems: 2, default: ['a'] },
    },
    allOf: [{ properties: { extra: { default: null } } }],
    definitions: { place: { properties: { city: { default: 'Bern' } } } },
  }
  expect(defaultsOf(schema)).toEqual({
    title: 'New',
    flag: false,
    nested: { level: 3 },
    place: { city: 'Bern' },
    list: ['a'],
    extra: null,
  })
})

test('a schema that holds itself ends', () => {
  const tree = { properties: { below: { $ref: '#' }, name: { default: 'leaf' } } }
  expect(JSON.stringify(defaultsOf(tree)).match(/leaf/g)?.length).toBeLessThan(20)
})
