import { t } from '@lingui/core/macro'
import type { CellChange } from '~/data/staged'
import { valueAt } from '~/lib/valueAt'
import { withValueAt } from '~/lib/valuePlace'
import type { Rows } from '~/lib/pagedRows'
import type { Json, JsonObject } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'
import type { GridRange } from '~/ui/grid/gridOptions'
import { cellTypeOf, columnType, type CellType } from './cellType'
import { cellProblem, emptied } from './checkCell'
import { isEditable } from './isEditable'
import { readPasted, type ReadCell } from './readCell'

/** A cell that cannot become what was asked. */
export type Misfit = { title: string; field: string; text: string; problem: string }

/** What a block of cells comes to, before anything is staged. */
export type BlockPlan = {
  changes: CellChange[]
  misfits: Misfit[]
  /** Cells of the block that would change something, or cannot. */
  count: number
  /** Of the block: they lie beyond the last row or column. */
  rowsLeftOut: number
  columnsLeftOut: number
}

export type Sheet = {
  /** As they are shown. */
  rows: Rows<KintoObject>
  columns: readonly string[]
  schema: JsonObject | undefined
  /** As the server gave it. */
  seenOf: (row: KintoObject) => KintoObject
  titleOf: (row: KintoObject) => string
}

/** More cells than this are not changed without a question, though all of them fit. */
export const MOST_UNASKED = 500
/** Rows by which the type of an empty cell is judged. */
const SAMPLE = 100

export const isAsked = ({ changes, misfits, rowsLeftOut, columnsLeftOut }: BlockPlan) =>
  misfits.length > 0 || rowsLeftOut > 0 || columnsLeftOut > 0 || changes.length > MOST_UNASKED

type Start = { index: number; column: string }

/** A block out of a spreadsheet, repeated where a range was chosen that holds it several times. */
export function planPaste(sheet: Sheet, at: Start, block: readonly string[][], range: GridRange): BlockPlan {
  const left = Math.max(sheet.columns.indexOf(at.column), 0)
  const cells = repeated(block, range)
  const width = Math.max(...cells.map(line => line.length))
  const plan = emptyPlan()
  const types = new Map<string, CellType>()
  const typeOf = (field: string, value: Json | undefined): CellType => {
    const own = cellTypeOf(sheet.schema, field, value)
    if (own.type !== 'any') return own
    const known = types.get(field) ?? columnType(sheet.schema, field, sampleOf(sheet, field))
    types.set(field, known)
    return known
  }
  cells.forEach((line, down) => {
    const row = sheet.rows.at(at.index + down)
    if (!row) return
    line.forEach((text, right) => {
      const field = sheet.columns[left + right]
      if (field === undefined) return
      const value = valueAt(row, field) as Json | undefined // A part of a JSON object.
      addCell(plan, sheet, { row, field, text, read: () => readPasted(typeOf(field, value), text) })
    })
  })
  plan.rowsLeftOut = Math.max(at.index + cells.length - sheet.rows.count, 0)
  plan.columnsLeftOut = Math.max(left + width - sheet.columns.length, 0)
  return plan
}

/** Emptied cells; see `emptied`. */
export function planClear(sheet: Sheet, range: GridRange): BlockPlan {
  const plan = emptyPlan()
  for (let index = range.top; index <= range.bottom; index++) {
    const row = sheet.rows.at(index)
    if (row)
      for (const field of range.columns) addCell(plan, sheet, { row, field, text: '', read: () => ({ empty: true }) })
  }
  return plan
}

const emptyPlan = (): BlockPlan => ({ changes: [], misfits: [], count: 0, rowsLeftOut: 0, columnsLeftOut: 0 })

type Cell = { row: KintoObject; field: string; text: string; read: () => ReadCell }

function addCell(plan: BlockPlan, sheet: Sheet, { row, field, text, read }: Cell) {
  const title = sheet.titleOf(row)
  const meant = isEditable(row, field, sheet.schema)
    ? meaningOf(sheet.schema, row, field, read())
    : notEditable(row, field, text)
  if (!meant) return
  plan.count += 1
  if ('problem' in meant) plan.misfits.push({ title, field, text, problem: meant.problem })
  else plan.changes.push({ seen: sheet.seenOf(row), title, field, after: meant.after })
}

/** Whole rows are often pasted: what the server keeps is no misfit where it is the same. */
function notEditable(row: KintoObject, field: string, text: string) {
  const value = valueAt(row, field)
  if (text === '' || text === value || text === JSON.stringify(value)) return undefined
  return { problem: t`This field cannot be changed here.` }
}

export type Meaning = { after: Json | undefined } | { problem: string }

/** What was read for a cell of this row, checked: what may be staged, or why not. */
export function meaningOf(schema: JsonObject | undefined, row: KintoObject, field: string, read: ReadCell): Meaning {
  if ('problem' in read) return read
  if ('empty' in read) return valueAt(row, field) === undefined ? { after: undefined } : emptied(schema, field)
  const problem = cellProblem(schema, field, read.value)
  if (problem !== undefined) return { problem }
  if (withValueAt(row, field, read.value) === undefined)
    return { problem: t`There is no room for it: what is above it in this record is no object.` }
  return { after: read.value }
}

/** As in spreadsheets: one copied cell fills the range, and so does a block that fits into it several times. */
function repeated(block: readonly string[][], { top, bottom, left, right }: GridRange): readonly string[][] {
  const [height, width] = [bottom - top + 1, right - left + 1]
  const [first = []] = block
  const isWhole = block.every(line => line.length === first.length)
  if (!isWhole || height % block.length !== 0 || width % first.length !== 0) return block
  if (height === block.length && width === first.length) return block
  return Array.from({ length: height }, (_, down) =>
    Array.from({ length: width }, (__, across) => block[down % block.length]?.[across % first.length] ?? ''),
  )
}

function sampleOf({ rows }: Sheet, field: string): (Json | undefined)[] {
  const count = Math.min(rows.count, SAMPLE)
  // Parts of JSON objects.
  return Array.from({ length: count }, (_, index) => valueAt(rows.at(index), field) as Json | undefined)
}
