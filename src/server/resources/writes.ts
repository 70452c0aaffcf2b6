import type { JsonObject } from '~/protocol/json'
import type { Permissions, Tombstone } from '~/protocol/objects'
import { dropFilesOf } from '../attachments/guardAttachment'
import { draftOf, type Exchange } from '../exchange'
import { unavailable } from '../http/httpError'
import { hasNul } from '../json/parseJson'
import { own, setOwn, without } from '../json/ownKeys'
import type { Entry } from '../storage/storage'
import type { SentPermissions } from './envelope'
import { uriIn, type Target } from './target'
import { nextTimestamp } from './timestamps'

type Write = {
  readonly id: string
  readonly data: JsonObject
  readonly timestamp: number | undefined
  readonly permissions: SentPermissions
}

/** Creates or replaces an object. */
export function putObject(exchange: Exchange, target: Target, { id, data, timestamp, permissions }: Write): Entry {
  const uri = uriIn(target, id)
  refuseNul(exchange, data, permissions)
  const before = exchange.view.get(uri)
  const last_modified = nextTimestamp(exchange, target, timestamp, before)
  const known = target.existing?.permissions ?? {}
  const after: Entry = {
    uri,
    data: { ...without(data, 'id', 'last_modified'), id, last_modified },
    permissions: withAuthor(exchange, changed(known, permissions), target.author),
    isTombstone: false,
  }
  return commit(exchange, target.existing ? 'update' : 'create', before, after)
}

/** Leaves a tombstone, and takes away what was below. */
export function deleteObject(exchange: Exchange, target: Target, before: Entry, timestamp?: number): Entry {
  const { id } = before.data
  const clock = target.kind.name === 'account' ? { ...target, clockUri: before.uri } : target
  const data: Tombstone = { id, last_modified: nextTimestamp(exchange, clock, timestamp, before), deleted: true }
  return commit(exchange, 'delete', before, { uri: before.uri, data, permissions: {}, isTombstone: true })
}

/** The one place where objects are written, so that whoever follows the changes misses none. */
function commit(
  exchange: Exchange,
  action: 'create' | 'update' | 'delete',
  before: Entry | undefined,
  after: Entry,
): Entry {
  const draft = draftOf(exchange)
  draft.put(after)
  // Children go without tombstones of their own, and so do their clocks.
  if (action === 'delete') {
    for (const listUri of draft.listsBelow(after.uri)) draft.eraseList(listUri)
    dropFilesOf(exchange, after.uri)
  }
  const { userId } = exchange.caller
  exchange.changes.push({
    uri: after.uri,
    action,
    before,
    after,
    userId,
    isAddressed: isAddressed(exchange, after.uri),
  })
  return after
}

const isAddressed = ({ incoming }: Exchange, uri: string): boolean => `${incoming.path}/`.startsWith(`/v1${uri}/`)

/** PostgreSQL keeps no NUL character in JSON, and answers as if it were out of order. */
function refuseNul({ engine }: Exchange, data: JsonObject, permissions: SentPermissions): void {
  const principals = Object.values(permissions).flatMap(list => list ?? [])
  if (hasNul(data) || hasNul(principals)) throw unavailable(engine.settings.retryAfterSeconds)
}

/** Each named permission is replaced; one without a principal is dropped. */
function changed(known: Readonly<Permissions>, sent: SentPermissions): Permissions {
  const permissions: Permissions = { ...known }
  for (const [name, principals] of Object.entries(sent)) {
    if (principals === null) continue
    if (principals.length === 0) delete permissions[name]
    else setOwn(permissions, name, [...new Set(principals)])
  }
  return permissions
}

/** Whoever writes an object may write it from then on. */
function withAuthor({ engine }: Exchange, permissions: Permissions, author: string): Permissions {
  const write = own(permissions, 'write') ?? []
  if (!engine.settings.explicitPermissions || write.includes(author)) return permissions
  return { ...permissions, write: [...write, author] }
}

/** An object's permissions, for those whom its own `write` names; everybody else gets none. */
export function shownPermissions(exchange: Exchange, target: Target, entry: Entry): Permissions {
  const write = own(entry.permissions, 'write') ?? []
  const { principals } = exchange.caller
  return write.some(one => principals.includes(one) || one === target.author) ? entry.permissions : {}
}
