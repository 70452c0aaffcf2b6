import { expect, test } from 'vitest'
import { newId } from './newId'

test('an id carries the marks of version 4', () => {
  expect(newId(bytes => bytes.fill(0))).toBe('00000000-0000-4000-8000-000000000000')
  expect(newId(bytes => bytes.fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
})

test('two ids differ', () => {
  expect(newId()).not.toBe(newId())
})
