import type { Answer } from '../world'
import { clockOf, type IdNames, type TimeNames } from './rename'

export type Renaming = { readonly times: TimeNames; readonly ids: IdNames }

/** Renames what stands in a text; `at` is the clock of its times. */
type Plain = (text: string, at?: string) => string

type Fields = { readonly [name: string]: unknown }

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Headers that clients read; the values of those that end in `*` are sets. */
const HEADERS = [
  'etag',
  'last-modified',
  'content-type',
  'total-objects',
  'total-records',
  'next-page',
  'cache-control',
  'expires',
  'pragma',
  'allow*',
  'www-authenticate',
  'alert',
  'retry-after',
  'backoff',
  'location',
  'access-control-allow-origin',
  'access-control-expose-headers*',
  'x-content-type-options',
  'content-security-policy',
  'access-control-allow-headers*',
  'access-control-allow-methods*',
  'access-control-max-age',
  'content-length',
]

/** An answer, so that two servers' answers are the same text where they mean the same. */
export function comparable(path: string, answer: Answer, base: string, renaming: Renaming): string {
  const clock = clockOf(path)
  const plain = (text: string, at = clock) =>
    renaming.ids.inText(renaming.times.inText(at, text.replaceAll(base, '$base')))
  const headers = HEADERS.flatMap(header => {
    const name = header.replace('*', '')
    const value = answer.headers.get(name)
    return value === null ? [] : [`${name}: ${shownHeader(name, value, header.endsWith('*'), answer, plain)}`]
  })
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') && answer.text !== ''
  const body = isJson ? shown(answer.body, clock, renaming.times, plain) : plain(answer.text)
  return `${answer.status} ${body}\n${headers.join('\n')}`
}

function shownHeader(name: string, value: string, isSet: boolean, { headers }: Answer, plain: Plain) {
  if (isSet) return value.split(/, ?/).sort().join(', ')
  if (name === 'expires') return 'a date'
  // Python writes what is no ASCII, and some numbers, in more characters.
  if (name === 'content-length') return 'a length'
  if (name === 'next-page')
    return plain(value.replace(/_token=([^&]*)/, (_, token: string) => `_token=${readToken(token)}`))
  // fetch keeps a space at the end, a Headers of our own does not.
  if (name !== 'last-modified') return plain(value.trim())
  const stamp = Number(headers.get('etag')?.replaceAll('"', ''))
  return Date.parse(value) === Math.floor(stamp / 1000) * 1000 ? 'the instant of the ETag' : value
}

/** What a page's token says; its nonce is another each time. */
function readToken(token: string): string {
  const decoded = Buffer.from(decodeURIComponent(token), 'base64').toString()
  return JSON.stringify(sortedKeys({ ...JSON.parse(decoded), nonce: undefined }))
}

const sortedKeys = (value: unknown): unknown =>
  isFields(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map(key => [key, sortedKeys(value[key])]),
      )
    : value

/** `path` in a body is that of an item of a batch, `uri` and `target` those of an entry of a history. */
function shown(value: unknown, clock: string, times: TimeNames, plain: Plain): string {
  const show = (item: unknown, key: string, isSet: boolean, at: string): string => {
    if (typeof item === 'number') return times.name(key === 'schema' ? parentClock(at) : at, item) ?? String(item)
    if (typeof item === 'string') return JSON.stringify(PRIVATE[key] ?? plain(item, at))
    if (Array.isArray(item)) {
      const items = item.filter(each => key !== 'principals' || isOwn(each)).map(each => show(each, '', false, at))
      return `[${(isSet ? items.sort() : items).join(',')}]`
    }
    return isFields(item) ? showFields(item, key === 'permissions', at) : String(item)
  }
  const showFields = (fields: Fields, areSets: boolean, at: string): string => {
    const isItem = typeof fields['path'] === 'string' && 'status' in fields
    const inside = isItem ? clockOf(String(fields['path'])) : at
    const pairs = Object.keys(fields)
      .sort()
      .map(key => {
        const field = fields[key]
        if (isItem && key === 'headers' && isFields(field)) return `"headers":${itemHeaders(field, inside)}`
        const where = key === 'target' ? targetClock(fields['uri'], inside) : inside
        return `${JSON.stringify(key)}:${show(field, key, areSets || SETS.has(key), where)}`
      })
    return `{${pairs.join(',')}}`
  }
  const itemHeaders = (headers: Fields, at: string) => {
    const found = new Map(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), String(text)]))
    const shared = ['etag', 'total-objects', 'content-type', 'www-authenticate', ...SAME_IN_ITEMS].map(name =>
      found.get(name),
    )
    // What has another value on each server, or another order, is there or not.
    return plain(JSON.stringify([...shared, [...found.keys()].sort()]), at)
  }
  return show(value, '', false, clock)
}

const SAME_IN_ITEMS = ['cache-control', 'x-content-type-options', 'access-control-allow-origin', 'location']

/** Whoever was in a group stays in it, for Kinto, when its bucket is deleted: those of earlier sequences. */
const isOwn = (principal: unknown) => !String(principal).startsWith('/buckets/')

/** Two servers never have these alike. */
const PRIVATE: { readonly [key: string]: string } = { date: 'a date', password: 'a hash' }

/** Principals and the names of permissions. */
const SETS = new Set(['permissions', 'principals'])

/** What an entry of a history is about has the clock of its own list, also where `_fields` leaves out which. */
const targetClock = (uri: unknown, clock: string) => (typeof uri === 'string' ? clockOf(uri) : `${clock} targets`)

/** The `schema` stamp of a record is a time of its collection. */
const parentClock = (clock: string) => clockOf(clock.replace(/\/records$/, ''))
