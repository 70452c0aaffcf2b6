import { useEffect } from 'react'

/** Rows that should be ready above the view. */
const AHEAD = 300

type Reach = {
  first: number | undefined
  hasMore: boolean
  before: number
  onReachTop: (() => void) | undefined
}

/**
 * Asks for rows above the first one as soon as somebody is near it. At once, too, when a list opens in its middle:
 * above its first row there is nothing to scroll to, so nobody could ask.
 */
export function useReachTop({ first, hasMore, before, onReachTop }: Reach) {
  const isNear = hasMore && first !== undefined && first < AHEAD
  // The rows above are the server's: asking for them is the outside that this keeps step with.
  useEffect(() => {
    if (isNear) onReachTop?.()
  }, [isNear, before, onReachTop])
}
