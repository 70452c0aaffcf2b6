import { readFilters, withFilter, type AddressFilter, type Condition, type Operator } from './filters'
import type { ListSearch } from './listSearch'
import { withParameter } from './recordsQuery'

/** They also find records that lack the field: for Kinto what is missing is greater than and different from everything. */
const FINDS_MISSING: readonly Operator[] = ['gt', 'min', 'not', 'exclude']
export const findsMissing = ({ field, operator }: Pick<Condition, 'field' | 'operator'>): boolean =>
  FINDS_MISSING.includes(operator) && field !== 'id' && field !== 'last_modified'

/** Fields whose filters also find records without them. */
export function fieldsMaybeMissing(filters: readonly AddressFilter[]): string[] {
  const conditions = filters.flatMap(({ condition }) => condition ?? [])
  const fields = conditions.filter(one => findsMissing(one) && !isDeletion(one, conditions)).map(({ field }) => field)
  return [...new Set(fields)].filter(field => !conditions.some(one => one.field === field && needsField(one)))
}

/** No record without the field passes. */
const needsField = ({ operator, value }: Condition) =>
  operator === 'has' ? value === true : !FINDS_MISSING.includes(operator)

/** Only records that have the field. */
export const withPresence = (search: ListSearch, field: string): ListSearch =>
  withFilter(search, undefined, { field, operator: 'has', value: true })

/**
 * What a list does with deleted records. Any filter on `last_modified` brings their tombstones along, no other does
 * (kinto-protocol 6.3): then they are `also` there unless left out, or the `only` ones.
 */
export type Deletion = 'out' | 'also' | 'only'

const bearsOnTime = ({ field }: Condition) => field === 'last_modified'

/** `deleted` is a field of tombstones only, unless people gave it to records: told by what else is asked. */
const isDeletion = ({ field, operator, value }: Condition, all: readonly Condition[]) =>
  field === 'deleted' && value === true && (operator === 'eq' || operator === 'not') && all.some(bearsOnTime)

const isAnyTime = ({ operator, value }: Condition) => (operator === 'gt' || operator === 'min') && value === 0

/** Undefined where no tombstone can come. `filter` is the one that says so, where one does. */
export function readDeletion(filters: readonly AddressFilter[]): Deletion | undefined {
  const conditions = filters.flatMap(({ condition }) => condition ?? [])
  if (!conditions.some(bearsOnTime)) return undefined
  const said = conditions.find(one => isDeletion(one, conditions))
  if (said) return said.operator === 'eq' ? 'only' : 'out'
  // Tombstones have these fields and no others.
  const leavesOut = conditions.some(one => !['id', 'last_modified', 'deleted'].includes(one.field) && needsField(one))
  return leavesOut ? 'out' : 'also'
}

/** The filters by what a person sees: `deleted` told from an ordinary field, and the "any time" that it needs left out. */
export function shownFilters(filters: readonly AddressFilter[]): (AddressFilter & { isDeletion: boolean })[] {
  const conditions = filters.flatMap(({ condition }) => condition ?? [])
  const marked = filters.map(filter => ({
    ...filter,
    isDeletion: filter.condition !== undefined && isDeletion(filter.condition, conditions),
  }))
  const hasDeletion = marked.some(filter => filter.isDeletion)
  return marked.filter(({ condition }) => !(hasDeletion && condition && bearsOnTime(condition) && isAnyTime(condition)))
}

export function withDeletion(search: ListSearch, wanted: Deletion): ListSearch {
  const bare = withParameter(withParameter(search, 'deleted', undefined), 'not_deleted', undefined)
  const isTimed = readFilters(bare).some(({ condition }) => condition && bearsOnTime(condition))
  if (wanted === 'also') return isTimed ? bare : withFilter(bare, undefined, ANY_TIME)
  const timed = wanted === 'only' && !isTimed ? withFilter(bare, undefined, ANY_TIME) : bare
  return withFilter(timed, undefined, { field: 'deleted', operator: wanted === 'only' ? 'eq' : 'not', value: true })
}

const ANY_TIME: Condition = { field: 'last_modified', operator: 'gt', value: 0 }

/** Without one filter, nor what was there for its sake only. */
export function withoutFilter(search: ListSearch, name: string): ListSearch {
  const before = readFilters(search)
  const wasDeletion = shownFilters(before).some(filter => filter.name === name && filter.isDeletion)
  let next = withParameter(search, name, undefined)
  const times = readFilters(next).filter(({ condition }) => condition && bearsOnTime(condition))
  if (wasDeletion && times.length === 1 && times[0]?.condition && isAnyTime(times[0].condition))
    return withParameter(next, times[0].name, undefined)
  if (times.length > 0) return next
  for (const filter of shownFilters(before)) if (filter.isDeletion) next = withParameter(next, filter.name, undefined)
  return next
}
