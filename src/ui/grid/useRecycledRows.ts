import { useRef, type RefObject } from 'react'
import { isElsewhere } from './drawnRows'

type Window = { startIndex: number; endIndex: number }

type Options = {
  grid: RefObject<HTMLElement | null>
  /** Rows that were put before the first one: those that were there before keep their elements. */
  before: number
  /** A row must keep its elements, wherever the focus is: they hold an editor. */
  isHeld: boolean
}

/**
 * The index that React's keys of rows count from. As long as some rows stay in view it stays, so that they keep their
 * elements. When all of them are new it moves along: then they take over the elements of those that went, which costs
 * a third of making new ones. Not while the focus is inside: it must stay with its own row.
 */
export function useRecycledRows(range: Window | null, { grid, before, isHeld }: Options): number {
  const now = range && { startIndex: range.startIndex - before, endIndex: range.endIndex - before }
  const kept = useRef({ shown: now, from: 0 })
  const { shown } = kept.current
  if (now && shown && isElsewhere(now, shown)) {
    const isFocusInside = isHeld || (grid.current?.contains(document.activeElement) ?? false)
    if (!isFocusInside) kept.current.from += now.startIndex - shown.startIndex
  }
  if (now) kept.current.shown = now
  return kept.current.from + before
}
