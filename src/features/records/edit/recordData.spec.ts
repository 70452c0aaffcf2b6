import { expect, test } from 'vitest'
import { copyable, editable, formPart, recordSchema, titleOf, withFormPart } from './recordData'

const record = { b: 1, flag: '🇨🇭', id: 'x', last_modified: 5, schema: 7, a: { c: 2 } }

test('the server keeps id and last_modified itself', () => {
  expect(JSON.stringify(editable(record))).toBe('{"b":1,"flag":"🇨🇭","schema":7,"a":{"c":2}}')
})

test('a form shows no stamp, and gives the data back with it in its place', () => {
  const data = editable(record)
  const part = formPart(data)
  expect(Object.keys(part)).toEqual(['b', 'flag', 'a'])
  expect(JSON.stringify(withFormPart(data, part))).toBe(JSON.stringify(data))
  expect(JSON.stringify(withFormPart(data, { a: 3, z: 1 }))).toBe('{"schema":7,"a":3,"z":1}')
})

test('the schema is applied as the server does it', () => {
  const schema = {
    properties: { id: {}, schema: {}, a: {} },
    required: ['id', 'last_modified', 'a'],
    additionalProperties: false,
  }
  expect(recordSchema(schema)).toEqual({ properties: { a: {} }, required: ['a'], additionalProperties: false })
  expect(recordSchema('x')).toBe('x')
  expect(recordSchema({ properties: 'x', required: 5 })).toEqual({ properties: 'x', required: 5 })
})

test('a copy has neither stamp nor file', () => {
  expect(copyable({ a: 1, schema: 7, attachment: { location: 'x' } })).toEqual({ a: 1 })
  expect(copyable({ schema: 'mine', attachment: 'none' })).toEqual({ schema: 'mine', attachment: 'none' })
})

test.each([
  [['a.c'], '2'],
  [['missing'], 'x'],
  [['flag', 'b'], '1'],
  [[], 'x'],
])('the title by %j is %s', (displayFields, title) => {
  expect(titleOf(record, displayFields)).toBe(title)
})
