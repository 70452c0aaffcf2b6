import { ERRNO } from '~/protocol/errors'
import type { KintoError } from '~/protocol/KintoError'
import { isRead, type Call } from './Call'

/** More tries after the first. */
export const RETRIES = 3
/** Milliseconds. A server that asks for more is not waited for in silence: the person sees the error and its time. */
export const LONGEST_PAUSE = 15_000
/** Milliseconds. */
const FIRST_PAUSE = 500

const PASSING = [429, 500, 502, 503, 504]

/**
 * Reads may always be sent again; they are when the line broke or the server said something that passes.
 *
 * Writes are sent again only if three things come together:
 * 1. the server says that it did nothing (503, or 409 errno 122: its transaction was undone),
 * 2. it asks to come back (`Retry-After`),
 * 3. the write is conditional (`isRepeatable`), so even if 1. is not true it cannot be done twice.
 * Never after a lost answer: it may have been written, and then the repeated write would be a 412 against our own.
 * (In the rare case that 1. was not true, the 412 brings our own data as `existing`: nothing is lost, nothing doubled.)
 */
export function isWorthRetrying(error: KintoError, call: Pick<Call, 'method'>, repeatable: boolean): boolean {
  if (isRead(call)) return error.kind === 'network' || (error.kind === 'http' && PASSING.includes(error.status ?? 0))
  if (!repeatable || error.retryAfter === undefined) return false
  return error.status === 503 || (error.status === 409 && error.errno === ERRNO.CONSTRAINT_VIOLATED)
}

/** Milliseconds before the next try: doubling, with jitter so that many clients do not return together. */
export function pauseBefore(retry: number, retryAfter: number | undefined, random: number): number {
  const ours = FIRST_PAUSE * 2 ** retry * (0.5 + random / 2)
  // The jitter is added to the server's figure too, never taken from it.
  return retryAfter === undefined ? ours : Math.max(ours, retryAfter * 1000 + (FIRST_PAUSE * random) / 2)
}
