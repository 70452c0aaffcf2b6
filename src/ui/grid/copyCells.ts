import type { Rows } from '~/lib/pagedRows'
import { joinTsv, tsvRow } from '~/lib/tsv'
import type { Block } from './cellRange'

/** More are written in slices, so that nothing stands still; fewer at once, while the key is still down. */
export const MOST_AT_ONCE = 5000
/** In milliseconds: half of a frame. */
const SLICE = 8

export type CellTexts<Row> = {
  rows: Rows<Row>
  columns: readonly string[]
  textOf: (row: Row, column: string) => string
}

/** The cells of a block as spreadsheets read them. */
export const copyCells = <Row>(texts: CellTexts<Row>, block: Block): string =>
  joinTsv(Array.from({ length: block.bottom - block.top + 1 }, (_, at) => lineOf(texts, block, block.top + at)))

type Pace = {
  /** In milliseconds. */
  now: () => number
  /** Lets the page draw and answer. */
  rest: () => Promise<void>
  signal: AbortSignal
}

/** The same, a slice at a time. Errors: throws the signal's reason when it is aborted. */
export async function copyManyCells<Row>(texts: CellTexts<Row>, block: Block, pace: Pace): Promise<string> {
  const lines: string[] = []
  let since = pace.now()
  for (let index = block.top; index <= block.bottom; index++) {
    lines.push(lineOf(texts, block, index))
    if (pace.now() - since < SLICE) continue
    await pace.rest()
    pace.signal.throwIfAborted()
    since = pace.now()
  }
  return joinTsv(lines)
}

function lineOf<Row>({ rows, columns, textOf }: CellTexts<Row>, { left, right }: Block, index: number) {
  const row = rows.at(index)
  return tsvRow(columns.slice(left, right + 1).map(column => (row === undefined ? '' : textOf(row, column))))
}
