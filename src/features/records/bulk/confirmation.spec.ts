import { expect, test } from 'vitest'
import { confirmationOf, isConfirmed } from './confirmation'

test('ten records need no more than a press, eleven their number', () => {
  expect(confirmationOf(10, 'cities')).toBeUndefined()
  expect(confirmationOf(11, 'cities')).toBe('11')
})

test('where nobody knows how many there are the name of the collection is asked for', () => {
  expect(confirmationOf(undefined, 'cities')).toBe('cities')
})

test.each([
  ['1240', '1240', true],
  [' 1,240 ', '1240', true],
  ['1 240', '1240', true],
  ['124', '1240', false],
  ['', '1240', false],
  ['x1240', '1240', false],
  ['cities', 'cities', true],
  ['Cities', 'cities', false],
])('%j for %j: %s', (typed, asked, isRight) => {
  expect(isConfirmed(typed, asked)).toBe(isRight)
})
