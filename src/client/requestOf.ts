import { ERRNO } from '~/protocol/errors'
import { KintoError } from '~/protocol/KintoError'
import type { Call } from './Call'

/** Errors: KintoError 400 for an id that no address can carry. */
export function requestOf(
  { server, authorization }: { server: string; authorization?: string | undefined },
  { method, uri, body, ifMatch, ifNoneMatch }: Call,
  signal: AbortSignal,
): Request {
  const url = server + uri
  refuseDots(uri, url)
  const headers = new Headers()
  if (authorization !== undefined) headers.set('Authorization', authorization)
  // Not on requests without a body: it would cost reads across origins a preflight, or the server refuses it.
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  if (ifMatch !== undefined) headers.set('If-Match', `"${ifMatch}"`)
  if (ifNoneMatch !== undefined) headers.set('If-None-Match', ifNoneMatch === '*' ? '*' : `"${ifNoneMatch}"`)
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

/**
 * The platform resolves `..` in addresses (also as `%2e%2e`), so deleting a record of that name would delete its
 * collection. Kinto refuses such ids with just this error, but the request would never reach it.
 */
function refuseDots(uri: string, url: string) {
  const path = uri.split('?', 1)[0] ?? ''
  if (!path.split(/[/\\]/).some(part => /^(?:\.|%2e){1,2}$/i.test(part))) return
  const description = 'Invalid object id'
  const details = [{ location: 'path', name: '', description }]
  const errno = ERRNO.INVALID_PARAMETERS
  throw new KintoError({ kind: 'http', message: `path: ${description}`, url, status: 400, errno, details })
}
