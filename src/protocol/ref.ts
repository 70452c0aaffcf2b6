import type { Kind } from './objects'

export type BucketRef = { bid: string }
export type CollectionRef = { bid: string; cid: string }
export type GroupRef = { bid: string; gid: string }
export type RecordRef = { bid: string; cid: string; rid: string }

/** Names one object of the tree. Which kind it is follows from the ids that it has. */
export type Ref = BucketRef | CollectionRef | GroupRef | RecordRef

export function kindOf(ref: Ref): Kind {
  if ('rid' in ref) return 'record'
  if ('gid' in ref) return 'group'
  return 'cid' in ref ? 'collection' : 'bucket'
}

/** The object's own id. */
export function idOf(ref: Ref): string {
  if ('rid' in ref) return ref.rid
  if ('gid' in ref) return ref.gid
  return 'cid' in ref ? ref.cid : ref.bid
}

const PLURAL: Record<Kind, string> = {
  bucket: 'buckets',
  collection: 'collections',
  group: 'groups',
  record: 'records',
}

const seg = encodeURIComponent

/** The address of an object below the server's, e.g. `/buckets/blog/collections/posts`. */
export const uriOf = (ref: Ref): string => `${listUriOf(ref)}/${seg(idOf(ref))}`

/** The address of the list that the object stands in, e.g. `/buckets/blog/collections`. */
export function listUriOf(ref: Ref): string {
  const parent = parentOf(ref)
  return `${parent ? uriOf(parent) : ''}/${PLURAL[kindOf(ref)]}`
}

/** The address of the list of one kind of child, e.g. `childrenUri({ bid }, 'group')`. */
export const childrenUri = (parent: Ref | undefined, kind: Kind): string =>
  `${parent ? uriOf(parent) : ''}/${PLURAL[kind]}`

/** The object that holds this one; a bucket has none. */
export function parentOf(ref: Ref): BucketRef | CollectionRef | undefined {
  if ('rid' in ref) return { bid: ref.bid, cid: ref.cid }
  if ('cid' in ref || 'gid' in ref) return { bid: ref.bid }
  return undefined
}

const URI = /^\/buckets\/([^/]+)(?:\/(?:groups\/([^/]+)|collections\/([^/]+)(?:\/records\/([^/]+))?))?$/

/** The reverse of `uriOf`; undefined for anything that is not the address of one object of the tree. */
export function refOf(uri: string): Ref | undefined {
  const found = URI.exec(uri)
  if (!found?.[1]) return undefined
  const [bid, gid, cid, rid] = found.slice(1).map(part => (part === undefined ? undefined : decodeURIComponent(part)))
  if (bid === undefined) return undefined
  if (gid !== undefined) return { bid, gid }
  if (cid === undefined) return { bid }
  return rid === undefined ? { bid, cid } : { bid, cid, rid }
}
