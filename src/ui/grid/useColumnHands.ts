import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { dragEdge, dragHeader, type ColumnStage } from './columnDrags'
import { allowedWidth, steppedWidth } from './columnWidth'
import type { GridLayout } from './gridOptions'

type Options<Row> = Omit<ColumnStage<Row>, 'immovable'> & {
  layout: GridLayout | undefined
  hold: (widths: ReadonlyMap<string, number>, dragged: { id: string; width: number }) => void
  release: () => void
  announce: (text: string) => void
}

/** The column that is being moved, and where a drop would put it, in CSS pixels from the start of the sheet. */
export type MovedColumn = { id: string; edge: number | undefined }

/** Columns that are made wider or moved, by pointer and by keyboard. */
export function useColumnHands<Row>({ layout, hold, release, announce, ...place }: Options<Row>) {
  const { t } = useLingui()
  const { laid, extra } = place
  const [moved, setMoved] = useState<MovedColumn>()
  const endDrag = useRef<() => void>(undefined)
  // A drag listens to the window.
  useEffect(() => () => endDrag.current?.(), [])
  const immovable = layout?.immovable ?? 0

  const move = (from: number, to: number) => {
    const column = laid[from]?.column
    if (!layout || !column || to === from || Math.min(from, to) < immovable || to >= laid.length) return
    layout.onMove(column.id, to)
    announce(t`${column.title} is now column ${to + 1} of ${laid.length}`)
  }
  const setWidth = (index: number, width: number) => {
    const column = laid[index]?.column
    if (!layout || !column) return
    const own = allowedWidth(width - (index === 0 ? extra : 0))
    layout.onResize(column.id, own)
    announce(t`${column.title} is ${own} pixels wide`)
  }
  const step = (index: number, isWider: boolean) =>
    setWidth(index, steppedWidth(laid[index]?.style.width ?? 0, isWider))
  const reset = (index: number) => {
    const column = laid[index]?.column
    if (!layout || !column) return
    release()
    layout.onReset(column.id)
    announce(t`${column.title} has its own width again`)
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const target = event.target instanceof Element ? event.target : undefined
    const index = Number(target?.closest('[role=columnheader]')?.getAttribute('aria-colindex')) - 1
    const id = laid[index]?.column.id
    if (!layout || !target || id === undefined || event.button !== 0) return
    const stage = { ...place, immovable }
    if (target.closest('[data-resize]')) {
      event.preventDefault()
      endDrag.current = dragEdge(event, index, stage, { hold, setWidth })
    } else if (event.pointerType !== 'touch' && index >= immovable && !target.closest('[data-menu], [data-check]')) {
      // A finger scrolls the grid sideways; there the column's menu moves it.
      endDrag.current = dragHeader(event, index, stage, {
        onLanding: edge => setMoved(before => (before?.id === id && before.edge === edge ? before : { id, edge })),
        onDrop: to => move(index, to),
        onEnd: () => setMoved(undefined),
      })
    }
  }
  return { moved, move, step, reset, onPointerDown }
}
