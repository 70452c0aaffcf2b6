import type { Cell } from './moveCell'

/** A block of cells, its ends included. */
export type Block = { top: number; bottom: number; left: number; right: number }

/** The cells between two corners. */
export const blockOf = (one: Cell, other: Cell): Block => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  left: Math.min(one.column, other.column),
  right: Math.max(one.column, other.column),
})

export const rowsIn = ({ top, bottom }: Block) => bottom - top + 1
export const cellsIn = (block: Block) => rowsIn(block) * (block.right - block.left + 1)
