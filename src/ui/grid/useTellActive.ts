import { useEffect, useRef } from 'react'

type Tell<Row> = (row: Row | undefined, index: number) => void

/** Tells which row is the active one, as soon as it is another, or another version of it. */
export function useTellActive<Row>(row: Row | undefined, index: number, onActive: Tell<Row> | undefined) {
  const latest = useRef(onActive)
  useEffect(() => {
    latest.current = onActive
  })
  const isHeard = onActive !== undefined
  // Whoever listens stands outside the grid, e.g. a panel beside it.
  useEffect(() => {
    if (isHeard) latest.current?.(row, index)
  }, [row, index, isHeard])
}
