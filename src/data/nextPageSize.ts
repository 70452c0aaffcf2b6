const LEAST = 10
const MOST = 1000
/** Of JSON text in one answer, roughly: more of it at once would be felt as a jerk while it is read. */
const CHARACTERS = 1_000_000
const LOOKED_AT = 3

/** How many rows to ask for next, so that an answer stays readable at once: a record may be a megabyte. */
export function nextPageSize(rows: readonly unknown[]): number {
  const looked = rows.slice(-LOOKED_AT)
  if (looked.length === 0) return MOST
  const size = looked.reduce<number>((sum, row) => sum + JSON.stringify(row).length, 0) / looked.length
  return Math.max(Math.min(Math.floor(CHARACTERS / size), MOST), LEAST)
}
