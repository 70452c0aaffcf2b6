import { expect, test } from 'vitest'
import { csvCell, csvRow } from './csvCell'

test.each([
  ['plain', 'plain'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  ['{"a":1}', '"{""a"":1}"'],
])('%j is written as %s', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
})

test.each(['=1+1', '+1', '-2', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', '=cmd|"/c calc"!A1'])(
  '%j is no formula any more',
  text => {
    expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true)
  },
)

test('rows end as the standard says', () => {
  expect(csvRow(['a', 'b c'])).toBe('a,b c\r\n')
})
