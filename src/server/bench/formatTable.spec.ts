import { expect, test } from 'vitest'
import { formatTable } from './formatTable'

test('the last two columns are compared where both were measured', () => {
  const table = formatTable(
    ['engine', 'engine, HTTP', 'Kinto, HTTP'],
    [
      { name: 'page', target: 10, times: [0.123, 2, 50] },
      { name: 'create in batches', target: undefined, times: [0.2, 12.3, undefined] },
    ],
    true,
  )
  expect(table.split('\n')).toEqual([
    '                   target  engine  engine, HTTP  Kinto, HTTP   ratio',
    'page                 ≤ 10    0.12          2.00           50  25.0 ×',
    'create in batches       –    0.20            12            –       –',
  ])
})

test('without a Kinto nothing is compared', () => {
  const table = formatTable(['engine', 'engine, HTTP'], [{ name: 'page', target: 10, times: [0.5, 2] }], false)
  expect(table).toBe('      target  engine  engine, HTTP\npage    ≤ 10    0.50          2.00')
})
