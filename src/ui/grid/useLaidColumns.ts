import { useMemo } from 'react'
import { layColumns } from './columnLayout'
import type { GridProps } from './Grid'
import type { GridView } from './useGridView'
import { useHeldWidths } from './useHeldWidths'

/** In CSS pixels, before the first column's text; Grid.module.css draws the same. */
const CHECK_WIDTH = 38

/** The columns as wide as the room, the layout and the person's hands make them. */
export function useLaidColumns<Row>({ columns, selection, layout }: GridProps<Row>, view: GridView) {
  const { held, hold, release } = useHeldWidths(columns, view.room)
  const extra = selection ? CHECK_WIDTH : 0
  const wanted = Math.max(layout?.pinned ?? 1, 1)
  const { isRightToLeft, room } = view
  const { laid, total, pinned } = useMemo(
    () => layColumns(columns, room, { isRightToLeft, pinned: wanted, extra, held }),
    [columns, room, isRightToLeft, wanted, extra, held],
  )
  return {
    laid,
    total,
    pinned,
    extra,
    isRightToLeft,
    /** How much of the width stays in view. */
    staying: laid[pinned]?.start ?? total,
    isWide: total > room,
    hold,
    release,
  }
}
