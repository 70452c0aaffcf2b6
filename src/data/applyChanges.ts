import type { KintoObject } from '~/protocol/objects'
import type { RecordPage } from './recordPages'
import type { RowOrder } from './rowOrder'

/** What became of a record: `row` is its newest state, a tombstone where `isGone`. */
export type Change = { row: KintoObject; isGone: boolean; /** The list's filters still find it. */ isMatch: boolean }

export type ChangeMap = ReadonlyMap<string, Change>

/** The pages as the server would give them now, as far as they were loaded: rows come, go and move to their places. */
export function applyChanges(pages: readonly RecordPage[], changes: ChangeMap, order: RowOrder): RecordPage[] {
  const kept = withoutRows(pages, id => changes.has(id))
  const coming = [...changes.values()].filter(({ isGone, isMatch }) => isMatch && !isGone).map(({ row }) => row)
  return insertRows(
    kept,
    coming.filter(row => isWithin(pages, row, order)),
    order,
  )
}

/** Rows of the same ids, in place: what one wrote oneself stays where one looks at it. */
export function replaceRows(pages: readonly RecordPage[], changes: ChangeMap): RecordPage[] {
  return pages.map(page => {
    if (!page.rows.some(({ id }) => changes.has(id))) return page
    return { ...page, rows: page.rows.map(row => newerOf(row, changes.get(row.id)?.row)) }
  })
}

export const newerOf = (row: KintoObject, other: KintoObject | undefined): KintoObject =>
  other && other.last_modified > row.last_modified ? other : row

/** Pages that lose nothing stay the same objects. */
export function withoutRows(pages: readonly RecordPage[], isOut: (id: string) => boolean): RecordPage[] {
  return pages.map(page =>
    page.rows.some(({ id }) => isOut(id)) ? { ...page, rows: page.rows.filter(({ id }) => !isOut(id)) } : page,
  )
}

/** Whether a row belongs among those that were loaded; others come when one scrolls to them. */
export function isWithin(pages: readonly RecordPage[], row: KintoObject, order: RowOrder): boolean {
  const [first, last] = [pages[0], pages.at(-1)]
  // A side that goes on begins behind the row at its edge.
  const isAfterStart = !first?.previous || (first.previous.edge !== undefined && order(row, first.previous.edge) >= 0)
  const isBeforeEnd = !last?.next || (last.next.edge !== undefined && order(row, last.next.edge) <= 0)
  return isAfterStart && isBeforeEnd
}

/** Each at its place in the order; those that are there stay as they stand. */
export function insertRows(pages: readonly RecordPage[], rows: readonly KintoObject[], order: RowOrder): RecordPage[] {
  const result = [...pages]
  for (const row of rows) {
    const found = result.findIndex(page => {
      const last = page.rows.at(-1)
      return last !== undefined && order(row, last) <= 0
    })
    const at = found < 0 ? result.length - 1 : found
    const page = result[at]
    if (!page) continue
    const before = page.rows.findIndex(other => order(row, other) <= 0)
    result[at] = { ...page, rows: page.rows.toSpliced(before < 0 ? page.rows.length : before, 0, row) }
  }
  return result
}
