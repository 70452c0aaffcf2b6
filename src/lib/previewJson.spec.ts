import { expect, test } from 'vitest'
import { cutText, previewJson } from './previewJson'

test.each([
  ['text', 'text'],
  [12.5, '12.5'],
  [true, 'true'],
  [null, 'null'],
  [[], '[]'],
  [{}, '{}'],
  [['a', 1, true, null], 'a, 1, true, null'],
  [[{ a: 1 }, 2], '[{"a": 1}, 2]'],
  [{ a: { b: [1, 2] }, c: 'x"y' }, '{"a": {"b": [1, 2]}, "c": "x\\"y"}'],
  [JSON.parse('{"__proto__":{"x":1}}'), '{"__proto__": {"x": 1}}'],
])('%j is shown as %s', (value, text) => {
  expect(previewJson(value)).toBe(text)
})

test.each([
  ['a long text', 'x'.repeat(1_000_000)],
  ['a long list', Array.from({ length: 500_000 }, (_, index) => index)],
  ['a list with a late object', [...Array.from({ length: 500 }, () => 'word'), {}]],
  ['a wide object', Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key${index}`, index]))],
  ['a long key', { ['k'.repeat(1_000_000)]: 1 }],
  ['a deep list', JSON.parse('['.repeat(5000) + ']'.repeat(5000))],
])('%s is cut to 200 characters and an ellipsis', (_, value) => {
  const text = previewJson(value)
  expect(text.length).toBeLessThanOrEqual(201)
  expect(text.endsWith('…')).toBe(true)
})

test('a cut never leaves half of a character', () => {
  expect(cutText('ab😀cd', 3)).toBe('ab…')
  expect(cutText('ab😀cd', 4)).toBe('ab😀…')
})
