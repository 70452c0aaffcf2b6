import type { JsonObject } from '~/protocol/json'

/** One request, before it becomes a `Request`. */
export type Call = {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path and query below the server's address. */
  uri: string
  body?: JsonObject
  /** A `last_modified`: only if the object is still that one. */
  ifMatch?: number | undefined
  /** `*`: only if nothing is there yet; a number (reads only): only if something else is there. */
  ifNoneMatch?: number | '*' | undefined
}

export const isRead = ({ method }: Pick<Call, 'method'>) => method === 'GET' || method === 'HEAD'

/**
 * Whether the server itself refuses the second of two equal requests, so that sending it twice can never write twice.
 * A POST without an id makes a new object each time, whatever its headers say.
 */
export function isRepeatable(call: Call): boolean {
  if (isRead(call) || call.ifMatch !== undefined) return true
  if (call.ifNoneMatch !== '*') return false
  return call.method === 'PUT' || (call.method === 'POST' && hasId(call.body))
}

function hasId(body: JsonObject | undefined): boolean {
  const data = body?.data
  return typeof data === 'object' && data !== null && !Array.isArray(data) && typeof data.id === 'string'
}
