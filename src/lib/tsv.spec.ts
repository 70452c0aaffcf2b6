import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatTsv, parseTsv } from './tsv'

test.each([
  [[['a', 'b'], ['c']], 'a\tb\nc'],
  [[['two\nlines', 'tab\there']], '"two\nlines"\t"tab\there"'],
  [[['"said"', '5" disk']], '"""said"""\t5" disk'],
  [[['line\nwith "marks"']], '"line\nwith ""marks"""'],
  [[['']], ''],
  [[['a'], ['']], 'a\n""'],
  [[[''], ['a']], '\na'],
])('%j is written as %j', (rows, text) => {
  expect(formatTsv(rows)).toBe(text)
})

test.each([
  [
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a\rb', [['a'], ['b']]],
  ['', [['']]],
  ['a\n\nb', [['a'], [''], ['b']]],
  ['\t', [['', '']]],
  ['"open', [['"open']]],
  ['"a" b\tc', [['"a" b', 'c']]],
  ['"a""b"', [['a"b']]],
  ['5" disk', [['5" disk']]],
  ['"open\tx\ny', [['"open', 'x'], ['y']]],
  ['""', [['']]],
])('%j is read as %j', (text, rows) => {
  expect(parseTsv(text)).toEqual(rows)
})

test('what was written is read again as it was', () => {
  const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', 'a', ' ') }))
  const block = fc
    .integer({ min: 1, max: 4 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
  fc.assert(
    fc.property(block, rows => {
      expect(parseTsv(formatTsv(rows))).toEqual(rows)
    }),
  )
})
