import { expect, test } from 'vitest'
import { columnFit } from './columnFit'

test.each([
  ['numbers at the end', [1, 2.5, null, 'x'], 'end', false],
  ['texts at the start', ['1', '2', undefined], 'start', true],
  ['yes and no at the start', [true, false], 'start', false],
  ['nothing at all', [], 'start', false],
])('%s', (_, values, align, isText) => {
  expect(columnFit('Title', values)).toMatchObject({ align, isText })
})

test('width follows the usual value and the title, within limits', () => {
  const width = (title: string, ...values: unknown[]) => columnFit(title, values).width
  expect(width('a', 1)).toBe(72)
  expect(width('a', 'x'.repeat(1000))).toBe(300)
  expect(width('A title of some length', 1)).toBeGreaterThan(180)
  expect(width('a', '数据管理数据管理')).toBeGreaterThan(width('a', 'abcdefgh'))
  expect(width('a', 'x'.repeat(1000), ...Array.from({ length: 30 }, () => 'short'))).toBe(72)
})

test('what is drawn of a value decides, where that is another text', () => {
  const long = '2024-11-01T00:00:00.000000Z'
  expect(columnFit('a', [long], () => '2 years ago').width).toBeLessThan(columnFit('a', [long]).width)
})
