import { expect, test } from 'vitest'
import { moveCell } from './moveCell'

const size = { rows: 100, columns: 5, page: 20, isRightToLeft: false }

test.each([
  ['ArrowDown', false, [10, 2], [11, 2]],
  ['ArrowDown', false, [99, 2], [99, 2]],
  ['ArrowUp', false, [0, 2], [-1, 2]],
  ['ArrowUp', false, [-1, 2], [-1, 2]],
  ['ArrowRight', false, [10, 4], [10, 4]],
  ['ArrowLeft', false, [10, 2], [10, 1]],
  ['Home', false, [10, 2], [10, 0]],
  ['End', false, [10, 2], [10, 4]],
  ['Home', true, [10, 2], [0, 0]],
  ['End', true, [10, 2], [99, 4]],
  ['PageDown', false, [90, 2], [99, 2]],
  ['PageUp', false, [10, 2], [0, 2]],
  ['PageUp', false, [-1, 2], [-1, 2]],
])('%s (with Ctrl: %j) leads from %j to %j', (key, withCtrl, [row = 0, column = 0], [toRow, toColumn]) => {
  expect(moveCell({ row, column }, key, withCtrl, size)).toEqual({ row: toRow, column: toColumn })
})

test('in right-to-left scripts the arrows follow the eye', () => {
  const turned = { ...size, isRightToLeft: true }
  expect(moveCell({ row: 1, column: 1 }, 'ArrowLeft', false, turned)).toEqual({ row: 1, column: 2 })
  expect(moveCell({ row: 1, column: 1 }, 'ArrowRight', false, turned)).toEqual({ row: 1, column: 0 })
})

test('other keys belong to others', () => {
  expect(moveCell({ row: 1, column: 1 }, 'a', false, size)).toBe(undefined)
})

test('a grid without rows keeps its header', () => {
  expect(moveCell({ row: -1, column: 0 }, 'ArrowDown', false, { ...size, rows: 0 })).toEqual({ row: -1, column: 0 })
})
