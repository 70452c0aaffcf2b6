import { expect, test } from 'vitest'
import { problemOf, textOf, withText, type Draft } from './jsonDraft'

const draft: Draft = { value: { a: 1 } }

test('a value is shown as text that can be read', () => {
  expect(textOf(draft)).toBe('{\n  "a": 1\n}')
})

test('what is typed stays as it is typed, and is the value', () => {
  const next = withText(draft, '{"a" : 2}')
  expect(next.value).toEqual({ a: 2 })
  expect(textOf(next)).toBe('{"a" : 2}')
})

test('blanks alone change no value', () => {
  expect(withText(draft, ' {"a":1}').value).toBe(draft.value)
})

test.each([
  ['{"a":', { kind: 'end' }],
  ['{"a":12345678901234567890}', { kind: 'inexact-number' }],
])('a broken text is kept beside the last value: %s', (typed, problem) => {
  const next = withText(withText(draft, '{"a":2}'), typed)
  expect(next.value).toEqual({ a: 2 })
  expect(textOf(next)).toBe(typed)
  expect(problemOf(next)).toMatchObject(problem)
})

test.each([['[]'], ['"x"'], ['null'], ['3']])('a record is an object, so %s is none', typed => {
  expect(problemOf(withText(draft, typed))).toBe('not-an-object')
})
