import { expect, test } from 'vitest'
import { allowedWidth, steppedWidth } from './columnWidth'

test.each([
  [100, true, 112],
  [112, true, 128],
  [100, false, 96],
  [96, false, 80],
  [48, false, 48],
  [1600, true, 1600],
])('a step from %i (wider: %j) leads to %i', (width, isWider, stepped) => {
  expect(steppedWidth(width, isWider)).toBe(stepped)
})

test.each([
  [-30, 48],
  [120.4, 120],
  [9000, 1600],
])('dragged to %d it is %i wide', (dragged, width) => {
  expect(allowedWidth(dragged)).toBe(width)
})
