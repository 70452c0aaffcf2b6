import { useCallback, useRef } from 'react'
import { drawnRows, isElsewhere, type RowRange } from './drawnRows'

/** The virtualizer's `rangeExtractor`: it is asked whenever another range of rows comes into view. */
export function useDrawnRows(active: number, edited: number) {
  const before = useRef<RowRange>(undefined)
  return useCallback(
    (range: RowRange) => {
      const isInFlight = before.current !== undefined && isElsewhere(before.current, range)
      before.current = range
      return drawnRows(range, isInFlight, active, edited)
    },
    [active, edited],
  )
}
