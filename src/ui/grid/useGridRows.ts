import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import type { GridProps } from './Grid'
import type { GridDensity } from './gridOptions'
import { rowHeightOf } from './rowHeight'
import { useDrawnRows } from './useDrawnRows'
import { useKeptView } from './useKeptView'
import { useReach } from './useReach'
import { useReachTop } from './useReachTop'
import { useRecycledRows } from './useRecycledRows'

type Options = {
  startTop: number
  active: number
  /** The row that holds an editor; −1: none. */
  edited: number
}

/** One function for each height of the rows: by another one the virtualizer learns that all of them changed. */
const keyOf: Record<GridDensity, (index: number) => number> = {
  normal: index => index,
  compact: index => index,
}

/** Which rows are drawn, and whose elements they take. */
export function useGridRows<Row>(
  scroller: RefObject<HTMLDivElement | null>,
  { listKey, rows, layout, before: above, onReach, onReachTop }: GridProps<Row>,
  { startTop, active, edited }: Options,
) {
  const { count } = rows
  const density = layout?.density ?? 'normal'
  const rowHeight = rowHeightOf(density)
  const before = above?.count ?? 0
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf[density],
    initialOffset: startTop,
    rangeExtractor: useDrawnRows(active, edited),
  })
  useKeptView(scroller, virtual, { listKey, before, rowHeight })
  const items = virtual.getVirtualItems().map(({ index }) => index)
  const { range } = virtual
  // Reading the element's own scrollTop here would lay the page out twice in every frame.
  const isAtTop = (virtual.scrollOffset ?? 0) === 0
  useReach({ last: range?.endIndex, isAtTop, loaded: count, onReach })
  useReachTop({ first: range?.startIndex, hasMore: above?.hasMore ?? false, before, onReachTop })
  const keysFrom = useRecycledRows(range, { grid: scroller, before, isHeld: edited >= 0 })
  return { items, keysFrom, rowHeight, isScrolling: virtual.isScrolling }
}
