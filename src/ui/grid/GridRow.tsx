import { memo } from 'react'
import type { LaidColumn } from './columnLayout'
import classes from './Grid.module.css'
import type { GridColumn, RowLink } from './GridColumn'
import { ROW_HEIGHT } from './rowHeight'

type Props<Row> = {
  row: Row
  /** From 0; the header is not counted. */
  index: number
  columns: readonly LaidColumn<GridColumn<Row>>[]
  /** The column that holds the grid's tab stop, when it is in this row. */
  activeColumn: number | undefined
  link: RowLink<Row>
}

/** Plain elements: forty of these may be new in one frame. */
function PlainRow<Row>({ row, index, columns, activeColumn, link }: Props<Row>) {
  return (
    <div role="row" aria-rowindex={index + 2} className={classes.row} style={{ top: index * ROW_HEIGHT }}>
      {columns.map(({ column, index: at, style }) => {
        const tabIndex = at === activeColumn ? 0 : -1
        if (at === 0)
          return (
            <div
              key={column.id}
              role="gridcell"
              aria-colindex={1}
              tabIndex={tabIndex}
              className={classes.firstCell}
              style={style}
            >
              <a href={link.hrefOf(row)} className={classes.link} tabIndex={-1} dir="auto">
                {link.textOf(row)}
              </a>
            </div>
          )
        const isEnd = column.align === 'end'
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={at + 1}
            tabIndex={tabIndex}
            className={isEnd ? classes.endCell : classes.cell}
            style={style}
            dir={isEnd ? undefined : 'auto'}
          >
            {column.cell(row)}
          </div>
        )
      })}
    </div>
  )
}

/** `memo` forgets the type parameter, which is given back. */
export const GridRow = memo(PlainRow) as typeof PlainRow
