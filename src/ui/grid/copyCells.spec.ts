import { expect, test } from 'vitest'
import { copyCells, copyManyCells } from './copyCells'

type Note = Record<string, string>
const notes: Note[] = Array.from({ length: 100 }, (_, at) => ({
  name: `n${at}`,
  text: 'a\tb',
  stars: `${at % 6}`,
}))
const texts = {
  rows: { count: notes.length, at: (index: number) => notes[index] },
  columns: ['name', 'text', 'stars'],
  textOf: (row: Note, column: string) => row[column] ?? '',
}
const block = { top: 2, bottom: 4, left: 0, right: 1 }

test('a block of cells is a block of text', () => {
  expect(copyCells(texts, block)).toBe('n2\t"a\tb"\nn3\t"a\tb"\nn4\t"a\tb"')
})

test('many cells make the same text, with rests in between', async () => {
  const all = { top: 0, bottom: 99, left: 0, right: 2 }
  let time = 0
  let rests = 0
  const pace = {
    now: () => time++,
    rest: () => Promise.resolve(void rests++),
    signal: new AbortController().signal,
  }
  expect(await copyManyCells(texts, all, pace)).toBe(copyCells(texts, all))
  expect(rests).toBeGreaterThan(5)
})

test('what is no longer wanted is given up at the next rest', async () => {
  const giving = new AbortController()
  let time = 0
  const rest = () => Promise.resolve(giving.abort(new Error('another copy began')))
  const pace = { now: () => (time += 10), rest, signal: giving.signal }
  await expect(copyManyCells(texts, block, pace)).rejects.toThrow('another copy began')
})
