import { useLayoutEffect, useState, type RefObject } from 'react'

/** Horizontal travel is looked at in steps, so that a small push of the wheel draws nothing anew. */
const STEP = 100

/** What part of the columns the grid shows, in CSS pixels; `room` is its own width. */
export type GridView = { left: number; width: number; room: number; isRightToLeft: boolean }

/** Follows the grid's width and its horizontal scrolling; `look` is for whoever hears of scrolling. */
export function useGridView(scroller: RefObject<HTMLElement | null>) {
  const [view, setView] = useState<GridView>({ left: 0, width: 0, room: 0, isRightToLeft: false })
  const look = (grid: HTMLElement) => setView(before => viewOf(grid, before))
  // The element's size is the browser's to tell.
  useLayoutEffect(() => {
    const grid = scroller.current
    if (!grid) return undefined
    const measure = () => setView(before => viewOf(grid, before))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(grid)
    return () => observer.disconnect()
  }, [scroller])
  return { view, look }
}

/** `before` itself as long as nothing changed. */
function viewOf(grid: HTMLElement, before: GridView): GridView {
  // Negative in right-to-left pages.
  const left = Math.floor(Math.abs(grid.scrollLeft) / STEP) * STEP
  const room = grid.clientWidth
  if (before.left === left && before.room === room) return before
  return { left, width: room + STEP, room, isRightToLeft: getComputedStyle(grid).direction === 'rtl' }
}
