/** A column as drawn, in CSS pixels. The side is physical: a cell's own text may run the other way than the page. */
export type LaidColumn<Column> = {
  column: Column
  index: number
  start: number
  style: { width: number; left: number } | { width: number; right: number }
}

/** Columns that nearly fit are squeezed into the room by so much at most, rather than pushed out of sight. */
const TIGHTEST = 0.85

/** Gives what is left of `room` to the columns, the wider ones more, and sets them side by side. */
export function layColumns<Column extends { width: number }>(
  columns: readonly Column[],
  room: number,
  isRightToLeft = false,
): { laid: LaidColumn<Column>[]; total: number } {
  const wanted = columns.reduce((sum, { width }) => sum + width, 0)
  const fit = wanted > 0 ? room / wanted : 1
  const stretch = fit < TIGHTEST ? 1 : fit
  const laid: LaidColumn<Column>[] = []
  let start = 0
  columns.forEach((column, index) => {
    // The last one takes what rounding left, so that the row ends where the grid does.
    const isLast = index === columns.length - 1
    const width = isLast && stretch !== 1 ? room - start : Math.floor(column.width * stretch)
    laid.push({ column, index, start, style: isRightToLeft ? { width, right: start } : { width, left: start } })
    start += width
  })
  return { laid, total: start }
}

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
