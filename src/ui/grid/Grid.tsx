import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState, type CSSProperties, type MouseEvent, type ReactNode, type UIEvent } from 'react'
import type { Rows } from '~/lib/pagedRows'
import { layColumns, visibleColumns } from './columnLayout'
import classes from './Grid.module.css'
import type { GridColumn, RowLink, SortState } from './GridColumn'
import { GridHeader } from './GridHeader'
import { GridRow } from './GridRow'
import { ROW_HEIGHT } from './rowHeight'
import { useDrawnRows } from './useDrawnRows'
import { useFillingHeight } from './useFillingHeight'
import { useGridPlace, type Places } from './useGridPlace'
import { useGridView } from './useGridView'
import { useReach } from './useReach'
import { useRecycledRows } from './useRecycledRows'
import { useRovingCell } from './useRovingCell'

type Props<Row> = {
  label: string
  /** Names the list that is shown: another key begins at the top, or where its place was kept. */
  listKey: string
  columns: GridColumn<Row>[]
  /** No more than `MOST_ROWS`. */
  rows: Rows<Row>
  /** Of all rows, loaded or not; undefined while nobody knows. */
  total: number | undefined
  sorting: ReadonlyMap<string, SortState>
  /** `add`: beside the present order, not instead of it. */
  onSort: (column: string, add: boolean) => void
  link: RowLink<Row>
  places: Places
  isBusy: boolean
  /** Called with the number of rows that should be loaded by now. Another function is asked again. */
  onReach: (rows: number) => void
  /** More rows follow: placeholders stand after the last one. */
  hasMore: boolean
  /** A last row of its own, e.g. why no more come. */
  tail?: ReactNode
}

/**
 * The one data grid: sticky header and first column, one tab stop, and only what is seen is in the page. It is as high
 * as its loaded rows and grows with them (see `MOST_ROWS`).
 */
export function Grid<Row>(props: Props<Row>) {
  const { columns, rows, total, link, hasMore, tail } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { active, visible, width, room, firstWidth, items, keysFrom, isScrolling, handlers } = useGrid(scroller, props)
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      // The header counts as a row: https://www.w3.org/TR/wai-aria/#aria-rowcount
      aria-rowcount={total === undefined ? -1 : Math.max(total, rows.count) + 1}
      aria-colcount={columns.length}
      aria-busy={props.isBusy}
      className={classes.grid}
      // Cells that stay put cost a layer each, so they are made only where there is something to push aside.
      data-wide={width > room || undefined}
      data-scrolling={isScrolling || undefined}
      // A custom property is no part of React's type.
      style={{ '--first-column': `${firstWidth}px` } as CSSProperties}
      {...handlers}
    >
      <div className={classes.sheet} style={{ width }}>
        <GridHeader
          columns={visible}
          activeColumn={active.row < 0 ? active.column : undefined}
          sorting={props.sorting}
          onSort={props.onSort}
        />
        <div role="rowgroup" className={classes.body} style={{ height: rows.count * ROW_HEIGHT }}>
          {items.map(index => {
            const row = rows.at(index)
            if (row === undefined) return null
            const activeColumn = index === active.row ? active.column : undefined
            const key = index - keysFrom
            return (
              <GridRow key={key} row={row} index={index} columns={visible} activeColumn={activeColumn} link={link} />
            )
          })}
        </div>
        {hasMore && <div className={classes.more} aria-hidden />}
        {tail && (
          <div role="rowgroup">
            <div role="row">
              <div role="gridcell" aria-colspan={columns.length} className={classes.tail}>
                {tail}
              </div>
            </div>
          </div>
        )}
      </div>
    </div>
  )
}

/** What is drawn, and what follows the person's hands. */
function useGrid<Row>(scroller: { current: HTMLDivElement | null }, props: Props<Row>) {
  const { columns, rows, link, listKey, places, onReach } = props
  const [start] = useState(() => places.read(listKey))
  const { view, look } = useGridView(scroller)
  const { laid, total: width } = useMemo(() => layColumns(columns, view.room, view.isRightToLeft), [columns, view])
  const { active, setActive, ...roving } = useRovingCell({
    scroller,
    rows: rows.count,
    columns: columns.length,
    start: start ?? { row: 0, column: 0 },
    focusAtStart: start?.isFocused ?? false,
  })
  const visible = useMemo(() => visibleColumns(laid, view, active.column), [laid, view, active.column])
  const notePlace = useGridPlace(scroller, { listKey, places, active, setActive })
  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    initialOffset: start?.top ?? 0,
    rangeExtractor: useDrawnRows(active.row),
  })
  // Reading the element's own scrollTop here would lay the page out twice in every frame.
  const isAtTop = (virtual.scrollOffset ?? 0) === 0
  useReach({ last: virtual.range?.endIndex, isAtTop, loaded: rows.count, onReach })
  useFillingHeight(scroller)

  const onScroll = (event: UIEvent<HTMLElement>) => {
    look(event.currentTarget)
    notePlace()
  }
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const row = event.target instanceof Element ? rowOfLink(event.target, rows) : undefined
    if (row === undefined || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return
    event.preventDefault()
    link.onOpen(row)
  }
  return {
    active,
    visible,
    width,
    room: view.room,
    firstWidth: laid[0]?.style.width ?? 0,
    items: virtual.getVirtualItems().map(({ index }) => index),
    keysFrom: useRecycledRows(virtual.range, scroller),
    isScrolling: virtual.isScrolling,
    handlers: { ...roving, onScroll, onClick },
  }
}

/** The row whose own link was hit, if any: links inside other cells lead elsewhere. */
function rowOfLink<Row>(target: Element, rows: Rows<Row>): Row | undefined {
  const row = target.closest('[aria-colindex="1"] a')?.closest('[aria-rowindex]')
  return row ? rows.at(Number(row.getAttribute('aria-rowindex')) - 2) : undefined
}
