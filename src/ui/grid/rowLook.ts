import type { Block } from './cellRange'
import type { LaidColumn } from './columnLayout'
import type { CellMark, GridOptions } from './gridOptions'

/** How a row looks beyond its values: plain values only, so that a row is drawn again just when one of them changed. */
export type RowLook = {
  /** Undefined: there is no choosing. */
  isSelected: boolean | undefined
  checkLabel: string | undefined
  /** A letter for each drawn column, `.` where there is no mark; undefined for none at all. */
  marks: string | undefined
  isGone: boolean
  /** The columns of the range that cross this row, both included; −1: none. */
  rangeFrom: number
  rangeTo: number
}

type Options<Row> = Pick<GridOptions<Row>, 'selection' | 'markOf' | 'rowMarkOf'> & {
  columns: readonly LaidColumn<{ id: string }>[]
  range: Block | undefined
}

export function lookOf<Row>(row: Row, index: number, options: Options<Row>): RowLook {
  const { selection, markOf, rowMarkOf, columns, range } = options
  const isInRange = range !== undefined && index >= range.top && index <= range.bottom
  return {
    isSelected: selection?.has(row),
    checkLabel: selection?.labelOf(row),
    marks: markOf && marksOf(row, columns, markOf),
    isGone: rowMarkOf?.(row) === 'gone',
    rangeFrom: isInRange ? range.left : -1,
    rangeTo: isInRange ? range.right : -1,
  }
}

const NO_MARK = '.'
const letters: Record<CellMark, string> = { staged: 's', changed: 'c', refused: 'r', fresh: 'f' }
const marks = new Map<string, CellMark>([
  ['s', 'staged'],
  ['c', 'changed'],
  ['r', 'refused'],
  ['f', 'fresh'],
])

function marksOf<Row>(
  row: Row,
  columns: Options<Row>['columns'],
  markOf: (row: Row, column: string) => CellMark | undefined,
): string | undefined {
  let found = false
  let text = ''
  for (const { column } of columns) {
    const mark = markOf(row, column.id)
    if (mark) found = true
    text += mark ? letters[mark] : NO_MARK
  }
  return found ? text : undefined
}

/** The mark of the `nth` drawn column. */
export const markAt = (text: string | undefined, nth: number): CellMark | undefined =>
  text === undefined ? undefined : marks.get(text.charAt(nth))
