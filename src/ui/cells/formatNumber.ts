/** Making one costs more than anything else that a row of the grid does. */
const formats = new Map<string, Intl.NumberFormat>()

/** All digits that JSON carried; `unit` as Intl knows them, e.g. `megabyte`. */
export function formatNumber(locale: string, value: number, isGrouped: boolean, unit?: string): string {
  const key = `${locale} ${isGrouped} ${unit}`
  const format = formats.get(key) ?? makeFormat(locale, isGrouped, unit)
  formats.set(key, format)
  // Where nobody reads the zeros, and where the format would invent digits.
  return Math.abs(value) >= 1e21 || (value !== 0 && Math.abs(value) < 1e-6) ? String(value) : format.format(value)
}

const makeFormat = (locale: string, isGrouped: boolean, unit: string | undefined) =>
  new Intl.NumberFormat(locale, {
    useGrouping: isGrouped,
    maximumFractionDigits: 20,
    ...(unit !== undefined && { style: 'unit', unit, unitDisplay: 'short' }),
  })
