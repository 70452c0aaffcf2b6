import { useEffect, useRef } from 'react'
import { rowsAhead, type Look } from './readAhead'

/** Somebody who has not scrolled yet may never do so: no page is fetched for them before they near the end. */
const AHEAD_AT_REST = 10

type Reach = {
  /** The last row in view. */
  last: number | undefined
  isAtTop: boolean
  loaded: number
  onReach: (rows: number) => void
}

/** Tells how many rows should be loaded by now: the more, the faster somebody scrolls. */
export function useReach({ last, isAtTop, loaded, onReach }: Reach) {
  const before = useRef<Look>(undefined)
  // The rows that follow are the server's: asking for them is the outside that this keeps step with.
  useEffect(() => {
    if (last === undefined) return
    const now = { row: last, at: performance.now() }
    onReach(last + (isAtTop ? AHEAD_AT_REST : rowsAhead(before.current, now)))
    if (before.current?.row !== last) before.current = now
  }, [last, isAtTop, loaded, onReach])
}
