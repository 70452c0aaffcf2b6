import { useLayoutEffect, useRef, type RefObject } from 'react'

/** Of a virtualizer: where it takes the view to be until the next scroll event. */
type Offset = { scrollOffset: number | null }

type Options = { listKey: string; before: number; rowHeight: number }

/**
 * Keeps the rows in view where they are when others are put before them, or when all become lower or higher. Call it
 * before the virtualizer is asked for its items: it is told where the view will be.
 */
export function useKeptView(
  scroller: RefObject<HTMLElement | null>,
  virtual: Offset,
  { listKey, before, rowHeight }: Options,
) {
  const seen = useRef({ listKey, before, rowHeight })
  const target = useRef<number>(undefined)
  const was = seen.current
  if (was.before !== before || was.rowHeight !== rowHeight || was.listKey !== listKey) {
    seen.current = { listKey, before, rowHeight }
    if (was.listKey === listKey && virtual.scrollOffset !== null) {
      const rows = virtual.scrollOffset / was.rowHeight + before - was.before
      target.current = Math.max(rows * rowHeight, 0)
      // Otherwise rows that are far from the view would be drawn first, and thrown away.
      aim(virtual, target.current)
    }
  }
  // The offset itself is the browser's.
  useLayoutEffect(() => {
    if (target.current === undefined || !scroller.current) return
    scroller.current.scrollTo({ top: target.current, behavior: 'instant' })
    target.current = undefined
  })
}

function aim(virtual: Offset, top: number) {
  virtual.scrollOffset = top
}
