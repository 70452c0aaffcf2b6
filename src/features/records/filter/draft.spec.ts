import { expect, test } from 'vitest'
import type { JsonObject, Json } from '~/protocol/json'
import type { Condition } from '~/url/filters'
import { draftOf, newDraft, readDraft, withVerb, type Draft } from './draft'
import { bare, typesOf, type FieldInfo } from './fieldInfos'
import { verbsFor, type ValueKind, type Verb } from './verbs'

const NOW = Date.UTC(2026, 0, 31)
const info = (node: JsonObject, samples: Json[] = []): FieldInfo => ({
  ...bare('x', typesOf(node)),
  schema: node,
  samples,
})
const text = info({ type: 'string' })
const number = info({ type: 'integer' })
const choice = info({ enum: ['a', 'b'] })
const yesNo = info({ type: 'boolean' })
const day = info({ type: 'string', format: 'date' })
const moment = info({ type: 'string', format: 'date-time' }, ['2020-01-01T00:00:00Z'])
const list = info({ type: 'array', items: { type: 'integer' } }, [1, 2])
const time = bare('last_modified', ['number'])

test.each<[string, FieldInfo, Verb, ValueKind]>([
  ['text', text, 'like', 'text'],
  ['number', number, 'min', 'number'],
  ['choice', choice, 'in', 'choice'],
  ['boolean', yesNo, 'eq', 'choice'],
  ['day', day, 'min', 'day'],
  ['moment', moment, 'min', 'moment'],
  ['list', list, 'contains_any', 'number'],
  ['last_modified', time, 'gt', 'time'],
  ['id', bare('id', ['string']), 'like', 'text'],
  ['unknown', bare('y'), 'like', 'text'],
  ['object', info({ type: 'object' }), 'there', 'json'],
])('a filter on %s begins with what is likely', (_, field, verb, kind) => {
  expect(newDraft(field)).toMatchObject({ verb, kind })
})

test.each<[string, FieldInfo, Verb[]]>([
  ['last_modified', time, ['gt', 'min', 'lt', 'max']],
  ['a name with a sign', bare('a-b'), ['eq', 'null']],
  ['yes/no', yesNo, ['eq', 'not', 'there', 'missing']],
  ['a list', list, ['contains_any', 'contains', 'eq', 'not', 'there', 'missing']],
  ['nullable', info({ type: ['boolean', 'null'] }), ['eq', 'not', 'there', 'missing', 'null']],
  ['an object', info({ type: 'object' }), ['there', 'missing', 'eq', 'not']],
])('of %s one may say %j', (_, field, verbs) => {
  expect(verbsFor(field)).toEqual(verbs)
})

test.each<[string, FieldInfo, Omit<Condition, 'field'>]>([
  ['text', text, { operator: 'eq', value: '5' }],
  ['number in a text field', text, { operator: 'eq', value: 5 }],
  ['number', number, { operator: 'min', value: -2.5 }],
  ['mixed list', number, { operator: 'in', value: [1, 'a', null] }],
  ['choices', choice, { operator: 'exclude', value: ['a', 'b'] }],
  ['no choice of these', choice, { operator: 'eq', value: 'z' }],
  ['boolean', yesNo, { operator: 'not', value: false }],
  ['day', day, { operator: 'max', value: '2026-01-31' }],
  ['odd day', day, { operator: 'max', value: '2026' }],
  ['moment', moment, { operator: 'gt', value: '2026-01-31T14:00:00Z' }],
  ['moment of another style', moment, { operator: 'gt', value: '2026-01-31T14:00:00.123456Z' }],
  ['pattern', text, { operator: 'like', value: 'par*' }],
  ['object', text, { operator: 'eq', value: { a: [1] } }],
  ['null', text, { operator: 'eq', value: null }],
  ['there', text, { operator: 'has', value: true }],
  ['missing', text, { operator: 'has', value: false }],
  ['any of', list, { operator: 'contains_any', value: [1, 2] }],
  ['all of texts', list, { operator: 'contains', value: ['a'] }],
])('%s survives the editor untouched', (_, field, asked) => {
  const condition = { field: 'x', ...asked }
  expect(readDraft(draftOf(field, condition), field, NOW)).toEqual({ condition })
})

test('milliseconds of the server survive it too', () => {
  const condition: Condition = { field: 'last_modified', operator: 'min', value: 1_700_000_000_123 }
  expect(readDraft(draftOf(time, condition), time, NOW)).toEqual({ condition })
})

const draft = (verb: Verb, kind: ValueKind, typed: string | string[]): Draft => ({
  field: 'x',
  verb,
  kind,
  text: typeof typed === 'string' ? typed : '',
  list: typeof typed === 'string' ? [] : typed,
})

test.each<[Draft, FieldInfo, string]>([
  [draft('like', 'text', ''), text, 'empty'],
  [draft('min', 'text', ''), text, 'empty'],
  [draft('min', 'number', 'many'), number, 'number-none'],
  [draft('min', 'number', '1,234'), number, 'number-ambiguous'],
  [draft('min', 'number', ''), number, 'empty'],
  [draft('in', 'number', []), number, 'empty-list'],
  [draft('in', 'number', ['1', 'x']), number, 'number-none'],
  [draft('eq', 'choice', ''), choice, 'no-choice'],
  [draft('min', 'day', '31.1.'), day, 'date'],
  [draft('min', 'moment', ''), moment, 'date'],
  [draft('eq', 'json', '{'), text, 'json'],
  [draft('eq', 'json', '12345678901234567890'), text, 'number-inexact'],
  [draft('in', 'json', ['[1,2]']), text, 'inexpressible'],
  [{ ...draft('gt', 'time', '2026-02-02T00:01'), field: 'last_modified' }, time, 'future'],
])('%j is refused', (one, field, problem) => {
  expect(readDraft(one, field, NOW)).toMatchObject({ problem })
})

test('the one of several that is wrong is named', () => {
  expect(readDraft(draft('in', 'number', ['1', 'x']), number, NOW)).toEqual({ problem: 'number-none', input: 'x' })
})

test('an empty text can be asked for', () => {
  const condition = { field: 'x', operator: 'eq', value: '' }
  expect(readDraft(draft('eq', 'text', ''), text, NOW)).toEqual({ condition })
})

test('what was typed goes along to another verb where it fits', () => {
  const typed = draft('eq', 'number', '5')
  expect(withVerb(typed, number, 'min')).toEqual({ ...typed, verb: 'min' })
  expect(withVerb(typed, number, 'in')).toMatchObject({ kind: 'number', list: ['5'] })
  expect(withVerb(draft('in', 'number', ['5', '6']), number, 'eq')).toMatchObject({ text: '5' })
  expect(withVerb(draft('in', 'choice', ['"a"']), choice, 'like')).toMatchObject({ kind: 'text', text: '' })
})
