import type { JsonObject } from '~/protocol/json'
import { refuseChangedAttachment } from '../attachments/guardAttachment'
import type { Exchange } from '../exchange'
import { invalidOne, timestampHeaders } from '../http/httpError'
import { jsonReply, type Reply } from '../http/reply'
import { own, without } from '../json/ownKeys'
import { isGrantedBy } from '../permissions/authorize'
import type { Entry } from '../storage/storage'
import { prepareAccount } from './accounts'
import { checkBySchemas } from '../schema/checkObject'
import type { Envelope, SentPermissions } from './envelope'
import { refuseIfModified, type Preconditions } from './preconditions'
import { isAccountAdmin, type Target } from './target'
import { askedTimestamp, clockOf } from './timestamps'
import { putObject, shownPermissions } from './writes'

/** What was sent with a request that may write. */
export type Sent = { readonly envelope: Envelope; readonly preconditions: Preconditions }

/** POST. An id that is in use is answered with the object that has it; what was sent is ignored. */
export function createObject(exchange: Exchange, target: Target, { envelope, preconditions }: Sent): Reply {
  checkPreconditions(exchange, target, preconditions)
  const { existing, id } = target
  if (existing) return objectReply(exchange, target, existing)
  const entry = writeObject(exchange, target, {
    id,
    data: envelope.data ?? {},
    permissions: envelope.permissions ?? {},
    sendsPassword: true,
  })
  return objectReply(exchange, target, entry, 201)
}

/** PUT creates or replaces. Without `data` the object keeps what it has. */
export function replaceObject(
  exchange: Exchange,
  target: Target,
  id: string,
  { envelope, preconditions }: Sent,
): Reply {
  checkPreconditions(exchange, target, preconditions)
  const data = envelope.data ?? target.existing?.data ?? {}
  checkId(data, id)
  const permissions = envelope.permissions ?? {}
  const isNamed = Object.values(permissions).some(principals => principals !== null)
  const others: SentPermissions = isNamed ? Object.fromEntries(target.kind.permissions.map(name => [name, []])) : {}
  const named = Object.entries(permissions).filter(([, principals]) => principals !== null)
  const entry = writeObject(exchange, target, {
    id,
    data,
    permissions: { ...others, ...Object.fromEntries(named) },
    sendsPassword: envelope.data !== undefined,
  })
  return objectReply(exchange, target, entry, target.existing ? 200 : 201)
}

export type ObjectWrite = {
  readonly id: string | undefined
  readonly data: JsonObject
  readonly permissions: SentPermissions
  readonly sendsPassword: boolean
  /** Whether what the record says of its file may change: only an upload and its deletion do that. */
  readonly setsAttachment?: boolean
}

/** Stores an object that has passed all checks but those of its kind. */
export function writeObject(exchange: Exchange, target: Target, write: ObjectWrite): Entry {
  const named = write.id === undefined ? write.data : { ...write.data, id: write.id }
  const checked = checkBySchemas(exchange, target, named)
  if (target.kind.name === 'record' && !write.setsAttachment) {
    refuseChangedAttachment(exchange, target.existing, checked)
  }
  const timestamp = askedTimestamp(exchange, checked)
  const data =
    target.kind.name === 'account' ? prepareAccount(exchange, checked, write.id, write.sendsPassword) : checked
  const id = write.id ?? target.kind.idFrom(exchange.engine.newId())
  return putObject(exchange, target, { id, data, timestamp, permissions: write.permissions })
}

export function checkId(data: JsonObject, id: string): void {
  if (Object.hasOwn(data, 'id') && own(data, 'id') !== id) {
    throw invalidOne('body', 'id', 'Object id does not match existing object')
  }
}

export function checkPreconditions(exchange: Exchange, target: Target, preconditions: Preconditions): void {
  const { existing } = target
  refuseIfModified(preconditions, {
    exists: existing !== undefined,
    timestamp: existing?.data.last_modified ?? clockOf(exchange, target.clockUri),
    shown: existing && shownInConflict(exchange, target, existing),
  })
}

/** Kinto shows the password's hash to whoever tries to take a name; here only those see it who may read the account. */
function shownInConflict(exchange: Exchange, target: Target, existing: Entry): JsonObject {
  if (target.kind.name !== 'account' || isAccountAdmin(exchange)) return existing.data
  const mayRead = isGrantedBy(existing, ['read', 'write'], new Set(exchange.caller.principals))
  return mayRead ? existing.data : without(existing.data, 'password')
}

export function objectReply(exchange: Exchange, target: Target, entry: Entry, status = 200): Reply {
  const permissions = shownPermissions(exchange, target, entry)
  return jsonReply({ permissions, data: entry.data }, timestampHeaders(entry.data.last_modified), status)
}
