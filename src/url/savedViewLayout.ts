import { isJsonObject } from '~/protocol/json'

/** How the columns of one list stand; which ones, and their order, is the address's (`_fields`). */
export type ColumnLayout = {
  /** In CSS pixels, by field; others have the width that suits their values. */
  widths: Record<string, number>
  /** So many first columns stay in view. */
  pinned: number
  density: 'normal' | 'compact'
  isWithoutLastModified?: true
}

export const STANDARD_LAYOUT: ColumnLayout = { widths: {}, pinned: 1, density: 'normal' }

export const MOST_PINNED = 6
const NARROWEST = 48
const WIDEST = 1600
const MOST_WIDTHS = 500

/** A layout as somebody may have stored it: what makes no sense is standard. */
export function readLayout(value: unknown): ColumnLayout {
  const { widths, pinned, density, isWithoutLastModified } = isJsonObject(value) ? value : {}
  return {
    widths: isJsonObject(widths) ? readWidths(widths) : {},
    pinned: typeof pinned === 'number' ? Math.round(within(pinned, 1, MOST_PINNED)) : STANDARD_LAYOUT.pinned,
    density: density === 'compact' ? 'compact' : 'normal',
    ...(isWithoutLastModified === true && { isWithoutLastModified }),
  }
}

const readWidths = (widths: object): Record<string, number> =>
  Object.fromEntries(
    Object.entries(widths)
      .filter((entry): entry is [string, number] => Number.isFinite(entry[1]))
      .slice(0, MOST_WIDTHS)
      .map(([field, width]) => [field, boundedWidth(width)]),
  )

export const boundedWidth = (width: number) => Math.round(within(width, NARROWEST, WIDEST))

const within = (value: number, least: number, most: number) => Math.min(Math.max(value || least, least), most)

/** Undefined where the column has no width of its own. */
export const widthOf = ({ widths }: ColumnLayout, field: string): number | undefined =>
  Object.hasOwn(widths, field) ? widths[field] : undefined

/** `undefined` takes the column's own width away. */
export function withWidth(layout: ColumnLayout, field: string, width: number | undefined): ColumnLayout {
  const others = Object.entries(layout.widths).filter(([name]) => name !== field)
  const own: [string, number][] = width === undefined ? [] : [[field, boundedWidth(width)]]
  return { ...layout, widths: Object.fromEntries([...others, ...own]) }
}
