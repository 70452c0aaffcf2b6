import { isJsonMap, omitFields } from '~/lib/jsonValue'
import type { JsonObject } from '~/protocol/json'

/** A stamp is a time in milliseconds; a smaller number is somebody's own. */
const LEAST_STAMP = 1e12

/**
 * What is written again of a record: what people wrote. Its old `last_modified` would hide it from those who
 * synchronise (design.md 6), and the number in `schema` is the server's stamp (kinto-protocol 11).
 */
export function restorable(data: JsonObject, hasSchema: boolean): JsonObject {
  const { schema } = data
  const isStamp = typeof schema === 'number' && (hasSchema || schema >= LEAST_STAMP)
  return omitFields(data, ['id', 'last_modified', ...(isStamp ? ['schema'] : [])])
}

/** Its file may have been deleted with it (kinto-protocol 16). */
export const hasFile = ({ attachment }: JsonObject): boolean => isJsonMap(attachment)

/** Rights on the record itself, permission by permission, but for those of `user`, who gets them again. */
export function lostRights(
  permissions: JsonObject,
  user: string | undefined,
): [permission: string, principals: string[]][] {
  return Object.entries(permissions).flatMap(([permission, principals]): [string, string[]][] => {
    const names = Array.isArray(principals) ? principals.filter(one => typeof one === 'string') : []
    const others = permission === 'write' ? names.filter(name => name !== user) : names
    return others.length > 0 ? [[permission, others]] : []
  })
}
