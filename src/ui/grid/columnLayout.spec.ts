import { expect, test } from 'vitest'
import { layColumns, visibleColumns } from './columnLayout'

const columns = (...widths: number[]) => widths.map((width, at) => ({ id: `c${at}`, width }))

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
  expect(layColumns([], 500)).toEqual({ laid: [], total: 0, pinned: 1 })
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
  const { laid } = layColumns(columns(100, 100), 0, { isRightToLeft: true })
  expect(laid.map(({ style }) => style)).toEqual([
    { width: 100, right: 0 },
    { width: 100, right: 100 },
  ])
})

const widths = ({ laid }: ReturnType<typeof layColumns>) => laid.map(({ style }) => style.width)
const fixed = (id: string, width: number) => ({ id, width, isFixedWidth: true as const })

test('a column of a fixed width neither takes nor gives', () => {
  expect(widths(layColumns([fixed('a', 100), ...columns(100, 100)], 500))).toEqual([100, 200, 200])
  expect(widths(layColumns([...columns(100, 100), fixed('a', 100)], 500))).toEqual([200, 200, 100])
  expect(widths(layColumns([fixed('a', 300), ...columns(300)], 500))).toEqual([300, 200])
  expect(widths(layColumns([fixed('a', 100), fixed('b', 100)], 500))).toEqual([100, 100])
})

test('widths that are held stay, whatever room there is', () => {
  const held = new Map([
    ['c0', 90],
    ['c1', 300],
  ])
  expect(widths(layColumns(columns(100, 200), 1000, { held }))).toEqual([90, 300])
})

test('the first column has room for what stands before its text', () => {
  expect(widths(layColumns(columns(100, 100), 0, { extra: 36 }))).toEqual([136, 100])
})

const pins = (room: number, pinned: number) =>
  layColumns(columns(100, 100, 100, 100), room, { pinned }).laid.map(({ pin }) => pin)

test('pinned columns stay as long as the others have room to pass by', () => {
  expect(pins(380, 1)).toEqual(['last', undefined, undefined, undefined])
  expect(pins(380, 2)).toEqual(['inner', 'last', undefined, undefined])
  expect(pins(380, 4)).toEqual(['inner', 'last', undefined, undefined])
  expect(pins(100, 3)).toEqual(['last', undefined, undefined, undefined])
})

test('of many columns all pinned ones are drawn', () => {
  const many = layColumns(columns(...Array.from({ length: 100 }, () => 100)), 1000, {
    pinned: 2,
  }).laid
  expect(visibleColumns(many, { left: 5000, width: 1000 }, 0)[1]?.index).toBe(1)
})
