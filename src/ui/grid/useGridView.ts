import { useCallback, useLayoutEffect, useState, type RefObject } from 'react'

/** Horizontal travel is looked at in steps, so that a small push of the wheel draws nothing anew. */
const STEP = 100

/** What part of the columns the grid shows, in CSS pixels; `room` is its own width. */
export type GridView = { left: number; width: number; room: number; isRightToLeft: boolean }

/** Follows the grid's width and its horizontal scrolling. */
export function useGridView(scroller: RefObject<HTMLElement | null>) {
  const [view, setView] = useState<GridView>({ left: 0, width: 0, room: 0, isRightToLeft: false })
  const look = useCallback(() => {
    const grid = scroller.current
    if (!grid) return
    // Negative in right-to-left pages.
    const left = Math.floor(Math.abs(grid.scrollLeft) / STEP) * STEP
    const room = grid.clientWidth
    setView(before => {
      if (before.left === left && before.room === room) return before
      return { left, width: room + STEP, room, isRightToLeft: getComputedStyle(grid).direction === 'rtl' }
    })
  }, [scroller])
  // The element's size is the browser's to tell.
  useLayoutEffect(() => {
    if (!scroller.current) return undefined
    look()
    const observer = new ResizeObserver(look)
    observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [scroller, look])
  return { view, look }
}
