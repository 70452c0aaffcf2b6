import type { Json, JsonObject } from '~/protocol/json'
import type { Step } from '../steps'

export const needs = { needs: 'schema' } as const

export const NO_MAPPING = 'is not a mapping type: Does not implement dict-like functionality.'

export const withSchema = (schema: Json): Step => ({ ask: 'PUT $c', send: { data: { schema } }, gives: 200 })

export const ARTICLE: JsonObject = {
  type: 'object',
  properties: {
    title: { type: 'string', minLength: 2 },
    n: { type: 'integer' },
    tags: { type: 'array', items: { type: 'string' } },
    o: { type: 'object', properties: { x: { type: 'number' } }, required: ['x'] },
    e: { enum: ['a', 'b'] },
  },
  required: ['title'],
}
