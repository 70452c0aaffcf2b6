import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import { uriOf } from '~/protocol/ref'

/** Where an address leads: the objects that it names, and what is left of it. */
export type Place = { bid?: string; cid?: string; gid?: string; rid?: string; rest: string[] }

const ID_AFTER: Record<string, 'bid' | 'cid' | 'gid' | 'rid'> = {
  buckets: 'bid',
  collections: 'cid',
  groups: 'gid',
  records: 'rid',
}

/** `pathname` as the router has it, below the `#`. */
export function placeOf(pathname: string): Place {
  const parts = pathname.split('/').filter(Boolean).map(decode)
  const place: Place = { rest: [] }
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    const id = parts[at + 1]
    const name = place.rest.length === 0 && Object.hasOwn(ID_AFTER, part) ? ID_AFTER[part] : undefined
    // A page that begins with '+' creates: no Kinto id can (design.md 4).
    if (name === undefined || id === undefined || id.startsWith('+')) place.rest.push(part)
    else {
      place[name] = id
      at++
    }
  }
  return place
}

/** A hand-typed address may hold a lone `%`. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** One step of the breadcrumb: an object's id as the server has it, or a word of ours. */
export type Crumb = {
  to: string
  /** Goes back to the list as it was filtered and sorted. */ keepsSearch?: boolean
} & ({ id: string; word?: undefined } | { id?: undefined; word: MessageDescriptor })

const GROUPS = msg`Groups`
const JOBS = msg`Jobs`

/** A map, as an address may say `constructor`. */
const WORDS = new Map<string, MessageDescriptor>(
  Object.entries({
    '+bucket': msg`New bucket`,
    '+collection': msg`New collection`,
    '+group': msg`New group`,
    '+record': msg`New record`,
    groups: GROUPS,
    history: msg`History`,
    jobs: JOBS,
    json: msg`JSON`,
    permissions: msg`Permissions`,
    settings: msg`Settings`,
    trash: msg`Deleted`,
    connect: msg`Sign in`,
  }),
)

/** From the server's home, which is not part of it, to the page itself. */
export function crumbsOf(place: Place): Crumb[] {
  const { bid, cid, gid, rid, rest } = place
  if (bid === undefined) return wordsOf(rest)
  const bucket = uriOf({ bid })
  const crumbs: Crumb[] = [{ id: bid, to: `${bucket}/collections` }]
  if (gid !== undefined || rest[0] === '+group') crumbs.push({ word: GROUPS, to: `${bucket}/groups` })
  if (gid !== undefined) crumbs.push({ id: gid, to: `${uriOf({ bid, gid })}/members` })
  const isRecordPage = rid !== undefined || rest.at(-1) === '+record'
  if (cid !== undefined) crumbs.push({ id: cid, to: `${uriOf({ bid, cid })}/records`, keepsSearch: isRecordPage })
  if (cid !== undefined && rid !== undefined) crumbs.push({ id: rid, to: uriOf({ bid, cid, rid }), keepsSearch: true })
  return [...crumbs, ...wordsOf(rest)]
}

/** The page's own word comes last; a page without one (records, members …) is that of its object. */
function wordsOf(rest: string[]): Crumb[] {
  if (rest[0] === 'jobs' && rest.length === 2)
    return [
      { word: JOBS, to: '/jobs' },
      { word: msg`One job`, to: '' },
    ]
  const word = WORDS.get(rest.at(-1) ?? '')
  return word ? [{ word, to: '' }] : []
}

/** The page above, for those who find nothing here; undefined when that is the server's home. */
export const crumbAbove = (pathname: string): Crumb | undefined => crumbsOf(placeOf(pathname)).at(-2)
