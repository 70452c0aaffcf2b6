/** A column as drawn, in CSS pixels. The side is physical: a cell's own text may run the other way than the page. */
export type LaidColumn<Column> = {
  column: Column
  index: number
  start: number
  style: { width: number; left: number } | { width: number; right: number }
}

/** A column wider than this, in CSS pixels, may give some of it away when all would fit then, down to a share of itself. */
const GENEROUS = 140
const LEAST_SHARE = 0.6
/** Of the grid's width: the first column stays put, and must leave the others room to pass by. */
const MOST_STAYING = 0.45

/** Sets columns side by side: they share what room is left over, and the wide ones make some where a little is missing. */
export function layColumns<Column extends { width: number }>(
  columns: readonly Column[],
  room: number,
  isRightToLeft = false,
): { laid: LaidColumn<Column>[]; total: number } {
  const widths = fitWidths(
    columns.map(({ width }) => width),
    room,
  )
  const laid: LaidColumn<Column>[] = []
  let start = 0
  columns.forEach((column, index) => {
    const width = widths[index] ?? column.width
    laid.push({ column, index, start, style: isRightToLeft ? { width, right: start } : { width, left: start } })
    start += width
  })
  return { laid, total: start }
}

function fitWidths(wanted: number[], room: number): number[] {
  const total = sum(wanted)
  if (total === 0) return wanted
  if (total <= room)
    return toTheEnd(
      wanted.map(width => Math.floor((width * room) / total)),
      room,
    )
  const spare = wanted.map(width => Math.max(width - Math.max(GENEROUS, width * LEAST_SHARE), 0))
  const missing = total - room
  if (sum(spare) >= missing)
    return toTheEnd(
      wanted.map((width, at) => Math.floor(width - (missing * (spare[at] ?? 0)) / sum(spare))),
      room,
    )
  const staying = Math.max(Math.floor(room * MOST_STAYING), GENEROUS)
  return wanted.map((width, at) => (at === 0 ? Math.min(width, staying) : width))
}

/** The last column takes what rounding left, so that rows end where the grid does. */
const toTheEnd = (widths: number[], room: number) => widths.with(-1, room - sum(widths.slice(0, -1)))

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** Fewer columns than this are drawn whole: counting what is seen would cost more than it saves. */
const FEW = 24
/** Columns beside the visible ones, ready for the next push of the wheel. */
const AHEAD = 3

/** The columns that can be seen; always among them the first, which stays put, and `kept`, which may hold the focus. */
export function visibleColumns<Column>(
  laid: readonly LaidColumn<Column>[],
  view: { left: number; width: number },
  kept: number,
): readonly LaidColumn<Column>[] {
  if (laid.length <= FEW) return laid
  const first = laid.findIndex(({ start, style }) => start + style.width > view.left)
  const beyond = laid.findIndex(({ start }) => start >= view.left + view.width)
  const from = Math.max(first - AHEAD, 0)
  const to = (beyond < 0 ? laid.length : beyond) + AHEAD
  return laid.filter(({ index }) => index === 0 || index === kept || (index >= from && index < to))
}
