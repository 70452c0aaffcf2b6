import { expect, test } from 'vitest'
import { keyOfClash, resolve } from './choice'

const clash = { path: ['a'], base: 1, mine: 2, theirs: undefined }

test.each([
  [undefined, undefined],
  [{ kind: 'mine' as const }, { value: 2 }],
  [{ kind: 'theirs' as const }, { value: undefined }],
  [{ kind: 'edited' as const, text: '{"x":1}' }, { value: { x: 1 } }],
  [{ kind: 'edited' as const, text: ' ' }, { value: undefined }],
  [{ kind: 'edited' as const, text: '{' }, undefined],
])('%j decides %j', (choice, resolved) => {
  expect(resolve(clash, choice)).toEqual(resolved)
})

test('a decision holds only for what it was made about', () => {
  expect(keyOfClash(clash)).toBe(keyOfClash({ ...clash, base: 9 }))
  expect(keyOfClash(clash)).not.toBe(keyOfClash({ ...clash, theirs: 3 }))
})
