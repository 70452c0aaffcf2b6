import { useCallback, useLayoutEffect, useRef, useState, type FocusEvent, type RefObject } from 'react'
import { blockOf, type Block } from './cellRange'
import type { Cell } from './moveCell'

type Options = {
  scroller: RefObject<HTMLElement | null>
  rows: number
  columns: readonly { id: string }[]
  /** So many first columns stay in view. */
  pinned: number
  /** So many rows were put before the first one since the list was opened. */
  before: number
  start: Cell
  focusAtStart: boolean
}

/** A cell that keeps its row when others come before it, and its column when that moves. */
type Spot = Cell & { before: number; id: string | undefined }
type Spots = { active: Spot; anchor: Spot | undefined }

export type Roving = ReturnType<typeof useRovingCell>

/**
 * One tab stop for the whole grid, and the range that reaches from an anchor to it. Its row is drawn even when it is
 * scrolled away, so the focus is never lost to a row that went.
 */
export function useRovingCell(options: Options) {
  const { scroller, rows, columns, before, pinned } = options
  const [spots, setSpots] = useState<Spots>(() => ({
    active: { ...options.start, before, id: columns[options.start.column]?.id },
    anchor: undefined,
  }))
  const mustFocus = useRef(options.focusAtStart)
  const latest = useRef({ before, columns })
  useLayoutEffect(() => {
    latest.current = { before, columns }
  })
  const cellAt = (spot: Spot) => cellOf(spot, rows, before, columns)
  const active = cellAt(spots.active)
  const range: Block | undefined =
    spots.anchor && active.row >= 0 && rows > 0 ? blockOf(cellAt(spots.anchor), active) : undefined
  useFocusThroughMoves(scroller, columns, () => {
    mustFocus.current = true
  })

  // The browser's focus follows the active cell once that is drawn.
  useLayoutEffect(() => {
    const cell = mustFocus.current && scroller.current && findCell(scroller.current, active)
    if (!cell) return
    mustFocus.current = false
    // Columns that stay are in view by themselves, so only their row is scrolled to.
    const shown = active.column < pinned ? (cell.parentElement ?? cell) : cell
    shown.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const button = cell.querySelector<HTMLElement>('button:not([data-menu])')
    ;(button ?? cell).focus({ preventScroll: true })
  })

  const setActive = useCallback((cell: Cell) => {
    const active = spotAt(cell, latest.current)
    setSpots({ active, anchor: undefined })
  }, [])
  /** And the focus with it. `isExtending`: the range reaches there, from where it began or from the active cell. */
  const moveTo = (cell: Cell, isExtending = false) => {
    mustFocus.current = true
    const { anchor } = spots
    setSpots({
      active: spotAt(cell, { before, columns }),
      anchor: isExtending ? (anchor ?? spots.active) : undefined,
    })
  }
  const collapse = () => {
    if (spots.anchor) setSpots({ ...spots, anchor: undefined })
  }
  /** A click moves the tab stop along. */
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const to = cellOfElement(event.target)
    if (to && (to.row !== active.row || to.column !== active.column)) setActive(to)
  }
  return { active, range, setActive, moveTo, collapse, onFocus }
}

const spotAt = (cell: Cell, { before, columns }: Pick<Options, 'before' | 'columns'>): Spot => ({
  ...cell,
  before,
  id: columns[cell.column]?.id,
})

function cellOf(spot: Spot, rows: number, before: number, columns: Options['columns']): Cell {
  const row = spot.row < 0 ? -1 : Math.max(spot.row + before - spot.before, 0)
  const isThere = spot.id === undefined || columns[spot.column]?.id === spot.id
  const moved = isThere ? -1 : columns.findIndex(({ id }) => id === spot.id)
  const column = moved < 0 ? spot.column : moved
  return {
    row: Math.min(row, rows - 1),
    column: Math.min(column, Math.max(columns.length - 1, 0)),
  }
}

/** Browsers take the focus from an element that changes its place among others: it goes back to it. */
function useFocusThroughMoves(
  scroller: RefObject<HTMLElement | null>,
  columns: Options['columns'],
  onLost: () => void,
) {
  const shown = useRef(columns)
  const wasInside = useRef(false)
  if (shown.current !== columns) {
    shown.current = columns
    const focused = document.activeElement
    wasInside.current = focused !== null && focused !== scroller.current && !!scroller.current?.contains(focused)
  }
  // The focus is the browser's.
  useLayoutEffect(() => {
    if (wasInside.current && document.activeElement === document.body) onLost()
    wasInside.current = false
  })
}

/** The cell that an element stands in, if any. */
export function cellOfElement(element: Element): Cell | undefined {
  const cell = element.closest('[aria-colindex]')
  const row = cell?.closest('[aria-rowindex]')
  if (!cell || !row) return undefined
  return {
    row: Number(row.getAttribute('aria-rowindex')) - 2,
    column: Number(cell.getAttribute('aria-colindex')) - 1,
  }
}

export const findCell = (grid: HTMLElement, { row, column }: Cell) =>
  grid.querySelector<HTMLElement>(`[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 1}"]`)
