import type { ListQuery } from '~/protocol/listQuery'
import type { ListSearch } from './listSearch'

/** The server's own order when nobody asks for another (kinto-protocol 6.4). */
export const STANDARD_SORT = ['-last_modified']

/** Underscored parameters that decide which records come, so they are shown and removed like filters. */
const NARROWING = new Set(['_since', '_before', '_to', '_token'])

/** Kinto's `^[\w.]+$`, where Python's `\w` means letters of every script: other names are ignored in `_sort`. */
const SORTABLE = /^[\p{L}\p{N}_.]+$/u
export const isSortable = (field: string) => SORTABLE.test(field)

/**
 * The list that an address asks for. `standard` is the collection's own order. Digits become numbers, quoted ones too
 * as an ETag may be pasted; anything else goes to the server as it is, which then says what is wrong with it.
 */
export function readListQuery(search: ListSearch, standard: readonly string[] = STANDARD_SORT): ListQuery {
  const { _sort, _fields, _limit, _since, _before, _token, ...rest } = search
  const filters = Object.entries(rest).filter(([name]) => !name.startsWith('_') || NARROWING.has(name))
  const since = wholeNumber(_since)
  const before = wholeNumber(_before)
  if (_since !== undefined && since === undefined) filters.push(['_since', _since])
  if (_before !== undefined && before === undefined) filters.push(['_before', _before])
  // `_limit=0` would ask for everything in one answer; here a list has no end to ask for anyway.
  const limit = wholeNumber(_limit) || undefined
  const sort = _sort === undefined ? [...standard] : commaList(_sort)
  const fields = commaList(_fields ?? '')
  return {
    ...(filters.length > 0 && { filters }),
    ...(sort.length > 0 && sort.join() !== STANDARD_SORT.join() && { sort }),
    ...(fields.length > 0 && { fields }),
    ...(limit !== undefined && { limit }),
    ...(since !== undefined && { since }),
    ...(before !== undefined && { before }),
    ...(_token !== undefined && { token: _token }),
  }
}

/** The address that asks for this list. */
export function writeListQuery({ filters, sort, fields, limit, since, before, token }: ListQuery): ListSearch {
  return {
    ...Object.fromEntries(filters ?? []),
    ...(sort && { _sort: sort.join(',') }),
    ...(fields && { _fields: fields.join(',') }),
    ...(limit !== undefined && { _limit: String(limit) }),
    ...(since !== undefined && { _since: String(since) }),
    ...(before !== undefined && { _before: String(before) }),
    ...(token !== undefined && { _token: token }),
  }
}

/** The same records in no order: what a total is asked for. */
export const countedQuery = ({ filters, since, before }: ListQuery): ListQuery => ({
  ...(filters && { filters }),
  ...(since !== undefined && { since }),
  ...(before !== undefined && { before }),
})

export const commaList = (text: string): string[] =>
  text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '')

function wholeNumber(text: string | undefined): number | undefined {
  const digits = /^"?(\d{1,15})"?$/.exec(text?.trim() ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

const narrows = (name: string) => !name.startsWith('_') || NARROWING.has(name)

/** The parameters that leave records out, raw as they stand in the address. */
export const filtersOf = (search: ListSearch): [name: string, value: string][] =>
  Object.entries(search).filter(([name]) => narrows(name))

/** The quick search of findSearch.ts: no filter of the server's, but it leaves records out as well. */
const QUICK_SEARCH = new Set(['_find', '_find_in'])

/** Asks for every record again, in the same order and with the same fields. */
export const withoutFilters = (search: ListSearch): ListSearch =>
  Object.fromEntries(Object.entries(search).filter(([name]) => !narrows(name) && !QUICK_SEARCH.has(name)))

/** Sets one parameter, or removes it when `value` is undefined. */
export function withParameter(search: ListSearch, name: string, value: string | undefined): ListSearch {
  const { [name]: _, ...others } = search
  return value === undefined ? others : { ...others, [name]: value }
}
