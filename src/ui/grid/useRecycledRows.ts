import { useRef, type RefObject } from 'react'
import { isElsewhere } from './drawnRows'

type Window = { startIndex: number; endIndex: number }

/**
 * The index that React's keys of rows count from. As long as some rows stay in view it stays, so that they keep their
 * elements. When all of them are new it moves along: then they take over the elements of those that went, which costs
 * a third of making new ones. Not while the focus is inside: it must stay with its own row.
 */
export function useRecycledRows(now: Window | null, grid: RefObject<HTMLElement | null>): number {
  const kept = useRef({ before: now, from: 0 })
  const { before } = kept.current
  if (now && before && isElsewhere(now, before)) {
    const isFocusInside = grid.current?.contains(document.activeElement) ?? false
    if (!isFocusInside) kept.current.from += now.startIndex - before.startIndex
  }
  if (now) kept.current.before = now
  return kept.current.from
}
