import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import type { Permissions } from '~/protocol/objects'
import { invalidOne } from '../http/httpError'
import { equalsJson } from '../json/compareJson'
import { own, setOwn } from '../json/ownKeys'
import { patchJson, PatchFailed, type PatchOperation } from '../json/patchJson'
import type { Envelope, SentPermissions } from './envelope'
import type { Data } from './matching'

/** What a patch makes of an object. */
export type Patched = {
  readonly data: JsonObject
  /** The fields that it speaks of, as it gave them. */
  readonly named: JsonObject
  readonly permissions: SentPermissions
  readonly setsPassword: boolean
}

/** `application/json`: each field of the first level replaces; null is stored. */
export function plainPatch(before: Data, { data = {}, permissions = {} }: Envelope): Patched {
  return { data: { ...before, ...data }, named: data, permissions, setsPassword: Object.hasOwn(data, 'password') }
}

/**
 * `application/merge-patch+json`: null removes. https://www.rfc-editor.org/rfc/rfc7396
 * `shown` are the permissions that the caller may see: the others are lost as soon as one is named, as in Kinto.
 */
export function mergePatch(before: Data, shown: Permissions, sent: Envelope, names: readonly string[]): Patched {
  const named = sent.data ?? {}
  const merged = { ...shown, ...sent.permissions }
  const kept = Object.entries(merged).filter(([, principals]) => principals !== null)
  const permissions: SentPermissions = {}
  if (kept.length > 0) for (const name of names) setOwn(permissions, name, [])
  for (const [name, principals] of kept) setOwn(permissions, name, principals)
  // An object that is merged into another one is no change to Kinto, which compares it with itself.
  const told = Object.entries(named).filter(([key, value]) => !isJsonObject(value) || !isJsonObject(own(before, key)))
  return {
    data: merge(before, named),
    named: Object.fromEntries(told),
    permissions,
    setsPassword: Object.hasOwn(named, 'password'),
  }
}

function merge(before: Data, changes: JsonObject): JsonObject {
  const merged: JsonObject = { ...before }
  for (const [key, value] of Object.entries(changes)) {
    const known = own(merged, key)
    if (value === null) delete merged[key]
    // Kinto crashes where an object replaces something else; the RFC says that it starts from an empty one.
    else if (isJsonObject(value)) {
      // An empty one changes nothing, neither there nor here.
      const isLeft = known !== undefined && !isJsonObject(known) && Object.keys(value).length === 0
      if (!isLeft) setOwn(merged, key, merge(known !== undefined && isJsonObject(known) ? known : {}, value))
    } else setOwn(merged, key, value)
  }
  return merged
}

const GRANT = /^\/permissions\/(?:read|write)\//

/**
 * `application/json-patch+json`, applied to `{ data, permissions }`, where a permission is an object with a key for each
 * principal. It holds only what the caller may see, so that hidden `read` and `write` lists are lost, as in Kinto.
 */
export function jsonPatch(before: Data, shown: Permissions, operations: readonly PatchOperation[]): Patched {
  const permissions: JsonObject = { read: {}, write: {} }
  for (const [name, principals] of Object.entries(shown)) setOwn(permissions, name, asObject(principals))
  // A principal is its own value: it need not be said twice.
  const complete = operations.map(operation =>
    GRANT.test(operation.path) ? { ...operation, value: operation.path.split('/').at(-1) ?? '' } : operation,
  )
  const result = applyAll({ data: { ...before }, permissions }, complete)
  const data = isJsonObject(result) ? own(result, 'data') : undefined
  const granted = isJsonObject(result) ? own(result, 'permissions') : undefined
  if (data === undefined || !isJsonObject(data)) throw refuse('data must be an object')
  if (granted === undefined || !isJsonObject(granted)) throw refuse('permissions must be an object')
  const read: SentPermissions = {}
  for (const [name, principals] of Object.entries(granted)) setOwn(read, name, principalsIn(principals))
  const setsPassword = !equalsJson(own(data, 'password'), own(before, 'password'))
  return { data, named: data, permissions: read, setsPassword }
}

const refuse = (reason: string): Error => invalidOne('body', null, `JSON Patch operation failed: ${reason}`)

function applyAll(document: JsonObject, operations: readonly PatchOperation[]): Json {
  try {
    return patchJson(document, operations)
  } catch (error) {
    throw error instanceof PatchFailed ? refuse(error.message) : error
  }
}

const asObject = (principals: readonly string[]): JsonObject => Object.fromEntries(principals.map(one => [one, one]))

function principalsIn(value: Json): string[] {
  const principals = Array.isArray(value) ? value : isJsonObject(value) ? Object.keys(value) : undefined
  if (principals?.every(one => typeof one === 'string')) return principals
  throw refuse('a permission must be a list of principals')
}
