import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import { compareJson } from '../json/compareJson'
import { FieldIndex } from './fieldIndex'
import type { Entry, ValueBound, ValueRange } from './storage'
import { post } from './storageFixtures'

// Four entries to a chunk, so that few entries make many.
const CHUNK_SIZE = 4

const value = fc.constantFrom<(Json | undefined)[]>(undefined, null, 1, 2, 3, 4, 5, 6, 'a', 'b', 'é', true, [], [1])
const bound = fc.record<ValueBound>({ value, isIncluded: fc.boolean() })
const range: fc.Arbitrary<ValueRange> = fc.record({ from: bound, to: bound }, { requiredKeys: [] })

type Step =
  | { readonly do: 'put'; readonly id: number; readonly value: Json | undefined; readonly time: number }
  | { readonly do: 'remove'; readonly id: number }
  | { readonly do: 'ask'; readonly range: ValueRange }

const id = fc.nat({ max: 60 })
const time = fc.nat({ max: 30 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('put' as const), id, value, time }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), id }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask' as const), range }) },
)

const entryOf = (number: number, field: Json | undefined, at: number): Entry =>
  post(`p${number}`, at, field === undefined ? {} : { deep: { field } })

const fieldOf = ({ data: { deep } }: Entry): Json | undefined =>
  typeof deep === 'object' && deep !== null && !Array.isArray(deep) ? deep['field'] : undefined

function isWithin({ from, to }: ValueRange, entry: Entry): boolean {
  const field = fieldOf(entry)
  const low = from ? compareJson(field, from.value) : 1
  const high = to ? compareJson(field, to.value) : -1
  return (low > 0 || (low === 0 && from?.isIncluded === true)) && (high < 0 || (high === 0 && to?.isIncluded === true))
}

const byAge = (a: Entry, b: Entry): number =>
  b.data.last_modified - a.data.last_modified || (a.data.id < b.data.id ? 1 : -1)

function expectOrder(index: FieldIndex, entries: Iterable<Entry>, asked: ValueRange): void {
  const within = [...entries].filter(entry => isWithin(asked, entry))
  const sorted = (direction: 1 | -1) =>
    within.toSorted((a, b) => compareJson(fieldOf(a), fieldOf(b)) * direction || byAge(a, b)).map(({ uri }) => uri)
  expect(Array.from(index.ascending(asked), ({ uri }) => uri)).toEqual(sorted(1))
  expect(Array.from(index.descending(asked), ({ uri }) => uri)).toEqual(sorted(-1))
  expect(index.count(asked)).toBe(within.length)
}

test('holds the order of the values through every write', () => {
  const before = fc.array(fc.tuple(value, time), { maxLength: 60 })
  fc.assert(
    fc.property(before, fc.array(step, { maxLength: 60 }), (known, steps) => {
      const entries = new Map(known.map(([field, at], number) => [number, entryOf(number, field, at)]))
      const index = new FieldIndex('deep.field', entries.values(), CHUNK_SIZE)
      for (const each of steps) {
        if (each.do === 'ask') {
          expectOrder(index, entries.values(), each.range)
          continue
        }
        const old = entries.get(each.id)
        if (old) index.remove(old)
        entries.delete(each.id)
        if (each.do === 'remove') continue
        const entry = entryOf(each.id, each.value, each.time)
        entries.set(each.id, entry)
        index.add(entry)
      }
      expectOrder(index, entries.values(), {})
    }),
    { numRuns: 500 },
  )
})

test('an entry that is not there cannot be taken away', () => {
  const index = new FieldIndex('deep.field', [entryOf(1, 1, 1)], CHUNK_SIZE)
  expect(() => index.remove(entryOf(2, 1, 1))).toThrow('does not stand in its index')
})
