import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pagedRows } from './pagedRows'

test('rows stand where they would in one list', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer(), { maxLength: 5 }), { maxLength: 8 }), pages => {
      const rows = pagedRows(pages)
      const flat = pages.flat()
      expect(rows.count).toBe(flat.length)
      expect(flat.map((_, index) => rows.at(index))).toEqual(flat)
    }),
  )
})

test('there is nothing outside the list', () => {
  const rows = pagedRows([['a'], ['b']])
  expect([rows.at(-1), rows.at(2)]).toEqual([undefined, undefined])
})
