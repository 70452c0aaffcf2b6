import { expect, test } from 'vitest'
import { drawnRows, isElsewhere } from './drawnRows'

const range = (startIndex: number, endIndex: number, count = 1000) => ({
  startIndex,
  endIndex,
  count,
})
const ends = (rows: number[]) => [rows[0], rows.at(-1), rows.length]

test('some rows beside the view are drawn, hardly any in flight', () => {
  expect(ends(drawnRows(range(100, 120), false, 110))).toEqual([92, 128, 37])
  expect(ends(drawnRows(range(100, 120), true, 110))).toEqual([99, 121, 23])
})

test('never rows that do not exist', () => {
  expect(ends(drawnRows(range(0, 20), false, 0))).toEqual([0, 28, 29])
  expect(ends(drawnRows(range(980, 999), false, 990))).toEqual([972, 999, 28])
  expect(drawnRows(range(0, 0, 0), false, 0)).toEqual([])
})

test('the row that may hold the focus is drawn in its order', () => {
  expect(drawnRows(range(100, 101), true, 3)).toEqual([3, 99, 100, 101, 102])
  expect(drawnRows(range(100, 101), true, 500)).toEqual([99, 100, 101, 102, 500])
  expect(drawnRows(range(100, 101), true, -1)).toEqual([99, 100, 101, 102])
})

test('two such rows are both drawn, and none of them twice', () => {
  expect(drawnRows(range(100, 101), true, 3, 500)).toEqual([3, 99, 100, 101, 102, 500])
  expect(drawnRows(range(100, 101), true, 500, 500)).toEqual([99, 100, 101, 102, 500])
  expect(drawnRows(range(100, 101), true, 100, 3)).toEqual([3, 99, 100, 101, 102])
})

test('a view is elsewhere when it shares no row', () => {
  expect(isElsewhere(range(0, 20), range(20, 40))).toBe(false)
  expect(isElsewhere(range(0, 20), range(21, 41))).toBe(true)
  expect(isElsewhere(range(50, 70), range(21, 41))).toBe(true)
})
