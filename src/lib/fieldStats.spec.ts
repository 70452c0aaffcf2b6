import { expect, test } from 'vitest'
import { FieldStats } from './fieldStats'

function statsOf(values: readonly unknown[], mostExact?: number) {
  const stats = new FieldStats(mostExact)
  for (const value of values) stats.add(value)
  return stats.summary()
}

test('presence, types and the most frequent values are counted', () => {
  const found = statsOf(['a', 'b', 'a', '', 5, true, null, undefined, { deep: 1 }])
  expect(found).toMatchObject({ rows: 9, present: 8, emptyTexts: 1, isExact: true, distinct: 5 })
  expect(found.types[0]).toEqual({ type: 'text', count: 4 })
  expect(found.top[0]).toEqual({ value: 'a', count: 2, isItem: false })
  expect(found.top.map(({ value }) => value)).toEqual(['a', '', 'b', 5, true])
})

test('5 and "5" are two values', () => {
  expect(statsOf([5, '5', 5]).top).toEqual([
    { value: 5, count: 2, isItem: false },
    { value: '5', count: 1, isItem: false },
  ])
})

test('numbers have ends and a mean, texts and lists have lengths', () => {
  expect(statsOf([3, -1, 4]).numbers).toEqual({ least: -1, most: 4, mean: 2 })
  expect(statsOf(['', 'four']).lengths).toEqual({ least: 0, most: 4 })
  expect(statsOf([['x', 'y'], [], ['x', { deep: 1 }]])).toMatchObject({
    items: { least: 0, most: 2 },
    top: [
      { value: 'x', count: 2, isItem: true },
      { value: 'y', count: 1, isItem: true },
    ],
  })
})

test('dates have ends only where most texts are dates', () => {
  expect(statsOf(['2024-01-02', '2023-05-01', '']).dates).toEqual({ least: '2023-05-01', most: '2024-01-02' })
  expect(statsOf(['2024-01-02', 'soon']).dates).toBe(undefined)
})

test('long texts are told apart and not listed', () => {
  const found = statsOf([`${'x'.repeat(300)}1`, `${'x'.repeat(300)}2`, 'y'])
  expect(found.distinct).toBe(3)
  expect(found.top).toEqual([{ value: 'y', count: 1, isItem: false }])
})

test('with bounded memory the frequent values stay, never counted too often, and the number of others is close', () => {
  const values = Array.from({ length: 60_000 }, (_, at) =>
    at % 10 === 0 ? 'often' : at % 25 === 1 ? 'some' : `rare ${at}`,
  )
  const found = statsOf(values, 500)
  expect(found.isExact).toBe(false)
  expect(found.top.slice(0, 2).map(({ value }) => value)).toEqual(['often', 'some'])
  expect(found.top[0]?.count).toBe(6000)
  expect(found.top[1]?.count).toBeLessThanOrEqual(2400)
  const distinct = new Set(values).size
  expect(Math.abs(found.distinct - distinct) / distinct).toBeLessThan(0.06)
})

test('no rows say nothing', () => {
  expect(statsOf([])).toMatchObject({ rows: 0, present: 0, top: [], distinct: 0, numbers: undefined })
})
