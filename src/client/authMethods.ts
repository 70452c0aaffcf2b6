import { isJsonObject, type Json } from '~/protocol/json'
import type { ServerInfo } from '~/protocol/root'

/** A way to sign in that a server offers. */
export type AuthMethod =
  | { method: 'account' }
  | { method: 'basicauth' }
  /** `authPath` is relative to the server's address; `name` is what the user ids begin with. */
  | { method: 'openid'; name: string; authPath: string }
  | { method: 'anonymous' }

/** Most wanted first: Kinto accounts where there are any. Everyone may stay anonymous. */
export function authMethodsOf({ capabilities }: Pick<ServerInfo, 'capabilities'>): AuthMethod[] {
  const providers = capabilities.openid?.providers
  return [
    ...('accounts' in capabilities ? [{ method: 'account' } as const] : []),
    ...('basicauth' in capabilities ? [{ method: 'basicauth' } as const] : []),
    ...(Array.isArray(providers) ? providers.flatMap(readProvider) : []),
    { method: 'anonymous' },
  ]
}

function readProvider(provider: Json): AuthMethod[] {
  if (!isJsonObject(provider)) return []
  const { name, auth_path: authPath } = provider
  // A path only: nothing that a server says may send people and their codes to another host unseen.
  const isPath = typeof authPath === 'string' && /^\/(?![/\\])/.test(authPath)
  return typeof name === 'string' && isPath ? [{ method: 'openid', name, authPath }] : []
}
