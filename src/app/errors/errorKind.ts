import { KintoError } from '~/protocol/KintoError'

/** What an error page is about. */
export type ErrorKind =
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  /** The server refuses for another reason, and says it. */
  | 'refused'
  | 'server'
  | 'busy'
  | 'offline'
  | 'unreachable'
  | 'timeout'
  | 'not-kinto'
  /** Studio was deployed anew: the page asks for a file that is gone. */
  | 'updated'
  | 'bug'

export function errorKind(error: unknown, isOnline: boolean): ErrorKind {
  if (error instanceof KintoError) return kintoKind(error, isOnline)
  if (isMissingChunk(error)) return isOnline ? 'updated' : 'offline'
  return 'bug'
}

function kintoKind({ kind, status = 0 }: KintoError, isOnline: boolean): ErrorKind {
  if (kind === 'network') return isOnline ? 'unreachable' : 'offline'
  if (kind === 'timeout' || kind === 'not-kinto') return kind
  if (kind === 'wrong-credentials' || status === 401) return 'signed-out'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not-found'
  if (status === 429 || status === 503) return 'busy'
  return status >= 500 ? 'server' : 'refused'
}

/** How Chromium, Firefox, Safari and Vite (for a style sheet) say that a chunk could not be loaded. */
const MISSING_CHUNK =
  /dynamically imported module|importing a module script failed|unable to preload css|'text\/html' is not a valid javascript/i

export const isMissingChunk = (error: unknown) => error instanceof Error && MISSING_CHUNK.test(error.message)
