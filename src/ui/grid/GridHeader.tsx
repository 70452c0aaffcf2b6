import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { LaidColumn } from './columnLayout'
import classes from './Grid.module.css'
import type { GridColumn, SortState } from './GridColumn'

type Props<Row> = {
  columns: readonly LaidColumn<GridColumn<Row>>[]
  activeColumn: number | undefined
  sorting: ReadonlyMap<string, SortState>
  /** `add`: beside the present order, not instead of it. */
  onSort: (column: string, add: boolean) => void
}

export function GridHeader<Row>({ columns, activeColumn, sorting, onSort }: Props<Row>) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {columns.map(({ column, index, style }) => {
          const sort = sorting.get(column.id)
          const tabIndex = index === activeColumn ? 0 : -1
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={column.isSortable ? (sort?.direction ?? 'none') : undefined}
              tabIndex={column.isSortable ? undefined : tabIndex}
              className={index === 0 ? classes.firstHead : classes.headCell}
              data-align={index === 0 ? 'start' : column.align}
              style={style}
            >
              {column.isSortable ? (
                <button
                  type="button"
                  className={classes.sort}
                  tabIndex={tabIndex}
                  title={column.title}
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
            </div>
          )
        })}
      </div>
    </div>
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
