import type { HeaderPairs } from './reply'

/** How long an answer may be kept: webob.Response.cache_expires. */
export function expires(now: number, seconds: number): HeaderPairs {
  const at: readonly [string, string] = ['Expires', new Date(now + seconds * 1000).toUTCString()]
  if (seconds !== 0) return [['Cache-Control', `max-age=${seconds}`], at]
  return [['Cache-Control', 'max-age=0, must-revalidate, no-cache, no-store'], ['Pragma', 'no-cache'], at]
}
