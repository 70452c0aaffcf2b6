import type { PointerEvent, RefObject } from 'react'
import type { LaidColumn } from './columnLayout'
import { allowedWidth } from './columnWidth'
import { followPointer } from './followPointer'
import type { GridColumn } from './GridColumn'
import { landingAt, type Landing } from './moveColumn'

/** The columns as they stand when a drag begins. */
export type ColumnStage<Row> = {
  scroller: RefObject<HTMLElement | null>
  laid: readonly LaidColumn<GridColumn<Row>>[]
  /** So many first columns stay in view. */
  pinned: number
  /** So many never move. */
  immovable: number
  /** What the first column has beside its own width. */
  extra: number
  isRightToLeft: boolean
}

type EdgeHands = {
  hold: (widths: ReadonlyMap<string, number>, dragged: { id: string; width: number }) => void
  /** At the end, with all that the column takes. */
  setWidth: (index: number, width: number) => void
}

/** Drags the edge of a column. Returns what ends it early. */
export function dragEdge<Row>(event: PointerEvent, index: number, stage: ColumnStage<Row>, hands: EdgeHands) {
  const { laid, isRightToLeft, extra } = stage
  const own = laid[index]
  if (!own) return undefined
  const widths = new Map(laid.map(({ column, style }) => [column.id, style.width]))
  const { id } = own.column
  const before = own.style.width
  const besides = index === 0 ? extra : 0
  let width = before
  const show = (wanted: number) => {
    width = allowedWidth(wanted - besides) + besides
    hands.hold(new Map([...widths, [id, width]]), { id, width: width - besides })
  }
  return followPointer(event, {
    onMove: x => show(before + (x - event.clientX) * (isRightToLeft ? -1 : 1)),
    onDrop: () => hands.setWidth(index, width),
    onCancel: () => show(before),
  })
}

/** In CSS pixels from an edge of the grid, and in each frame. */
const PULL_FROM = 48
const PULL = 14

type HeaderHands = {
  /** `edge`: where the column would begin, in CSS pixels from the start of the sheet; undefined: it lands nowhere. */
  onLanding: (edge: number | undefined) => void
  onDrop: (to: number) => void
  /** After all else. */
  onEnd: () => void
}

/** Drags a column by its header; near an edge the grid scrolls along. Returns what ends it early. */
export function dragHeader<Row>(event: PointerEvent, from: number, stage: ColumnStage<Row>, hands: HeaderHands) {
  let landing: Landing | undefined
  let x = event.clientX
  let frame = 0
  /** Every frame, as the sheet may travel under a pointer that holds still. */
  const look = () => {
    frame = requestAnimationFrame(look)
    const found = lookAt(x, from, stage)
    if (!found) return
    landing = found.landing
    hands.onLanding(landing && landing.edge + found.shift)
  }
  const stop = () => {
    cancelAnimationFrame(frame)
    hands.onEnd()
  }
  return followPointer(event, {
    onMove: to => {
      x = to
      if (frame === 0) look()
    },
    onDrop: () => {
      if (landing) hands.onDrop(landing.to)
      stop()
    },
    onCancel: stop,
  })
}

/** `shift`: how far a column that stays in view stands from its place in the sheet. */
function lookAt<Row>(x: number, from: number, { scroller, laid, pinned, immovable, isRightToLeft }: ColumnStage<Row>) {
  const grid = scroller.current
  if (!grid) return undefined
  const box = grid.getBoundingClientRect()
  const forward = isRightToLeft ? -1 : 1
  const inGrid = isRightToLeft ? box.right - x : x - box.left
  const staying = laid[pinned]?.start ?? 0
  if (inGrid > box.width - PULL_FROM) grid.scrollBy({ left: PULL * forward, behavior: 'instant' })
  else if (inGrid > staying && inGrid < staying + PULL_FROM)
    grid.scrollBy({ left: -PULL * forward, behavior: 'instant' })
  const travelled = Math.abs(grid.scrollLeft)
  const isStaying = inGrid < staying
  return {
    landing: landingAt(laid, from, isStaying ? inGrid : inGrid + travelled, immovable),
    shift: isStaying ? travelled : 0,
  }
}
