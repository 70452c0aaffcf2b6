import { expect, test } from 'vitest'
import { layColumns } from './columnLayout'
import type { CellMark } from './gridOptions'
import { lookOf, markAt } from './rowLook'

type Note = { id: string; marks: Record<string, CellMark> }

const columns = layColumns(
  ['name', 'stars', 'seen'].map(id => ({ id, width: 100 })),
  300,
).laid
const note: Note = { id: 'a', marks: { stars: 'staged', seen: 'refused' } }
const plain = { columns, range: undefined }

test('a row without anything special is that', () => {
  expect(lookOf(note, 3, plain)).toEqual({
    isSelected: undefined,
    checkLabel: undefined,
    marks: undefined,
    isGone: false,
    rangeFrom: -1,
    rangeTo: -1,
  })
})

test('marks are told by the place of their column', () => {
  const markOf = (row: Note, column: string) => row.marks[column]
  const { marks } = lookOf(note, 0, { ...plain, markOf })
  expect(columns.map((_, nth) => markAt(marks, nth))).toEqual([undefined, 'staged', 'refused'])
  expect(lookOf({ id: 'b', marks: {} }, 0, { ...plain, markOf }).marks).toBe(undefined)
})

test('equal looks are equal texts, so that a row can tell', () => {
  const markOf = (row: Note, column: string) => row.marks[column]
  const { marks } = lookOf(note, 0, { ...plain, markOf })
  expect(lookOf({ ...note }, 0, { ...plain, markOf }).marks).toBe(marks)
})

test.each([
  [1, -1, -1],
  [2, 0, 1],
  [4, 0, 1],
  [5, -1, -1],
])('row %i of a range over rows 2 to 4 has columns %i to %i in it', (index, rangeFrom, rangeTo) => {
  const range = { top: 2, bottom: 4, left: 0, right: 1 }
  expect(lookOf(note, index, { ...plain, range })).toMatchObject({ rangeFrom, rangeTo })
})

test('a row that is chosen, or gone, says so', () => {
  const selection = {
    has: (row: Note) => row.id === 'a',
    isAll: false,
    count: 1,
    onToggle: () => {},
    onToggleAll: () => {},
    labelOf: (row: Note) => `Select ${row.id}`,
  }
  expect(lookOf(note, 0, { ...plain, selection, rowMarkOf: () => 'gone' })).toMatchObject({
    isSelected: true,
    checkLabel: 'Select a',
    isGone: true,
  })
})
