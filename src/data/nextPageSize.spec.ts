import { expect, test } from 'vitest'
import { nextPageSize } from './nextPageSize'

const rows = (characters: number) => Array.from({ length: 100 }, () => ({ text: 'x'.repeat(characters) }))

test.each([
  ['small rows', rows(100), 1000],
  ['rows of 10 kB', rows(10_000), 99],
  ['rows of 1 MB', rows(1_000_000), 10],
  ['no rows', [], 1000],
])('after %s', (_, page, expected) => {
  expect(nextPageSize(page)).toBe(expected)
})
