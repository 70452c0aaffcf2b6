import { expect, test } from 'vitest'
import { layColumns } from './columnLayout'
import { landingAt, moveColumn } from './moveColumn'

test.each([
  [0, 2, 'bcad'],
  [3, 0, 'dabc'],
  [1, 1, 'abcd'],
  [2, 3, 'abdc'],
])('the column at %i goes to %i: %s', (from, to, order) => {
  expect(moveColumn([...'abcd'], from, to).join('')).toBe(order)
})

const laid = layColumns(
  [...'abcd'].map(id => ({ id, width: 100 })),
  400,
).laid

test.each([
  ['before the first', 1, 20, 0, { to: 0, edge: 0 }],
  ['where it is', 1, 120, 0, { to: 1, edge: 100 }],
  ['where it is, by its other edge', 1, 220, 0, { to: 1, edge: 200 }],
  ['one further', 1, 260, 0, { to: 2, edge: 300 }],
  ['to the end', 1, 900, 0, { to: 3, edge: 400 }],
  ['not before one that never moves', 2, 20, 1, { to: 1, edge: 100 }],
  ['nowhere when it never moves', 0, 300, 1, undefined],
])('a column lands %s', (_, from, at, immovable, landing) => {
  expect(landingAt(laid, from, at, immovable)).toEqual(landing)
})
