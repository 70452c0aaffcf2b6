import { expect, test } from 'vitest'
import type { Operation } from '~/lib/operations'
import type { JsonObject } from '~/protocol/json'
import { countPreviews, previewChange } from './previewChange'

const schema: JsonObject = {
  type: 'object',
  required: ['title'],
  additionalProperties: false,
  properties: { title: { type: 'string', minLength: 3 }, stars: { type: 'integer', maximum: 5 } },
}
const row = { id: 'a', last_modified: 1, schema: 7, title: 'Oslo', stars: 2 }
const set = (field: string, value: number | string): Operation => ({ type: 'set', field, value })

test('a change is told field by field', () => {
  expect(previewChange(row, set('stars', 5), schema)).toEqual({
    type: 'changed',
    changes: [{ path: ['stars'], before: 2, after: 5 }],
    violations: [],
  })
  const renamed = previewChange(row, { type: 'rename', field: 'title', name: 'name' }, undefined)
  expect(renamed.type === 'changed' && renamed.changes.map(({ path }) => path)).toEqual([['title'], ['name']])
})

test('a record that is so already is told apart from one that it does not fit', () => {
  expect(previewChange(row, set('stars', 2), schema)).toEqual({ type: 'same' })
  expect(previewChange(row, { type: 'unset', field: 'nowhere' }, schema)).toEqual({ type: 'same' })
  expect(previewChange(row, { type: 'convert', field: 'title', to: 'number' }, schema)).toEqual({
    type: 'problem',
    problem: 'not-convertible',
  })
})

test('what the schema forbids is told, and the fields of the server are none of its business', () => {
  const high = previewChange(row, set('stars', 6), schema)
  expect(high.type === 'changed' && high.violations.map(({ keyword, path }) => [keyword, path])).toEqual([
    ['maximum', ['stars']],
  ])
  const bare = previewChange(row, { type: 'unset', field: 'title' }, schema)
  expect(bare.type === 'changed' && bare.violations.map(({ keyword }) => keyword)).toEqual(['required'])
})

test('the outcomes are counted', () => {
  const outcomes = [set('stars', 5), set('stars', 6), set('stars', 2)].map(one => previewChange(row, one, schema))
  expect(countPreviews(outcomes)).toEqual({ changed: 2, same: 1, unfit: 0, breaking: 1 })
})
