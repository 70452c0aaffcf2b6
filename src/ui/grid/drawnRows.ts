export type RowRange = { startIndex: number; endIndex: number; count: number }

/** Rows drawn beyond the visible ones, on either side, so that a push of the wheel finds them there. */
const BESIDE = 8
/** In a flight the next view shares no row with this one: rows drawn ahead would never be seen. */
const BESIDE_IN_FLIGHT = 1

/** The rows to draw: those in view, some beside them, and those that may hold the focus, wherever they are. */
export function drawnRows(range: RowRange, isInFlight: boolean, ...kept: number[]): number[] {
  const beside = isInFlight ? BESIDE_IN_FLIGHT : BESIDE
  const from = Math.max(range.startIndex - beside, 0)
  const to = Math.min(range.endIndex + beside, range.count - 1)
  const rows = Array.from({ length: Math.max(to - from + 1, 0) }, (_, at) => from + at)
  const isMissing = (row: number, at: number) =>
    row >= 0 && row < range.count && (row < from || row > to) && kept.indexOf(row) === at
  const others = kept.filter(isMissing)
  return others.length === 0 ? rows : [...rows, ...others].sort((a, b) => a - b)
}

/** Whether none of the rows of one view is in the other. */
export const isElsewhere = (
  a: Pick<RowRange, 'startIndex' | 'endIndex'>,
  b: Pick<RowRange, 'startIndex' | 'endIndex'>,
) => a.startIndex > b.endIndex || a.endIndex < b.startIndex
