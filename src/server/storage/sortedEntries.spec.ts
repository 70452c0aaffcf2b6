import { assert, property, array, constantFrom, integer, record } from 'fast-check'
import { expect, test } from 'vitest'
import { SortedEntries } from './sortedEntries'
import type { Entry } from './storage'
import { post } from './storageFixtures'

test('keeps the order of a plain sorted array through any writes', () => {
  const steps = array(record({ id: constantFrom('a', 'b', 'c', 'd', 'e'), at: integer({ min: -3, max: 3 }) }))
  assert(
    property(steps, writes => {
      const sorted = new SortedEntries()
      const kept = new Map<string, Entry>()
      for (const { id, at } of writes) {
        const before = kept.get(id)
        if (before) sorted.remove(before)
        kept.set(id, post(id, at))
        sorted.add(kept.get(id) ?? post(id, at))
      }
      const times = Array.from(sorted.newestFirst(), each => each.data.last_modified)
      expect(times).toEqual([...kept.values()].map(each => each.data.last_modified).toSorted((a, b) => b - a))
      expect(new Set(sorted.newestFirst())).toEqual(new Set(kept.values()))
      const from = Array.from(sorted.newestFirst(1), each => each.data.last_modified)
      expect(from).toEqual(times.filter(time => time <= 1))
      expect([...sorted.oldestFirst()]).toEqual([...sorted.newestFirst()].toReversed())
    }),
  )
})

test('keeps the order over many chunks, whether they grow at the end, at the start or in the middle', () => {
  const sorted = new SortedEntries()
  const times = [...range(2000, n => n), ...range(2000, n => -1 - n), ...range(3000, n => (n * 7919) % 2000)]
  const entries = times.map((time, index) => post(`p${index}`, time))
  for (const each of entries) sorted.add(each)
  for (const each of entries.filter((_, index) => index % 3 === 0)) sorted.remove(each)
  const kept = entries.filter((_, index) => index % 3 !== 0).map(each => each.data.last_modified)
  const seen = Array.from(sorted.newestFirst(), each => each.data.last_modified)
  expect(seen).toEqual(kept.toSorted((a, b) => b - a))
  for (const start of [-5000, -1000, -1, 0, 777, 1999, 5000]) {
    const from = Array.from(sorted.newestFirst(start), each => each.data.last_modified)
    expect(from).toEqual(seen.filter(time => time <= start))
    const since = Array.from(sorted.oldestFirst(start), each => each.data.last_modified)
    expect(since).toEqual(seen.filter(time => time >= start).toReversed())
  }
})

test('refuses to remove what does not stand in it', () => {
  const sorted = new SortedEntries()
  sorted.add(post('a', 1))
  expect(() => sorted.remove(post('a', 1))).toThrow('does not stand in its list')
})

const range = (length: number, give: (index: number) => number): number[] => Array.from({ length }, (_, n) => give(n))
