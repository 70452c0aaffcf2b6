import { useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import { moveCell, type Cell, type GridSize } from './moveCell'
import { ROW_HEIGHT } from './rowHeight'

type Options = {
  scroller: RefObject<HTMLElement | null>
  rows: number
  columns: number
  start: Cell
  focusAtStart: boolean
}

/**
 * One tab stop for the whole grid, moved by the arrow keys. Its row is drawn even when it is scrolled away, so the
 * focus is never lost to a row that went.
 */
export function useRovingCell({ scroller, rows, columns, start, focusAtStart }: Options) {
  const [wanted, setWanted] = useState(start)
  const mustFocus = useRef(focusAtStart)
  const active: Cell = {
    row: Math.min(wanted.row, rows - 1),
    column: Math.min(wanted.column, Math.max(columns - 1, 0)),
  }

  // The browser's focus follows the active cell once that is drawn.
  useLayoutEffect(() => {
    const cell = mustFocus.current && scroller.current && findCell(scroller.current, active)
    if (!cell) return
    mustFocus.current = false
    // The first column stays in view by itself, so only its row is scrolled to.
    const shown = active.column === 0 ? (cell.parentElement ?? cell) : cell
    shown.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const button = cell.querySelector<HTMLElement>('button')
    ;(button ?? cell).focus({ preventScroll: true })
  })

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.defaultPrevented) return
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.matches('[role=gridcell]')) {
      event.preventDefault()
      linkFor(event.target)?.click()
      return
    }
    const to = moveCell(active, event.key, event.ctrlKey || event.metaKey, sizeOf(event.currentTarget, rows, columns))
    if (!to) return
    event.preventDefault()
    mustFocus.current = true
    setWanted(to)
  }

  /** A click moves the tab stop along. */
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const cell = event.target.closest('[aria-colindex]')
    const row = cell?.closest('[aria-rowindex]')
    if (!cell || !row) return
    const to = {
      row: Number(row.getAttribute('aria-rowindex')) - 2,
      column: Number(cell.getAttribute('aria-colindex')) - 1,
    }
    if (to.row !== active.row || to.column !== active.column) setWanted(to)
  }

  return { active, setActive: setWanted, onKeyDown, onFocus }
}

const findCell = (grid: HTMLElement, { row, column }: Cell) =>
  grid.querySelector<HTMLElement>(`[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 1}"]`)

/** A link inside the cell itself comes first, e.g. to a web page; otherwise the row's own. */
const linkFor = (cell: HTMLElement) =>
  cell.querySelector<HTMLElement>('a') ?? cell.parentElement?.querySelector<HTMLElement>('[aria-colindex="1"] a')

const sizeOf = (grid: HTMLElement, rows: number, columns: number): GridSize => ({
  rows,
  columns,
  page: Math.max(Math.floor(grid.clientHeight / ROW_HEIGHT) - 2, 1),
  isRightToLeft: getComputedStyle(grid).direction === 'rtl',
})
