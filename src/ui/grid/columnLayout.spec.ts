import { expect, test } from 'vitest'
import { layColumns, visibleColumns } from './columnLayout'

const columns = (...widths: number[]) => widths.map(width => ({ width }))

test('columns that fit share the room to the last pixel', () => {
  const { laid, total } = layColumns(columns(100, 200, 100), 1001)
  expect(laid.map(({ start, style }) => [start, style.width])).toEqual([
    [0, 250],
    [250, 500],
    [750, 251],
  ])
  expect(total).toBe(1001)
})

test('columns that do not fit keep their widths, but the first leaves room for the others', () => {
  const { laid, total } = layColumns(columns(300, 100, 300, 300), 400)
  expect(laid.map(({ style }) => style.width)).toEqual([180, 100, 300, 300])
  expect(total).toBe(880)
})

test('where a little is missing the wide ones give it, and nobody else', () => {
  const { laid, total } = layColumns(columns(300, 100, 200, 100), 640)
  expect(laid.map(({ style }) => style.width)).toEqual([260, 100, 180, 100])
  expect(total).toBe(640)
})

test('no columns take no room', () => {
  expect(layColumns([], 500)).toEqual({ laid: [], total: 0 })
})

const many = layColumns(columns(...Array.from({ length: 500 }, () => 100)), 1000).laid
const seen = (left: number, kept = 0) => visibleColumns(many, { left, width: 1000 }, kept).map(({ index }) => index)

test('of many columns those in view are drawn, and the first', () => {
  expect(seen(0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(seen(20_050)).toEqual([0, ...Array.from({ length: 17 }, (_, index) => 197 + index)])
  expect(seen(49_000).at(-1)).toBe(499)
})

test('the column that holds the focus stays', () => {
  expect(seen(0, 300)).toContain(300)
})

test('few columns are all drawn', () => {
  expect(visibleColumns(many.slice(0, 20), { left: 0, width: 100 }, 0)).toHaveLength(20)
})

test('right-to-left pages begin at the right', () => {
  const { laid } = layColumns(columns(100, 100), 0, true)
  expect(laid.map(({ style }) => style)).toEqual([
    { width: 100, right: 0 },
    { width: 100, right: 100 },
  ])
})
