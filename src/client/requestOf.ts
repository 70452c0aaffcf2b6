import { ERRNO } from '~/protocol/errors'
import { KintoError } from '~/protocol/KintoError'
import type { Call } from './Call'

/** Errors: KintoError 400 for an id that no address can carry. */
export function requestOf(
  { server, authorization }: { server: string; authorization?: string | undefined },
  call: Call,
  signal: AbortSignal,
): Request {
  const { method, uri, body } = call
  const url = server + uri
  refuseOddPath(uri, url)
  const headers = new Headers(conditionsOf(call))
  if (authorization !== undefined) headers.set('Authorization', authorization)
  // Not on requests without a body: it would cost reads across origins a preflight, or the server refuses it.
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  return new Request(url, {
    method,
    headers,
    signal,
    // Kinto knows no cookies. Leaving them out also keeps the browser's own password dialog away when a 401 comes.
    credentials: 'omit',
    // What the client knows is kept by its caller; an old copy of the browser's would lead to needless conflicts.
    cache: 'no-store',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

export function conditionsOf({ ifMatch, ifNoneMatch }: Call): Record<string, string> {
  return {
    ...(ifMatch === undefined ? {} : { 'If-Match': `"${ifMatch}"` }),
    ...(ifNoneMatch === undefined ? {} : { 'If-None-Match': ifNoneMatch === '*' ? '*' : `"${ifNoneMatch}"` }),
  }
}

/**
 * The platform resolves `..` in addresses (also as `%2e%2e`), so deleting a record of that name would delete its
 * collection. Kinto refuses such ids with just this error, but the request would never reach it. An address that does
 * not begin with a slash could even name another host.
 */
function refuseOddPath(uri: string, url: string) {
  const path = uri.split('?', 1)[0] ?? ''
  if (path.startsWith('/') && !path.split(/[/\\]/).some(part => /^(?:\.|%2e){1,2}$/i.test(part))) return
  const description = 'Invalid object id'
  const details = [{ location: 'path', name: '', description }]
  const errno = ERRNO.INVALID_PARAMETERS
  throw new KintoError({ kind: 'http', message: `path: ${description}`, url, status: 400, errno, details })
}
