import { lazy, Suspense, useRef, useState, type ReactNode } from 'react'
import type { MenuPlace } from './ColumnMenu'
import type { LaidColumn } from './columnLayout'
import type { GridColumn, SortState } from './GridColumn'
import type { GridLayout } from './gridOptions'
import type { Cell } from './moveCell'
import { findCell } from './useRovingCell'

const ColumnMenu = lazy(async () => ({ default: (await import('./ColumnMenu')).ColumnMenu }))

type Options<Row> = {
  scroller: { current: HTMLElement | null }
  layout: GridLayout | undefined
  laid: readonly LaidColumn<GridColumn<Row>>[]
  isRightToLeft: boolean
  sorting: ReadonlyMap<string, SortState>
  onSort: (column: string, add: boolean) => void
  moveTo: (cell: Cell) => void
  hands: {
    move: (from: number, to: number) => void
    step: (index: number, isWider: boolean) => void
    reset: (index: number) => void
  }
}

/** The menu of a column's header: one for all of them, loaded when the first is opened. */
export function useColumnMenu<Row>({ scroller, layout, laid, isRightToLeft, hands, ...rest }: Options<Row>) {
  const [opened, setOpened] = useState<{ id: string; place: MenuPlace }>()
  const openAtPress = useRef<string>(undefined)
  const index = laid.findIndex(({ column }) => column.id === opened?.id)
  const column = laid[index]?.column

  const open = (at: number) => {
    const id = laid[at]?.column.id
    const header = scroller.current && findCell(scroller.current, { row: -1, column: at })
    if (!layout || id === undefined || !header) return
    const button = header.querySelector('[data-menu]') ?? header
    setOpened({ id, place: button.getBoundingClientRect() })
  }
  /** A press on the button of an open menu closes it by itself: the click that follows must not open it again. */
  const notePress = () => {
    openAtPress.current = opened?.id
  }
  const toggle = (at: number) => {
    if (laid[at]?.column.id !== openAtPress.current) open(at)
    openAtPress.current = undefined
  }
  const close = () => {
    setOpened(undefined)
    if (index >= 0) rest.moveTo({ row: -1, column: index })
  }
  const first = layout?.immovable ?? 0
  const moverTo = (to: number) =>
    index >= first && to >= first && to < laid.length ? () => hands.move(index, to) : undefined
  const canSortToo = column?.isSortable && rest.sorting.size > 0 && !rest.sorting.has(column.id)
  const menu: ReactNode = layout && opened && column && (
    <Suspense fallback={null}>
      <ColumnMenu
        title={column.title}
        place={opened.place}
        isRightToLeft={isRightToLeft}
        isAtEnd={index === 0 || column.align === 'start'}
        onMoveLeft={moverTo(isRightToLeft ? index + 1 : index - 1)}
        onMoveRight={moverTo(isRightToLeft ? index - 1 : index + 1)}
        onStep={isWider => hands.step(index, isWider)}
        onReset={() => hands.reset(index)}
        onSortToo={canSortToo ? () => rest.onSort(column.id, true) : undefined}
        onClose={close}
      >
        {layout.menuOf?.(column.id)}
      </ColumnMenu>
    </Suspense>
  )
  return { menu, openId: opened?.id, open, toggle, notePress }
}
