import { expect, test } from 'vitest'
import type { JsonMap } from '~/lib/jsonValue'
import { prepareForm } from './prepareForm'

const schema: JsonMap = {
  properties: {
    text: { type: 'string' },
    list: { type: 'array', items: { type: 'string' } },
    place: { $ref: '#/definitions/place' },
  },
  definitions: { place: { type: 'object', properties: { city: { type: 'string' } } } },
}

const ui = (uiSchema: unknown) => prepareForm(schema, uiSchema)

test.each([
  [{ text: { 'ui:widget': 'textarea', 'ui:placeholder': 'x' } }],
  [{ text: { 'ui:options': { widget: 'textarea' } } }],
  [{ place: { city: { 'ui:widget': 'textarea' } } }],
  [{ list: { items: { 'ui:widget': 'textarea' } } }],
])('known widgets are kept: %j', uiSchema => {
  const prepared = ui(uiSchema)
  expect(JSON.stringify(prepared.uiSchema)).toContain('"ui:widget":"textarea"')
  expect(prepared.notes).toEqual([])
})

test.each([
  [{ list: { 'ui:field': 'tags' } }, 'tags', ['list']],
  [{ text: { 'ui:widget': 'base64file' } }, 'base64file', ['text']],
  [{ list: { 'ui:widget': 'textarea' } }, 'textarea', ['list']],
  [{ place: { city: { 'ui:widget': 'constructor' } } }, 'constructor', ['place', 'city']],
])('unknown widgets are taken out and noted: %j', (uiSchema, name, path) => {
  const prepared = ui(uiSchema)
  expect(JSON.stringify(prepared.uiSchema)).not.toMatch(/ui:(widget|field)/)
  expect(prepared.notes).toEqual([{ kind: 'unknown-widget', name, path }])
})

test.each([
  [null],
  ['x'],
  [[]],
  [{ text: 5 }],
  [{ 'ui:order': 'text' }],
  [{ text: { 'ui:help': { type: 'b' }, 'ui:style': {}, 'ui:FieldTemplate': 'x' } }],
])('a uiSchema that is none does no harm: %j', uiSchema => {
  expect(JSON.stringify(ui(uiSchema).uiSchema)).not.toContain('ui:')
})

test('an order that forgets fields puts them last', () => {
  expect(ui({ 'ui:order': ['list', 'list', 3] }).uiSchema['ui:order']).toEqual(['list', '*'])
  expect(ui({ 'ui:order': ['*', 'text'] }).uiSchema['ui:order']).toEqual(['*', 'text'])
})

test('fields named like what every object has are left to the JSON view, and said', () => {
  const hostile: unknown = JSON.parse(
    '{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"},"a":{"title":5,"type":"string"}}}',
  )
  const prepared = prepareForm(hostile as JsonMap, {}) // An object, as its text shows.
  expect(Object.keys(prepared.schema.properties ?? {})).toEqual(['a'])
  expect(prepared.notes).toEqual([
    { kind: 'json-only', name: '__proto__' },
    { kind: 'json-only', name: 'constructor' },
  ])
  expect(JSON.stringify(prepared.schema)).not.toContain('title')
})
