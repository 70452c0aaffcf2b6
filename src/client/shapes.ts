import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'
import type { KintoObject, ObjectBody, Permissions, Tombstone } from '~/protocol/objects'
import type { ServerInfo } from '~/protocol/root'

/** What answers must look like before anyone relies on them. Each gives undefined for anything else. */

export const isKintoObject = (value: unknown): value is KintoObject =>
  isJsonObject(value) && typeof value.id === 'string' && Number.isSafeInteger(value.last_modified)

export function readObjectBody(body: Json | undefined): ObjectBody | undefined {
  if (!isJsonObject(body) || !isKintoObject(body.data)) return undefined
  if (body.permissions === undefined) return { data: body.data }
  return isPermissions(body.permissions) ? { data: body.data, permissions: body.permissions } : undefined
}

/** Rows of `/permissions` carry neither `last_modified` nor, for the root, an `id`: so only objects are asked for. */
export function readRows(body: Json | undefined): JsonObject[] | undefined {
  if (!isJsonObject(body) || !Array.isArray(body.data)) return undefined
  return body.data.every(isJsonObject) ? body.data : undefined
}

export function readTombstone(body: Json | undefined): Tombstone | undefined {
  const data = isJsonObject(body) ? body.data : undefined
  if (!isKintoObject(data)) return undefined
  return data.deleted === true ? { id: data.id, last_modified: data.last_modified, deleted: true } : undefined
}

export function readHeartbeat(body: Json | undefined): Record<string, boolean> | undefined {
  if (!isJsonObject(body)) return undefined
  const parts = Object.entries(body)
  return parts.every((pair): pair is [string, boolean] => typeof pair[1] === 'boolean')
    ? Object.fromEntries(parts)
    : undefined
}

/** Settings that older servers leave out get the value that they had there. */
export function readServerInfo(body: Json | undefined): ServerInfo | undefined {
  if (!isJsonObject(body) || typeof body.http_api_version !== 'string') return undefined
  const { settings, capabilities } = body
  if (!isJsonObject(settings) || !isJsonObject(capabilities)) return undefined
  const limit = settings.batch_max_requests
  const user = readUser(body.user)
  return {
    project_name: textOr(body.project_name, 'Kinto'),
    project_version: textOr(body.project_version, ''),
    http_api_version: body.http_api_version,
    project_docs: textOr(body.project_docs, ''),
    url: textOr(body.url, ''),
    settings: {
      readonly: settings.readonly === true,
      explicit_permissions: settings.explicit_permissions !== false,
      // 0 and null mean "no limit" (kinto.core.views.batch); Kinto's own default is a kind size then.
      batch_max_requests: typeof limit === 'number' && limit >= 1 ? Math.floor(limit) : 25,
    },
    capabilities: Object.fromEntries(
      Object.entries(capabilities).filter((pair): pair is [string, JsonObject] => isJsonObject(pair[1])),
    ),
    ...(typeof body.eos === 'string' ? { eos: body.eos } : {}),
    ...(user ? { user } : {}),
  }
}

function readUser(user: Json | undefined): ServerInfo['user'] {
  if (!isJsonObject(user) || typeof user.id !== 'string') return undefined
  const principals = isTexts(user.principals) ? user.principals : [user.id]
  return { id: user.id, principals, ...(typeof user.bucket === 'string' ? { bucket: user.bucket } : {}) }
}

const textOr = (value: Json | undefined, other: string) => (typeof value === 'string' ? value : other)

const isTexts = (value: Json | undefined): value is string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string')

const isPermissions = (value: Json): value is Permissions => isJsonObject(value) && Object.values(value).every(isTexts)
