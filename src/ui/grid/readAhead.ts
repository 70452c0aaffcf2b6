/** Always ready beyond the last row in view. */
const LEAST = 300
const MOST = 6000
/** How long a page may take to arrive, roughly; that many seconds of travel are kept ready. */
const SECONDS = 1
/** Two looks further apart than this belong to different journeys. */
const PAUSE = 400

export type Look = { row: number; at: number }

/** How many rows beyond `now.row` should be loaded, for somebody who passed `before` a moment ago. `at` is in milliseconds. */
export function rowsAhead(before: Look | undefined, now: Look): number {
  if (!before || now.at - before.at > PAUSE) return LEAST
  const speed = (Math.abs(now.row - before.row) / Math.max(now.at - before.at, 1)) * 1000
  return Math.min(Math.max(Math.round(speed * SECONDS), LEAST), MOST)
}
