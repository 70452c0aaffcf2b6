import { memo, type ReactNode } from 'react'
import type { LaidColumn } from './columnLayout'
import classes from './Grid.module.css'
import type { GridColumn, RowLink } from './GridColumn'
import { markAt, type RowLook } from './rowLook'
import type { GridWords } from './useGridWords'

type Props<Row> = RowLook & {
  row: Row
  /** From 0; the header is not counted. */
  index: number
  /** In CSS pixels. */
  top: number
  columns: readonly LaidColumn<GridColumn<Row>>[]
  /** The column that holds the grid's tab stop, when it is in this row. */
  activeColumn: number | undefined
  link: RowLink<Row>
  words: GridWords
  /** The editor that stands in place of a cell of this row. */
  editor: { column: number; isAtEnd: boolean; node: ReactNode } | undefined
}

/** Plain elements: forty of these may be new in one frame. */
function PlainRow<Row>(props: Props<Row>) {
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={props.isSelected}
      className={classes.row}
      data-gone={props.isGone || undefined}
      data-edited={props.editor ? true : undefined}
      style={{ top: props.top }}
    >
      {props.columns.map((column, nth) => drawCell(column, nth, props))}
    </div>
  )
}

/** No component of its own: there are ten times as many cells as rows. */
function drawCell<Row>({ column, index, style, pin }: LaidColumn<GridColumn<Row>>, nth: number, props: Props<Row>) {
  const { marks, editor, rangeFrom, rangeTo } = props
  const mark = markAt(marks, nth)
  const isEnd = index > 0 && column.align === 'end'
  const isEdited = editor?.column === index
  return (
    <div
      key={column.id}
      role="gridcell"
      aria-colindex={index + 1}
      aria-selected={(index >= rangeFrom && index <= rangeTo) || undefined}
      tabIndex={index === props.activeColumn ? 0 : -1}
      className={index === 0 ? classes.firstCell : isEnd ? classes.endCell : classes.cell}
      style={style}
      data-pin={pin}
      data-mark={mark}
      data-editing={isEdited || undefined}
      // The first cell's text is its link, and an editor's is its field's.
      dir={index === 0 || isEnd || isEdited ? undefined : 'auto'}
    >
      {index === 0 && drawCheck(props)}
      {isEdited ? drawEditor(editor) : index === 0 ? drawLink(props) : column.cell(props.row)}
      {mark && <span className={classes.unseen}> {props.words[mark]}</span>}
    </div>
  )
}

const drawCheck = ({ isSelected, checkLabel }: RowLook) =>
  isSelected !== undefined && (
    <span
      role="checkbox"
      aria-checked={isSelected}
      aria-label={checkLabel}
      className={classes.check}
      tabIndex={-1}
      data-check
    />
  )

const drawLink = <Row,>({ row, link, isGone, words }: Props<Row>) => (
  <>
    <a href={link.hrefOf(row)} className={classes.link} tabIndex={-1} dir="auto">
      {link.textOf(row)}
    </a>
    {isGone && <span className={classes.unseen}> {words.gone}</span>}
  </>
)

const drawEditor = ({ node, isAtEnd }: NonNullable<Props<unknown>['editor']>) => (
  <div className={classes.editor} data-editor data-end={isAtEnd || undefined}>
    {node}
  </div>
)

/** `memo` forgets the type parameter, which is given back. */
export const GridRow = memo(PlainRow) as typeof PlainRow
