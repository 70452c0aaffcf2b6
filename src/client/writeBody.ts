import type { JsonObject } from '~/protocol/json'
import type { Permissions } from '~/protocol/objects'

export type NewBody = { data: JsonObject; permissions?: Permissions }
/** Permissions: only the names that change. `[]` takes a permission away. */
export type PatchBody = { data?: JsonObject; permissions?: Partial<Permissions> }

/** What a write sends: never a `last_modified` (see KintoClient), never an undefined permission. */
export function writeBody({ data, permissions }: NewBody | PatchBody): JsonObject {
  const body: JsonObject = {}
  if (data) {
    const { last_modified: _, ...rest } = data
    body.data = rest
  }
  if (permissions) {
    const named = Object.entries(permissions).filter((pair): pair is [string, string[]] => pair[1] !== undefined)
    body.permissions = Object.fromEntries(named)
  }
  return body
}
