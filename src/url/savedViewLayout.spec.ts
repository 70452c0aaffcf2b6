import { expect, test } from 'vitest'
import { readLayout, STANDARD_LAYOUT, widthOf, withWidth } from './savedViewLayout'

test.each<[string, unknown, object]>([
  ['nothing', undefined, STANDARD_LAYOUT],
  ['nonsense', { widths: [1], pinned: 'two', density: 'huge', isWithoutLastModified: 'yes' }, STANDARD_LAYOUT],
  [
    'a whole one',
    { widths: { name: 200 }, pinned: 2, density: 'compact', isWithoutLastModified: true },
    { widths: { name: 200 }, pinned: 2, density: 'compact', isWithoutLastModified: true },
  ],
  [
    'what is out of bounds',
    { widths: { a: -1, b: 1e9, c: null, d: '7', e: 99.6 }, pinned: 1e9 },
    { widths: { a: 48, b: 1600, e: 100 }, pinned: 6, density: 'normal' },
  ],
])('%s is read', (_, stored, layout) => {
  expect(readLayout(stored)).toEqual(layout)
})

test('any name may be that of a field', () => {
  const layout = withWidth(STANDARD_LAYOUT, '__proto__', 120)
  expect(widthOf(layout, '__proto__')).toBe(120)
  expect(widthOf(layout, 'constructor')).toBe(undefined)
  expect(readLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout)
  expect(withWidth(layout, '__proto__', undefined)).toEqual(STANDARD_LAYOUT)
})
