const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/

/** A date of the calendar, with a time or without. */
export type IsoDate = { /** Milliseconds since 1970. */ at: number; isDay: boolean }

/**
 * Reads `2024-03-01` and `2024-03-01T10:00:00Z`; undefined for anything else, and for days that do not exist. A day is
 * the same day everywhere, so it begins at the local midnight.
 */
export function readIsoDate(text: string): IsoDate | undefined {
  const [whole, year, month, day] = (text.length <= 40 && ISO.exec(text)) || []
  if (whole === undefined) return undefined
  const isDay = whole.length === 10
  // The language reads a day as UTC, and a day that does not exist as one of the next month.
  const midnight = new Date(0)
  midnight.setFullYear(Number(year), Number(month) - 1, Number(day))
  midnight.setHours(0, 0, 0, 0)
  if (midnight.getMonth() !== Number(month) - 1 || midnight.getDate() !== Number(day)) return undefined
  const at = isDay ? midnight.getTime() : Date.parse(whole.replace(' ', 'T'))
  return Number.isNaN(at) ? undefined : { at, isDay }
}

export const isIsoDate = (text: string) => readIsoDate(text) !== undefined
