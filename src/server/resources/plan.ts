import type { Json } from '~/protocol/json'
import { compareJson } from '../json/compareJson'
import type { Entry, EntryList, FieldOrder, ValueBound, ValueRange } from '../storage/storage'
import { rows, type Filter, type Operator } from './listFilters'
import { isByTime, type Place, type SortKey } from './sorting'
import { isPythonFalse } from './validate'

/** What is asked of a list, filters on `last_modified` apart: those are not planned. */
export type Question = {
  readonly filters: readonly Filter[]
  readonly keys: readonly SortKey[]
  readonly after: Place | undefined
  readonly count: number
}

/**
 * Entries among which all are that pass the filters. They come in the order that is asked for, by its first field only,
 * or in no order that counts.
 */
export type Plan = { readonly entries: () => Iterable<Entry>; readonly order: 'whole' | 'firstField' | 'none' }

/** Ranges of one field, of which an object must meet one; and whether nothing more is asked of it. */
type Narrowing = {
  readonly order: FieldOrder
  readonly ranges: readonly ValueRange[]
  readonly isOneValue: boolean
  readonly isAll: boolean
}

// An entry of an index is found somewhere in memory, and may have to be sorted; so it costs more than one in a row.
const COST_OF_HIT = 2
// So few are looked at faster than an index of another field is made.
const FEW = 1000

/** The cheapest way to the first objects of a list; undefined where that is to go through the list by time. */
export function planOf(list: EntryList, question: Question): Plan | undefined {
  const { filters, keys, after, count } = question
  const ids = idsIn(filters)
  if (ids) return { entries: () => ids.flatMap(id => list.get(id) ?? []), order: 'none' }
  const isNewestFirst = isByTime(keys, -1)
  const best = narrowest(list, filters)
  // Equal values stand by time.
  if (best?.isOneValue && isNewestFirst && !after) return { entries: () => entriesOf(best), order: 'whole' }
  const hits = best ? countOf(best) : list.liveCount
  // As far as one has to go for a page, if the hits lie evenly.
  const steps = Math.min(list.size, (list.size * count) / Math.max(hits, 1))
  if (best && hits * COST_OF_HIT < steps) return { entries: () => entriesOf(best), order: 'none' }
  // Nobody knows how far one has to go for what no index tells; then a look at each is cheaper than sorting.
  const isForeseen = filters.every(filter => isRange(filter) || filter.operator === 'in')
  return isNewestFirst || isByTime(keys, 1) || !isForeseen ? undefined : inOrder(list, question)
}

/** How many live objects pass the filters, where an index alone tells; undefined where they must be looked at. */
export function countByIndex(list: EntryList, filters: readonly Filter[]): number | undefined {
  const best = narrowest(list, filters)
  return best?.isAll ? countOf(best) : undefined
}

/** The order of the first field, from where the page begins, between what the filters allow. */
function inOrder(list: EntryList, { filters, keys: [first, ...others], after }: Question): Plan | undefined {
  const order = first && list.by(first.field)
  if (!order) return undefined
  const start = after && { value: after[0], isIncluded: true }
  const page: ValueRange = start ? (first.direction === 1 ? { from: start } : { to: start }) : {}
  const both = { ...rangeOf(filters.filter(({ field }) => field === first.field)), ...page }
  return {
    entries: () => (first.direction === 1 ? order.ascending(both) : order.descending(both)),
    // Equal values stand newest first.
    order: isByTime(others, -1) ? 'whole' : 'firstField',
  }
}

/** The field whose filters leave the fewest objects. */
function narrowest(list: EntryList, filters: readonly Filter[]): Narrowing | undefined {
  let best: Narrowing | undefined
  for (const field of new Set(filters.map(each => each.field))) {
    const onField = filters.filter(each => each.field === field)
    const ranges = rangesOf(onField)
    const order = ranges && list.by(field)
    if (!order) continue
    const isOneValue = ranges.length === 1 && ranges.every(isPoint)
    const isAll = onField.length === filters.length && (onField.every(isRange) || onField.length === 1)
    const narrowing = { order, ranges, isOneValue, isAll }
    if (!best || countOf(narrowing) < countOf(best)) best = narrowing
    if (countOf(best) <= FEW) break
  }
  return best
}

function rangesOf(filters: readonly Filter[]): readonly ValueRange[] | undefined {
  const range = rangeOf(filters)
  if (range) return [range]
  const choice = filters.find(({ operator, field }) => operator === 'in' && field !== 'id')
  if (!choice) return undefined
  const values = rows(choice.value).toSorted(compareJson)
  return values.filter((value, at) => at === 0 || compareJson(value, values[at - 1]) !== 0).map(only)
}

/** Ids are compared in a way of their own: `idTest` in matching.ts. */
const isRange = ({ operator, field }: Filter): boolean => field !== 'id' && RANGES[operator] !== undefined

const RANGES: Partial<Record<Operator, (value: Json) => ValueRange>> = {
  eq: value => only(value),
  lt: value => ({ to: { value, isIncluded: false } }),
  max: value => ({ to: { value, isIncluded: true } }),
  gt: value => ({ from: { value, isIncluded: false } }),
  min: value => ({ from: { value, isIncluded: true } }),
  has: value =>
    isPythonFalse(value)
      ? { from: { value: undefined, isIncluded: true } }
      : { to: { value: undefined, isIncluded: false } },
}

/** What all filters of one field allow together; undefined where none of them is a range. */
function rangeOf(filters: readonly Filter[]): ValueRange | undefined {
  const ranges = filters.filter(isRange).flatMap(({ operator, value }) => RANGES[operator]?.(value) ?? [])
  if (ranges.length === 0) return undefined
  const from = ranges.flatMap(each => each.from ?? []).toSorted((a, b) => tighter(a, b, -1))[0]
  const to = ranges.flatMap(each => each.to ?? []).toSorted((a, b) => tighter(a, b, 1))[0]
  return { ...(from && { from }), ...(to && { to }) }
}

/** Of two bounds on one side the one that allows less comes first. */
const tighter = (a: ValueBound, b: ValueBound, direction: 1 | -1): number =>
  compareJson(a.value, b.value) * direction || Number(a.isIncluded) - Number(b.isIncluded)

const isPoint = ({ from, to }: ValueRange): boolean =>
  from !== undefined && to !== undefined && compareJson(from.value, to.value) === 0

const countOf = ({ order, ranges }: Narrowing): number => ranges.reduce((sum, range) => sum + order.count(range), 0)

function* entriesOf({ order, ranges }: Narrowing): Generator<Entry> {
  for (const range of ranges) yield* order.ascending(range)
}

const only = (value: Json): ValueRange => ({
  from: { value, isIncluded: true },
  to: { value, isIncluded: true },
})

/** Ids are kept by themselves. They are text, which a number or an object in a filter is not. */
function idsIn(filters: readonly Filter[]): string[] | undefined {
  const named = filters.find(({ field, operator }) => field === 'id' && (operator === 'eq' || operator === 'in'))
  if (!named) return undefined
  const values = named.operator === 'in' ? rows(named.value) : [named.value]
  const ids = values.filter(value => typeof value === 'string')
  return ids.length === values.length ? [...new Set(ids)] : undefined
}
