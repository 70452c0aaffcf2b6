import { useRef, type CSSProperties, type ReactNode } from 'react'
import type { Rows } from '~/lib/pagedRows'
import classes from './Grid.module.css'
import type { GridColumn, RowLink, SortState } from './GridColumn'
import { GridHeader } from './GridHeader'
import type { GridOptions } from './gridOptions'
import { GridRow } from './GridRow'
import { lookOf } from './rowLook'
import { useGrid } from './useGrid'
import type { Places } from './useGridPlace'
import { useGridWords } from './useGridWords'

export type GridProps<Row> = GridOptions<Row> & {
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
 * The one data grid: sticky header and first columns, one tab stop, and only what is seen is in the page. It is as high
 * as its loaded rows and grows with them (see `MOST_ROWS`). What it can do beyond that stands in `GridOptions`.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const { columns, hasMore, tail } = props
  const scroller = useRef<HTMLDivElement>(null)
  const shown = useGrid(scroller, props)
  const { active, sheet, drawn, moved, menu, handlers } = shown
  return (
    <>
      <div
        ref={scroller}
        role="grid"
        aria-label={props.label}
        aria-rowcount={rowCount(props)}
        aria-colcount={columns.length}
        aria-busy={props.isBusy}
        aria-multiselectable={props.selection || props.copyText ? true : undefined}
        className={classes.grid}
        data-density={props.layout?.density}
        // Cells that stay put cost a layer each, so they are made only where there is something to push aside.
        data-wide={sheet.isWide || undefined}
        data-pins={sheet.pinned > 1 || undefined}
        data-checks={props.selection ? true : undefined}
        data-cells={props.copyText || props.editing ? true : undefined}
        data-shapeable={props.layout ? true : undefined}
        data-moving={moved ? true : undefined}
        data-scrolling={drawn.isScrolling || undefined}
        // Custom properties are no part of React's type.
        style={{ '--staying': `${sheet.staying}px`, '--row': `${drawn.rowHeight}px` } as CSSProperties}
        {...handlers}
      >
        <div className={classes.sheet} style={{ width: sheet.total }}>
          <GridHeader
            columns={shown.visible}
            activeColumn={active.row < 0 ? active.column : undefined}
            sorting={props.sorting}
            onSort={props.onSort}
            check={shown.check}
            isShapeable={props.layout !== undefined}
            menuOf={menu.openId}
            moved={moved?.id}
          />
          <Body {...props} shown={shown} />
          {hasMore && <div className={classes.more} aria-hidden />}
          {tail && <Tail columns={columns.length}>{tail}</Tail>}
          {moved?.edge !== undefined && <div className={classes.landing} style={{ insetInlineStart: moved.edge }} />}
        </div>
      </div>
      <div role="status" className={classes.unseen}>
        {shown.status}
      </div>
      {menu.node}
    </>
  )
}

function Body<Row>({ shown, ...props }: GridProps<Row> & { shown: ReturnType<typeof useGrid<Row>> }) {
  const words = useGridWords()
  const { rows, link, selection, markOf, rowMarkOf } = props
  const { active, visible, editor, range } = shown
  const { items, keysFrom, rowHeight } = shown.drawn
  const looks = { selection, markOf, rowMarkOf, columns: visible, range }
  return (
    <div role="rowgroup" className={classes.body} style={{ height: rows.count * rowHeight }}>
      {items.map(index => {
        const row = rows.at(index)
        if (row === undefined) return null
        return (
          <GridRow
            key={index - keysFrom}
            row={row}
            index={index}
            top={index * rowHeight}
            columns={visible}
            activeColumn={index === active.row ? active.column : undefined}
            link={link}
            words={words}
            editor={index === editor?.row ? editor : undefined}
            {...lookOf(row, index, looks)}
          />
        )
      })}
    </div>
  )
}

const Tail = ({ columns, children }: { columns: number; children: ReactNode }) => (
  <div role="rowgroup">
    <div role="row">
      <div role="gridcell" aria-colspan={columns} className={classes.tail}>
        {children}
      </div>
    </div>
  </div>
)

/** The header counts as a row. Of a list that was opened in its middle nobody knows how many rows stand above. */
function rowCount<Row>({ total, rows, before }: GridProps<Row>): number {
  // https://www.w3.org/TR/wai-aria/#aria-rowcount
  return total === undefined || before?.hasMore ? -1 : Math.max(total, rows.count) + 1
}
