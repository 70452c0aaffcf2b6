import { expect, test } from 'vitest'
import { blockOf, cellsIn, rowsIn } from './cellRange'

test('a block lies between two corners, whichever came first', () => {
  const block = { top: 2, bottom: 5, left: 1, right: 3 }
  expect(blockOf({ row: 2, column: 3 }, { row: 5, column: 1 })).toEqual(block)
  expect(blockOf({ row: 5, column: 1 }, { row: 2, column: 3 })).toEqual(block)
  expect(rowsIn(block)).toBe(4)
  expect(cellsIn(block)).toBe(12)
})

test('one cell is a block as well', () => {
  expect(cellsIn(blockOf({ row: 7, column: 0 }, { row: 7, column: 0 }))).toBe(1)
})
