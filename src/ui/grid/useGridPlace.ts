import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { GridPlace } from './GridColumn'
import type { Cell } from './moveCell'

/** Where places are kept, by the key of the list that the grid shows. */
export type Places = { read: (key: string) => GridPlace | undefined; write: (key: string, place: GridPlace) => void }

/** Keeps where somebody was in a list when they leave it, and takes them back there when they return. */
export function useGridPlace(
  scroller: RefObject<HTMLElement | null>,
  {
    listKey,
    places,
    active,
    setActive,
  }: { listKey: string; places: Places; active: Cell; setActive: (cell: Cell) => void },
) {
  const last = useRef({ top: 0, left: 0, active })
  const shown = useRef<string>(undefined)
  useLayoutEffect(() => {
    last.current.active = active
  })
  // Scroll offsets live in the browser's element: set when another list appears, noted when it goes.
  useLayoutEffect(() => {
    const grid = scroller.current
    if (!grid) return undefined
    const place = places.read(listKey)
    const isFirst = shown.current === undefined
    shown.current = listKey
    if (place || !isFirst) {
      grid.scrollTo({ top: place?.top ?? 0, left: place?.left ?? grid.scrollLeft, behavior: 'instant' })
      // At first the grid began there; a header that was pressed keeps the focus.
      if (!isFirst && last.current.active.row >= 0) setActive({ row: place?.row ?? 0, column: place?.column ?? 0 })
      last.current = { ...last.current, top: grid.scrollTop, left: grid.scrollLeft }
    }
    return () => {
      const { top, left, active: cell } = last.current
      places.write(listKey, { top, left, ...cell, isFocused: grid.contains(document.activeElement) })
    }
  }, [scroller, listKey, places, setActive])
  return () => {
    if (!scroller.current) return
    last.current.top = scroller.current.scrollTop
    last.current.left = scroller.current.scrollLeft
  }
}
