import { expect, test } from 'vitest'
import { countOf, EVERYTHING, isNothing, isPicked, NOTHING, pick } from './selection'

test('rows are taken in one by one and left out again', () => {
  const two = pick(NOTHING, ['a', 'b'], true)
  expect([isPicked(two, 'a'), isPicked(two, 'c'), countOf(two, 100)]).toEqual([true, false, 2])
  const one = pick(two, ['a'], false)
  expect([isPicked(one, 'a'), isPicked(one, 'b'), countOf(one, undefined)]).toEqual([false, true, 1])
  expect(isNothing(pick(one, ['b'], false))).toBe(true)
})

test('everything holds rows that nobody has loaded, but for those left out', () => {
  const most = pick(EVERYTHING, ['a', 'b'], false)
  expect([isPicked(most, 'a'), isPicked(most, 'never seen')]).toEqual([false, true])
  expect(countOf(most, 1240)).toBe(1238)
  expect(countOf(pick(most, ['a'], true), 1240)).toBe(1239)
})

test('everything is as many as match, once that is known', () => {
  expect(countOf(EVERYTHING, undefined)).toBeUndefined()
  expect(countOf(EVERYTHING, 7)).toBe(7)
  expect(isNothing(EVERYTHING)).toBe(false)
})

test('leaving out more than match is none, not less than none', () => {
  expect(countOf(pick(EVERYTHING, ['a', 'b'], false), 1)).toBe(0)
})

test('what was picked before stays as it was', () => {
  const before = pick(NOTHING, ['a'], true)
  pick(before, ['b'], true)
  pick(before, ['a'], false)
  expect([...before.ids]).toEqual(['a'])
})
