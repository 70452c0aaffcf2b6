import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '~/protocol/json'
import { State } from '../storage/state'
import type { Entry } from '../storage/storage'
import { OPERATORS, type Filter } from './listFilters'
import { testOf, type Data } from './matching'
import { countObjects, select, type Selection, type Source } from './readList'
import { comparerOf, placeOf, type SortKey } from './sorting'

const LIST = '/buckets/b/collections/c/records'
// More than it takes for a list to have indexes.
const SIZE = 1200

const GROUPS = ['oak', 'Elm', 'ash', 'É', '\u{1f333}', '\uff21']

/** Fields of every kind of value, with few and with many different ones. */
function sample(number: number, time: number): Entry {
  const id = `r${number}`
  const mixed = (time * 7919) % 1009
  return {
    uri: `${LIST}/${id}`,
    data: {
      id,
      last_modified: time,
      rank: mixed,
      group: GROUPS[mixed % GROUPS.length] ?? '',
      ...(mixed % 3 === 0 ? { rare: mixed % 5 === 0 ? null : mixed % 7 } : {}),
      any: [mixed % 4, `${mixed % 9}`, mixed % 2 === 0, [mixed % 3], { x: mixed % 5 }][mixed % 5] ?? null,
      tags: [GROUPS[mixed % 4] ?? '', GROUPS[mixed % 5] ?? ''],
      place: { x: mixed % 50 },
    },
    permissions: {},
    isTombstone: false,
  }
}

const field = fc.constantFrom('id', 'rank', 'group', 'rare', 'any', 'tags', 'place', 'place.x', 'nothing')
const value: fc.Arbitrary<Json> = fc.oneof(
  fc.integer({ min: -1, max: 1010 }),
  fc.nat({ max: 9 }),
  fc.constantFrom<Json[]>(...GROUPS, '5', '', null, true, [], [1], { x: 3 }, ['oak'], ['oak', 'Elm']),
)
const id = fc.nat({ max: SIZE + 50 }).map(number => `r${number}`)
const filter: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ operator: fc.constantFrom(...OPERATORS), field, value }) },
  fc.record({ operator: fc.constantFrom('in', 'exclude'), field, value: fc.array(value, { maxLength: 5 }) }),
  fc.record({ operator: fc.constantFrom('eq', 'min', 'lt'), field: fc.constant('id'), value: id }),
  fc.record({ operator: fc.constant('in'), field: fc.constant('id'), value: fc.array(id, { maxLength: 4 }) }),
)
const filters = fc
  .array(filter, { maxLength: 3 })
  // The one form that the search for contained texts does not take.
  .filter(all => all.every(each => each.operator !== 'like' || typeof each.value === 'string'))
const direction = fc.constantFrom<(1 | -1)[]>(1, -1)
const keys = fc
  .array(fc.record<SortKey>({ field, direction }), { maxLength: 3 })
  .chain(some => direction.map(last => [...some, { field: 'last_modified', direction: last }]))

type Step =
  | { readonly do: 'put'; readonly number: number }
  | { readonly do: 'bury'; readonly number: number }
  | { readonly do: 'ask'; readonly filters: Filter[]; readonly keys: SortKey[]; readonly limit: number }

const number = fc.nat({ max: SIZE + 50 })
const ask = fc.record({ do: fc.constant('ask' as const), filters, keys, limit: fc.constantFrom(1, 7, 100, 2000) })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: ask },
  fc.record({ do: fc.constantFrom('put', 'bury'), number }),
)

/** The definition: all of them, one after the other. */
function plainly(state: State, { filters: asked, keys: order }: Selection): Data[] {
  const passes = testOf(asked)
  const compare = comparerOf(order)
  const place = placeOf(order)
  const live = [...state.list(LIST).newestFirst()].filter(({ isTombstone }) => !isTombstone)
  const found = live.map(({ data }) => ({ data, place: place(data) })).filter(({ data }) => passes(data))
  return found.toSorted((a, b) => compare(a.data, b.place)).map(({ data }) => data)
}

function expectPages(state: State, selection: Selection): void {
  const list = state.list(LIST)
  const source: Source = {
    entries: notAfter => list.newestFirst(notAfter),
    list,
    isSeen: () => true,
    total: list.liveCount,
  }
  const all = plainly(state, selection)
  const first = select(source, selection, undefined, selection.limit)
  expect(first).toEqual(all.slice(0, selection.limit))
  const last = first.at(-1)
  if (last) {
    const next = select(source, selection, placeOf(selection.keys)(last), selection.limit)
    expect(next).toEqual(all.slice(first.length, first.length + selection.limit))
  }
  expect(countObjects(source, selection)).toBe(all.length)
}

test('pages and totals are those of a look at every object, through every write', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 25 }), steps => {
      const state = new State()
      let time = 0
      for (let at = 0; at < SIZE; at++) state.put(sample(at, ++time))
      for (const each of steps) {
        if (each.do === 'ask') expectPages(state, { ...each, withTombstones: false })
        else if (each.do === 'put') state.put(sample(each.number, ++time))
        else {
          const { uri, data } = sample(each.number, ++time)
          const tombstone = { id: data.id, last_modified: time, deleted: true as const }
          state.put({ uri, data: tombstone, permissions: {}, isTombstone: true })
        }
      }
      state.undo(SIZE)
      expectPages(state, {
        filters: [],
        keys: [{ field: 'rank', direction: 1 }, NEWEST],
        limit: 50,
        withTombstones: false,
      })
    }),
    { numRuns: 20 },
  )
}, 60_000)

const NEWEST: SortKey = { field: 'last_modified', direction: -1 }
