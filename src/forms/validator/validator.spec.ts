import { i18n } from '@lingui/core'
import { createSchemaUtils, type RJSFSchema } from '@rjsf/utils'
import { beforeAll, expect, test } from 'vitest'
import { validator } from './validator'

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

test('errors are filed where the form looks for them', () => {
  const schema: RJSFSchema = {
    properties: { o: { type: 'object', required: ['x'] }, 'a.b': { type: 'string' }, l: { items: { minimum: 3 } } },
  }
  const { errors, errorSchema } = validator.validateFormData({ o: {}, 'a.b': 1, l: [5, 2], gone: undefined }, schema)
  expect(errorSchema).toEqual({
    o: { x: { __errors: ['This field is required.'] } },
    'a.b': { __errors: ['Must be text.'] },
    l: { 1: { __errors: ['Must be at least 3.'] } },
  })
  expect(errors.map(error => error.property)).toEqual(['.o.x', '.a.b', '.l[1]'])
})

test('a name like __proto__ reaches no other object', () => {
  const value: unknown = JSON.parse('{"__proto__":1}')
  const { errors } = validator.validateFormData(value, { additionalProperties: false })
  expect(errors).toHaveLength(1)
  expect(Object.hasOwn(Object.prototype, '__errors')).toBe(false)
})

test('variants are told apart', () => {
  const root = { definitions: { a: { required: ['a'] } } }
  expect(validator.isValid({ $ref: '#/definitions/a' }, { a: 1 }, root)).toBe(true)
  expect(validator.isValid({ $ref: '#/definitions/a' }, { b: 1, a: undefined }, root)).toBe(false)
})

test('a variant is chosen by the fields that are there', () => {
  const variants: RJSFSchema[] = [
    { type: 'object', properties: { radius: { type: 'number' } }, required: ['radius'] },
    { type: 'object', properties: { side: { type: 'number' } }, required: ['side'] },
  ]
  const utils = createSchemaUtils(validator, { properties: { shape: { oneOf: variants } } })
  expect(utils.getClosestMatchingOption({ side: 3 }, variants, 0)).toBe(1)
  expect(utils.getClosestMatchingOption({ radius: 3 }, variants, 1)).toBe(0)
})
