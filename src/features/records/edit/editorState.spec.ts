import { expect, test } from 'vitest'
import { begin, hasArrived, settled } from './editorState'

const base = { id: 'r', last_modified: 1, a: 1, b: 1 }
const answer = { id: 'r', last_modified: 2, a: 2, b: 1, schema: 9 }

test('an edit begins with what a person may change', () => {
  expect(begin(base)).toEqual({ base, draft: { value: { a: 1, b: 1 } } })
})

test('after a save the answer is what stands there', () => {
  expect(settled({ base, draft: { value: { a: 2, b: 1 } } }, { a: 2, b: 1 }, answer)).toEqual(begin(answer))
})

test('what was typed while the save was under way stays', () => {
  expect(settled({ base, draft: { value: { a: 2, b: 7 } } }, { a: 2, b: 1 }, answer)).toEqual({
    base: answer,
    draft: { value: { a: 2, b: 7, schema: 9 } },
  })
})

test('a broken text that was typed meanwhile stays', () => {
  const text = { typed: '{', problem: 'not-an-object' as const }
  expect(settled({ base, draft: { value: { a: 2, b: 1 }, text } }, { a: 2, b: 1 }, answer).draft.text).toEqual(text)
})

test('a merged value that was saved leaves nothing of the older draft', () => {
  const conflict = { kind: 'changed' as const, theirs: { ...base, last_modified: 2 } }
  expect(settled({ base, draft: { value: { a: 5 } }, conflict }, { a: 2, b: 1 }, answer)).toEqual(begin(answer))
})

test('a save whose answer was lost is known by what the server holds', () => {
  expect(hasArrived({ b: 1, a: 2, schema: 8 }, answer)).toBe(true)
  expect(hasArrived({ b: 1, a: 3 }, answer)).toBe(false)
})
