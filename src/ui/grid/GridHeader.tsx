import { useLingui } from '@lingui/react/macro'
import { IconArrowDown, IconArrowUp, IconDotsVertical } from '@tabler/icons-react'
import { memo } from 'react'
import type { LaidColumn } from './columnLayout'
import classes from './Grid.module.css'
import type { GridColumn, SortState } from './GridColumn'

type Props<Row> = {
  columns: readonly LaidColumn<GridColumn<Row>>[]
  activeColumn: number | undefined
  sorting: ReadonlyMap<string, SortState>
  /** `add`: beside the present order, not instead of it. */
  onSort: (column: string, add: boolean) => void
  /** Whether all rows are chosen; undefined: there is no choosing. */
  check: boolean | 'mixed' | undefined
  /** Columns can be moved and made wider. */
  isShapeable: boolean
  /** The column whose menu is open. */
  menuOf: string | undefined
  /** The column that is being moved. */
  moved: string | undefined
}

/** Its hands are the grid's: what is pressed here is told by the `data-` attributes. */
function PlainHeader<Row>(props: Props<Row>) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {props.columns.map(laid => (
          <HeaderCell key={laid.column.id} {...props} laid={laid} />
        ))}
      </div>
    </div>
  )
}

/** `memo` forgets the type parameter, which is given back. */
export const GridHeader = memo(PlainHeader) as typeof PlainHeader

function HeaderCell<Row>(props: Props<Row> & { laid: LaidColumn<GridColumn<Row>> }) {
  const { sorting, isShapeable, check, onSort } = props
  const { column, index, style, pin } = props.laid
  const sort = sorting.get(column.id)
  const tabIndex = index === props.activeColumn ? 0 : -1
  const hasCheck = index === 0 && check !== undefined
  return (
    <div
      role="columnheader"
      // Not by what stands in it: that names the button of its menu as well.
      aria-label={isShapeable || hasCheck ? column.title : undefined}
      aria-colindex={index + 1}
      aria-sort={column.isSortable ? (sort?.direction ?? 'none') : undefined}
      tabIndex={column.isSortable ? undefined : tabIndex}
      className={index === 0 ? classes.firstHead : classes.headCell}
      data-align={index === 0 ? 'start' : column.align}
      data-pin={pin}
      data-sortable={column.isSortable || undefined}
      data-moved={column.id === props.moved || undefined}
      style={style}
    >
      {hasCheck && <CheckAll check={check} />}
      {column.isSortable ? (
        <button
          type="button"
          className={classes.sort}
          tabIndex={tabIndex}
          title={column.title}
          aria-keyshortcuts={isShapeable ? 'Alt+ArrowDown' : undefined}
          onClick={event => onSort(column.id, event.shiftKey)}
        >
          <bdi className={classes.title}>{column.title}</bdi>
          {sort && <SortMark {...sort} />}
        </button>
      ) : (
        <bdi className={classes.title} title={column.title}>
          {column.title}
        </bdi>
      )}
      {isShapeable && <ShapeControls title={column.title} isOpen={column.id === props.menuOf} />}
    </div>
  )
}

function CheckAll({ check }: { check: boolean | 'mixed' }) {
  const { t } = useLingui()
  return (
    <span
      role="checkbox"
      aria-checked={check}
      aria-label={t`All rows`}
      className={classes.check}
      tabIndex={-1}
      data-check
    />
  )
}

function ShapeControls({ title, isOpen }: { title: string; isOpen: boolean }) {
  const { t } = useLingui()
  return (
    <>
      <button
        type="button"
        className={classes.menu}
        tabIndex={-1}
        aria-label={t`Column ${title}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-menu
      >
        <IconDotsVertical size={14} aria-hidden />
      </button>
      <span className={classes.resize} aria-hidden data-resize />
    </>
  )
}

function SortMark({ direction, position }: SortState) {
  const Arrow = direction === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <span className={classes.mark}>
      <Arrow size={14} stroke={2} aria-hidden />
      {position}
    </span>
  )
}
