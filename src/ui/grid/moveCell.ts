/** A cell by position; row −1 is the header. */
export type Cell = { row: number; column: number }

export type GridSize = {
  rows: number
  columns: number
  /** Rows that fit on the screen. */ page: number
  isRightToLeft: boolean
}

/** Where a key leads from a cell, or undefined when the grid has no use for it. https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */
export function moveCell(from: Cell, key: string, withCtrl: boolean, size: GridSize): Cell | undefined {
  const to = target(from, key, withCtrl, size)
  return to && { row: within(to.row, -1, size.rows - 1), column: within(to.column, 0, size.columns - 1) }
}

function target(
  { row, column }: Cell,
  key: string,
  withCtrl: boolean,
  { rows, columns, page, isRightToLeft }: GridSize,
): Cell | undefined {
  const forward = isRightToLeft ? -1 : 1
  switch (key) {
    case 'ArrowDown':
      return { row: withCtrl ? rows - 1 : row + 1, column }
    case 'ArrowUp':
      return { row: withCtrl ? 0 : row - 1, column }
    case 'ArrowRight':
      return { row, column: column + forward }
    case 'ArrowLeft':
      return { row, column: column - forward }
    case 'Home':
      return { row: withCtrl ? 0 : row, column: 0 }
    case 'End':
      return { row: withCtrl ? rows - 1 : row, column: columns - 1 }
    case 'PageDown':
      return { row: row + page, column }
    case 'PageUp':
      // Not into the header: that is one arrow further.
      return { row: Math.max(row - page, Math.min(row, 0)), column }
    default:
      return undefined
  }
}

const within = (value: number, least: number, most: number) => Math.max(Math.min(value, most), least)
