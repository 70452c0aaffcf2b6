import { commaList, STANDARD_SORT } from './recordsQuery'

export type Direction = 'ascending' | 'descending'

/** One key of an order; `position` counts from 1 and is set when there are several. */
export type SortMark = { field: string; direction: Direction; position: number | undefined }

const nameOf = (key: string) => key.replace(/^[+-]/, '')

export function sortMarks(sort: readonly string[]): SortMark[] {
  return sort.map((key, index) => ({
    field: nameOf(key),
    direction: key.startsWith('-') ? 'descending' : 'ascending',
    position: sort.length > 1 ? index + 1 : undefined,
  }))
}

/** One key of an order as people arrange it. */
export type SortKey = { field: string; isDescending: boolean }

/** The order that holds: the address's own, else the collection's. */
export const readSort = (sort: string | undefined, standard: readonly string[]): SortKey[] =>
  (sort === undefined ? standard : commaList(sort)).map(key => ({
    field: nameOf(key),
    isDescending: key.startsWith('-'),
  }))

/** The `_sort` that asks for these keys; undefined where the collection's own order says the same, or no key is left. */
export function writeSort(keys: readonly SortKey[], standard: readonly string[]): string | undefined {
  const written = keys.map(({ field, isDescending }) => (isDescending ? `-${field}` : field))
  const own = standard.map(key => key.replace(/^\+/, ''))
  return written.length === 0 || written.join() === own.join() ? undefined : written.join(',')
}

/** The key at `from` stands at `to` afterwards. */
export function moveKey(keys: readonly SortKey[], from: number, to: number): SortKey[] {
  const moved = keys[from]
  return moved ? keys.toSpliced(from, 1).toSpliced(to, 0, moved) : [...keys]
}

/**
 * The `_sort` of the address after a press on a header: ascending, descending, off. `sort` is the address's own,
 * `standard` the order without one. With `add` the other keys stay. Undefined: no `_sort`, as it would say what holds anyway.
 */
export function pressSort(
  sort: string | undefined,
  standard: readonly string[],
  field: string,
  add: boolean,
): string | undefined {
  const keys = sort === undefined ? standard : commaList(sort)
  const now = keys.find(key => nameOf(key) === field)
  const next = nextKey(now, field, sort !== undefined)
  const result = add
    ? replaced(othersMatter(sort, standard) ? keys : [], field, next)
    : next === undefined
      ? []
      : [next]
  return result.length === 0 || result.join() === standard.join() ? undefined : result.join(',')
}

/** A descending order that the address does not ask for cannot be switched off, so it turns round. */
function nextKey(now: string | undefined, field: string, isAsked: boolean): string | undefined {
  if (now === undefined) return field
  if (!now.startsWith('-')) return `-${field}`
  return isAsked ? undefined : field
}

/** No two records share a `last_modified`: a key added after the server's own order would never decide anything. */
const othersMatter = (sort: string | undefined, standard: readonly string[]) =>
  sort !== undefined || standard.join() !== STANDARD_SORT.join()

function replaced(keys: readonly string[], field: string, next: string | undefined): string[] {
  const at = keys.findIndex(key => nameOf(key) === field)
  if (at < 0) return next === undefined ? [...keys] : [...keys, next]
  return next === undefined ? keys.toSpliced(at, 1) : keys.with(at, next)
}
