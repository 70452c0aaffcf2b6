import { formatTsv } from '~/lib/tsv'
import { valueAt } from '~/lib/valueAt'
import type { KintoObject } from '~/protocol/objects'

/** Only what is loaded of them. */
export const rowsAsJson = (rows: readonly KintoObject[]): string => JSON.stringify(rows, null, 2)

/** For a spreadsheet: the columns that are shown, under their names, and the id first. */
export function rowsAsTsv(rows: readonly KintoObject[], fields: readonly string[]): string {
  const columns = ['id', ...fields.filter(field => field !== 'id')]
  return formatTsv([columns, ...rows.map(row => columns.map(field => cellText(valueAt(row, field))))])
}

const cellText = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
