import { expect, test } from 'vitest'
import { fieldInfos, infoOf } from '../filter/fieldInfos'
import { emptyValue, readValue, valueKinds, type NewValue } from './newValue'

const shape = {
  displayFields: [],
  sort: [],
  schema: {
    type: 'object',
    properties: {
      title: { type: 'string' },
      stars: { type: 'integer' },
      done: { type: 'boolean' },
      size: { enum: ['S', 'M', 3] },
      born: { type: 'string', format: 'date' },
      tags: { type: 'array', items: { type: 'string' } },
      years: { type: 'array', items: { type: 'integer' } },
      parts: { type: 'array', items: { type: 'object' } },
      place: { type: 'object' },
    },
  },
}
const infos = fieldInfos(shape, [{ seen: '2024-01-02T03:04:05Z', marks: [1, 2] }])
const info = (field: string) => infoOf(infos, field)

test.each([
  ['title', 'text'],
  ['stars', 'number'],
  ['done', 'choice'],
  ['size', 'choice'],
  ['born', 'day'],
  ['seen', 'moment'],
  ['tags', 'list'],
  ['years', 'list'],
  ['marks', 'list'],
  ['parts', 'json'],
  ['place', 'json'],
  ['unheard-of', 'text'],
])('%s is written as %s, and as anything else if one likes', (field, kind) => {
  expect(emptyValue(info(field)).kind).toBe(kind)
  expect(valueKinds(info(field))).toEqual(expect.arrayContaining(['text', 'number', 'choice', 'list', 'json']))
})

const written = (kind: NewValue['kind'], text: string, list: string[] = []): NewValue => ({ kind, text, list })

test.each([
  ['title', written('text', ''), ''],
  ['title', written('text', '5'), '5'],
  ['stars', written('number', '1 000,5'), 1000.5],
  ['done', written('choice', 'false'), false],
  ['size', written('choice', '"S"'), 'S'],
  ['born', written('day', '2024-02-29'), '2024-02-29'],
  ['tags', written('list', '', []), []],
  ['tags', written('list', '', ['1', 'b']), ['1', 'b']],
  ['years', written('list', '', ['1999', '2001']), [1999, 2001]],
  ['place', written('json', '{"a": [null]}'), { a: [null] }],
])('%s: %j is read', (field, value, read) => {
  expect(readValue(value, info(field))).toEqual({ value: read })
})

test.each([
  ['stars', written('number', ' '), { problem: 'empty' }],
  ['stars', written('number', 'five'), { problem: 'no-number' }],
  ['stars', written('number', '1,234'), { problem: 'ambiguous' }],
  ['stars', written('number', '9007199254740993'), { problem: 'inexact' }],
  ['done', written('choice', ''), { problem: 'no-choice' }],
  ['born', written('day', ''), { problem: 'no-date' }],
  ['seen', written('moment', ''), { problem: 'no-date' }],
  ['years', written('list', '', ['1999', 'x']), { problem: 'no-number', entry: 'x' }],
  ['place', written('json', '{'), { problem: 'no-json' }],
  ['place', written('json', ''), { problem: 'empty' }],
])('%s: %j is not', (field, value, problem) => {
  expect(readValue(value, info(field))).toEqual(problem)
})
