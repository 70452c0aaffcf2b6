import { expect, test } from 'vitest'
import type { KintoObject } from '~/protocol/objects'
import { rowsAsJson, rowsAsTsv } from './copyRows'

const rows: KintoObject[] = [
  { id: 'a', last_modified: 1, name: { common: 'Åland' }, area: 5, tags: ['x', 'y'] },
  { id: 'b', last_modified: 2, name: {}, area: null, note: 'two\nlines' },
]

test('a spreadsheet gets the shown columns under their names, the id first', () => {
  expect(rowsAsTsv(rows, ['name.common', 'area', 'tags', 'id', 'note'])).toBe(
    'id\tname.common\tarea\ttags\tnote\na\tÅland\t5\t["x","y"]\t\nb\t\tnull\t\t"two\nlines"',
  )
})

test('JSON is the records as they are', () => {
  expect(JSON.parse(rowsAsJson(rows))).toEqual(rows)
})
