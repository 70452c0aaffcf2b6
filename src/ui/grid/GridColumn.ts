import type { ReactNode } from 'react'

/** Keep the array of columns the same object as long as nothing changed: every row on the screen depends on it. */
export type GridColumn<Row> = {
  id: string
  title: string
  /** In CSS pixels; columns share the room that is left over. */
  width: number
  /** Has exactly its width, whatever room is left over or missing. */
  isFixedWidth?: true
  /** The first column stands at the start in any case. */
  align: 'start' | 'end'
  isSortable: boolean
  cell: (row: Row) => ReactNode
}

/** Where the first cell of a row leads. */
export type RowLink<Row> = {
  hrefOf: (row: Row) => string
  /** Never empty: it names the link. */
  textOf: (row: Row) => string
  /** A plain click or Enter; with Ctrl and the like the browser follows `href` by itself. */
  onOpen: (row: Row) => void
}

export type SortState = { direction: 'ascending' | 'descending'; position: number | undefined }

/** Scroll offsets in CSS pixels, and the cell that holds the tab stop; row −1 is the header. */
export type GridPlace = {
  top: number
  left: number
  row: number
  column: number
  isFocused: boolean
}
