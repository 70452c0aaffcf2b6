import { useEffect, useRef, type RefObject } from 'react'
import { rowsAhead, type Look } from './readAhead'

/** Somebody who has not scrolled yet may never do so: no page is fetched for them before they near the end. */
const AHEAD_AT_REST = 10

/** Tells how many rows should be loaded by now: the more, the faster somebody scrolls. `last` is the last row in view. */
export function useReach(
  scroller: RefObject<HTMLElement | null>,
  { last, loaded, onReach }: { last: number | undefined; loaded: number; onReach: (rows: number) => void },
) {
  const before = useRef<Look>(undefined)
  // The rows that follow are the server's: asking for them is the outside that this keeps step with.
  useEffect(() => {
    if (last === undefined) return
    const now = { row: last, at: performance.now() }
    const isAtRest = scroller.current?.scrollTop === 0
    onReach(last + (isAtRest ? AHEAD_AT_REST : rowsAhead(before.current, now)))
    if (before.current?.row !== last) before.current = now
  }, [scroller, last, loaded, onReach])
}
