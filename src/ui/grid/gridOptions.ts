import type { ComponentType, ReactNode } from 'react'

/** What a grid can do beyond showing rows. Everything here is optional, and a grid without it pays nothing for it. */

/**
 * Rows by checkbox, each the first thing of its row. `has` is asked for the drawn rows in every render, so a new object
 * is all it takes to show a change, and only rows whose answer changed are drawn again.
 */
export type GridSelection<Row> = {
  has: (row: Row) => boolean
  /** Every row of the list, also of those that are not loaded. */
  isAll: boolean
  count: number
  /** Positions, both included, `from` never after `to`. */
  onToggle: (from: number, to: number, isOn: boolean) => void
  onToggleAll: (isOn: boolean) => void
  /** Names the checkbox of a row. */
  labelOf: (row: Row) => string
}

/** Cells from `top` to `bottom` and `left` to `right`, all included, by position; `columns` are their ids in order. */
export type GridRange = {
  top: number
  bottom: number
  left: number
  right: number
  columns: string[]
}

/** Where the active cell goes when an editor is done with its own; 'stay' also when the focus left by itself. */
export type EditorMove = 'down' | 'up' | 'next' | 'previous' | 'stay'

export type CellEditorProps<Row> = {
  row: Row
  column: string
  /** What was typed to begin with; undefined: begin with the cell's own value. */
  initial: string | undefined
  /** After the editor handed its value on. */
  onDone: (move: EditorMove) => void
  onCancel: () => void
}

/**
 * Cells in place. The editor reads its keys by `editorKey`. The grid focuses the first field in it unless it did so
 * itself, and takes the focus back at the end, unless that went elsewhere. Keep `Editor` the same component.
 */
export type CellEditing<Row> = {
  canEdit: (row: Row, column: string) => boolean
  Editor: ComponentType<CellEditorProps<Row>>
  /** A block of cells out of a spreadsheet, for the range's first cell and on; `range` is what was chosen. */
  onPaste: (at: { row: Row; index: number; column: string }, cells: string[][], range: GridRange) => void
  onClear: (range: GridRange) => void
}

/**
 * staged: typed over, not saved. changed: by somebody else meanwhile, so it wants a decision. refused: the server said
 * no. fresh: has just come, from somebody else.
 */
export type CellMark = 'staged' | 'changed' | 'refused' | 'fresh'
/** gone: deleted by somebody since it was shown. */
export type RowMark = 'gone'

export type GridDensity = 'normal' | 'compact'

/** How the columns stand. The grid shows it and tells what a person wants; whoever holds it hands back other columns. */
export type GridLayout = {
  /** So many first columns stay in view, at least one; fewer where there is no room for all. */
  pinned: number
  density: GridDensity
  /** `width` in CSS pixels; the column should come back with it and `isFixedWidth`. */
  onResize: (column: string, width: number) => void
  /** `to`: its position among all columns afterwards. */
  onMove: (column: string, to: number) => void
  /** Back to the width that suits its values. */
  onReset: (column: string) => void
  /** So many first columns never move, and none moves before them. 0 when absent. */
  immovable?: number
  /** More for the menu of a column's header: `<Menu.Item>`s and the like, asked for when the menu opens. */
  menuOf?: (column: string) => ReactNode
}

/** Rows ahead of the first one, of a list that was opened in its middle. */
export type GridBefore = {
  /** So many were put before the first one since the list was opened. */
  count: number
  hasMore: boolean
}

export type GridOptions<Row> = {
  selection?: GridSelection<Row> | undefined
  editing?: CellEditing<Row> | undefined
  markOf?: ((row: Row, column: string) => CellMark | undefined) | undefined
  rowMarkOf?: ((row: Row) => RowMark | undefined) | undefined
  /** The text of a cell for the clipboard. With it, ranges of cells can be chosen. */
  copyText?: ((row: Row, column: string) => string) | undefined
  /** After another row became the active one, or another version of it came; −1 is the header. */
  onActive?: ((row: Row | undefined, index: number) => void) | undefined
  layout?: GridLayout | undefined
  before?: GridBefore | undefined
  /** Rows above the first one should be loaded by now. Another function is asked again. */
  onReachTop?: (() => void) | undefined
}
