import type { JsonObject } from '~/protocol/json'

/**
 * Kinto sends the hash of the password with every account, and even a 412 discloses it to strangers
 * (kinto-protocol 13 and 23.31). It stops here: nobody above can show, keep, log or send it back.
 */
export function withoutPassword<T extends JsonObject>(uri: string, data: T): T {
  if (!/^\/accounts(?:[/?]|$)/.test(uri) || !('password' in data)) return data
  const { password: _, ...rest } = data
  return rest as T // T never asks for a password: nothing above may have one.
}
