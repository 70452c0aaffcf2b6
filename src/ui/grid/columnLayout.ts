/** A column as drawn, in CSS pixels. The side is physical: a cell's own text may run the other way than the page. */
export type LaidColumn<Column> = {
  column: Column
  index: number
  start: number
  style: { width: number; left: number } | { width: number; right: number }
  /** Stays in view; 'last': what passes by begins after it. */
  pin?: 'inner' | 'last'
}

type Wish = { id: string; width: number; isFixedWidth?: true }

type Wishes = {
  isRightToLeft?: boolean
  /** So many first columns should stay in view. */
  pinned?: number
  /** Of the first column, beside its own width. */
  extra?: number
  /** Widths that were dragged to, or stood still beside one: nobody shares anything then. */
  held?: ReadonlyMap<string, number> | undefined
}

/** A column wider than this, in CSS pixels, may give some of it away when all would fit then, down to a share of itself. */
const GENEROUS = 140
const LEAST_SHARE = 0.6
/** Of the grid's width: columns that stay put must leave the others room to pass by. */
const MOST_STAYING = 0.45
const MOST_STAYING_BY_HAND = 0.7

/** Sets columns side by side: they share what room is left over, and the wide ones make some where a little is missing. */
export function layColumns<Column extends Wish>(
  columns: readonly Column[],
  room: number,
  { isRightToLeft = false, pinned = 1, extra = 0, held }: Wishes = {},
): { laid: LaidColumn<Column>[]; total: number; pinned: number } {
  const wishes = columns.map(({ id, width, isFixedWidth = false }, index) => ({
    width: held?.get(id) ?? width + (index === 0 ? extra : 0),
    isFixed: isFixedWidth || held !== undefined,
  }))
  const widths = fitWidths(wishes, room, extra)
  const staying = sum(widths) > room ? pinsThatFit(widths, room, pinned) : pinned
  const laid: LaidColumn<Column>[] = []
  let start = 0
  columns.forEach((column, index) => {
    const width = widths[index] ?? column.width
    const style = isRightToLeft ? { width, right: start } : { width, left: start }
    const one: LaidColumn<Column> = { column, index, start, style }
    if (index < staying) one.pin = index === staying - 1 ? 'last' : 'inner'
    laid.push(one)
    start += width
  })
  return { laid, total: start, pinned: staying }
}

type Wanted = { width: number; isFixed: boolean }

function fitWidths(wanted: Wanted[], room: number, extra: number): number[] {
  const widths = wanted.map(({ width }) => width)
  const total = sum(widths)
  const flexible = total - sum(wanted.map(({ width, isFixed }) => (isFixed ? width : 0)))
  if (total === 0) return widths
  if (total <= room) {
    if (flexible === 0) return widths
    const share = (room - total + flexible) / flexible
    return toTheEnd(
      wanted,
      wanted.map(({ width, isFixed }) => (isFixed ? width : Math.floor(width * share))),
      room,
    )
  }
  const spare = wanted.map(({ width, isFixed }) =>
    isFixed ? 0 : Math.max(width - Math.max(GENEROUS, width * LEAST_SHARE), 0),
  )
  const missing = total - room
  if (sum(spare) >= missing)
    return toTheEnd(
      wanted,
      widths.map((width, at) => Math.floor(width - (missing * (spare[at] ?? 0)) / sum(spare))),
      room,
    )
  return widths.map((width, at) => (at === 0 ? Math.min(width, mostStaying(wanted[0], room, extra)) : width))
}

const mostStaying = (first: Wanted | undefined, room: number, extra: number) =>
  Math.max(Math.floor(room * (first?.isFixed ? MOST_STAYING_BY_HAND : MOST_STAYING)), GENEROUS) + extra

/** The last column that may stretch takes what rounding left, so that rows end where the grid does. */
function toTheEnd(wanted: Wanted[], widths: number[], room: number): number[] {
  const last = wanted.findLastIndex(({ isFixed }) => !isFixed)
  return widths.with(last, (widths[last] ?? 0) + room - sum(widths))
}

/** At least one: a row without its name is nobody's. */
function pinsThatFit(widths: readonly number[], room: number, wanted: number): number {
  let fitting = 1
  while (fitting < wanted && sum(widths.slice(0, fitting + 1)) <= room * MOST_STAYING_BY_HAND) fitting++
  return fitting
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** Fewer columns than this are drawn whole: counting what is seen would cost more than it saves. */
const FEW = 24
/** Columns beside the visible ones, ready for the next push of the wheel. */
const AHEAD = 3

/** The columns that can be seen; always among them those that stay put, and `kept`, which may hold the focus or an editor. */
export function visibleColumns<Column>(
  laid: readonly LaidColumn<Column>[],
  view: { left: number; width: number },
  ...kept: number[]
): readonly LaidColumn<Column>[] {
  if (laid.length <= FEW) return laid
  const first = laid.findIndex(({ start, style }) => start + style.width > view.left)
  const beyond = laid.findIndex(({ start }) => start >= view.left + view.width)
  const from = Math.max(first - AHEAD, 0)
  const to = (beyond < 0 ? laid.length : beyond) + AHEAD
  return laid.filter(({ index, pin }) => pin !== undefined || kept.includes(index) || (index >= from && index < to))
}
