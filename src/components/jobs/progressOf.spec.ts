import { expect, test } from 'vitest'
import { progressOf } from './progressOf'

const counts = { total: 200, todo: 50, done: 140, same: 10, changed: 0, gone: 0, refused: 0 }

test('of a job that writes, what is settled among all', () => {
  expect(progressOf({ state: 'running', expected: undefined, counts })).toBe(0.75)
  expect(progressOf({ state: 'cancelled', expected: undefined, counts })).toBe(0.75)
})

test('of a job that reads, what is read among what was named, if anything was', () => {
  expect(progressOf({ state: 'planning', expected: 400, counts })).toBe(0.5)
  expect(progressOf({ state: 'planning', expected: undefined, counts })).toBeUndefined()
  expect(progressOf({ state: 'planning', expected: 100, counts })).toBe(1)
})

test('a job that had nothing to do is done all the same', () => {
  expect(progressOf({ state: 'done', expected: 0, counts: { ...counts, total: 0, todo: 0 } })).toBe(1)
})
