import { readCondition } from './filters'
import { parseSearch, type ListSearch } from './listSearch'
import { commaList, isSortable } from './recordsQuery'

/** The query part of an address as people read and write it: percent signs only where a character would mean something else. */
export const writeQueryText = (search: ListSearch): string =>
  Object.entries(search)
    .map(([name, value], index) => {
      const plain = escape(name).replaceAll('=', '%3D')
      return `${index === 0 ? plain.replace(/^\?/, '%3F') : plain}=${escape(value)}`
    })
    .join('&')

/** What parts the query, what is trimmed at its ends, and what cannot be seen. */
const escape = (text: string) =>
  text.replaceAll(/[&%+#]|^\s+|\s+$|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, found => encodeURIComponent(found))

/** One `name=value`, with its place in the text. `valueFrom` is undefined where no `=` stands. */
export type QueryPart = {
  from: number
  to: number
  valueFrom: number | undefined
  name: string
  value: string
}

export function queryParts(text: string): QueryPart[] {
  const parts: QueryPart[] = []
  let from = text.startsWith('?') ? 1 : 0
  for (const part of text.slice(from).split('&')) {
    const to = from + part.length
    // A `?` in front would be dropped as that of an address.
    const [entry] = new URLSearchParams(`&${part}`)
    const equals = part.indexOf('=')
    if (entry) {
      const [name, value] = entry
      parts.push({ from, to, valueFrom: equals < 0 ? undefined : from + equals + 1, name, value })
    }
    from = to + 1
  }
  return parts
}

/** What was typed or pasted, whole addresses included, as a query. */
export const readQueryText = (text: string): ListSearch => parseSearch(cutAddress(text))

/** The query alone of an address that was pasted. */
export const cutAddress = (text: string): string => text.trim().replace(/^[a-z]+:\/\/[^?]*\?/i, '')

export type QueryProblem = {
  kind: 'twice' | 'unknown' | 'no-value' | 'sort' | 'whole-number' | 'not-text' | 'time' | 'odd'
  name: string
  /** Of a sort, the key. */
  detail?: string
}

/** Studio's own, which stay in the address: quick search, where a list begins, and the view it came from. */
const OWN = new Set(['_find', '_find_in', '_at', '_view'])
const KNOWN = new Set(['_sort', '_fields', '_limit', '_since', '_before', '_to', '_token'])

/** What can be told without asking the server. Only what stands twice cannot be kept in an address at all. */
export function queryProblems(text: string): QueryProblem[] {
  const names = new Set<string>()
  return queryParts(text).flatMap(part => {
    const name = part.name.trim()
    const isTwice = names.has(name)
    names.add(name)
    return isTwice ? [{ kind: 'twice' as const, name }] : problemsOf(part, name)
  })
}

function problemsOf({ valueFrom, value }: QueryPart, name: string): QueryProblem[] {
  if (valueFrom === undefined) return [{ kind: 'no-value', name }]
  if (name === '_sort') return sortProblems(value)
  if (name === '_limit') return /^"?\d+"?$/.test(value.trim()) ? [] : [{ kind: 'whole-number', name }]
  if (OWN.has(name)) return []
  if (name.startsWith('_') && !KNOWN.has(name)) return [{ kind: 'unknown', name }]
  if (name === '_fields' || name === '_token' || readCondition(name, value)) return []
  if (KNOWN.has(name) || name.endsWith('last_modified')) return [{ kind: 'time', name }]
  return [{ kind: name.startsWith('like_') ? 'not-text' : 'odd', name }]
}

function sortProblems(value: string): QueryProblem[] {
  const keys = commaList(value)
  if (keys.length === 0) return [{ kind: 'sort', name: '_sort', detail: '' }]
  const ignored = keys.filter(key => !isSortable(key.replace(/^[+-]/, '')))
  return ignored.map(key => ({ kind: 'sort', name: '_sort', detail: key }))
}
