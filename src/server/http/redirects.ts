import type { Engine } from '../exchange'
import { expires } from './expires'
import { pathNotFound, versionNotFound } from './httpError'
import type { Incoming } from './incoming'
import type { Reply } from './reply'

/** An address that belongs to no endpoint: towards the version, off a trailing slash, or 404 (kinto-protocol 19). */
export function redirectOrRefuse(incoming: Incoming, { settings, clock }: Engine): Reply {
  const { path, method } = incoming
  const isVersioned = /^\/v\d+/.test(path)
  const hasLineEnd = /[\r\n]/.test(path)
  if (!isVersioned && !hasLineEnd && settings.versionPrefixRedirect) {
    // Browsers refuse redirected preflights.
    if (method === 'OPTIONS') return { status: 200, headers: [], body: { text: '' } }
    return redirect(incoming, `/v1${path}`, clock(), settings.versionPrefixRedirectTtlSeconds)
  }
  if (!path.startsWith('/v1')) throw versionNotFound()
  const isRoot = path === '/v1'
  if (settings.trailingSlashRedirect && (isRoot || path.endsWith('/'))) {
    const target = isRoot ? '/v1/' : path.replace(/\/+$/, '')
    return redirect(incoming, target, clock(), settings.trailingSlashRedirectTtlSeconds)
  }
  throw pathNotFound()
}

function redirect({ origin, search }: Incoming, path: string, now: number, ttlSeconds: number): Reply {
  const location = `${path.split('/').map(encodeURIComponent).join('/')}${search}`
  const text = `307 Temporary Redirect\n\nThe resource has been moved to ${location}; you should be redirected automatically.\n\n`
  return {
    status: 307,
    headers: [['Location', origin + location], ...(ttlSeconds < 0 ? [] : expires(now, ttlSeconds))],
    body: { text },
  }
}
