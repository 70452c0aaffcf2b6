import { valueAt } from '~/lib/valueAt'
import type { KintoObject } from '~/protocol/objects'

/** The text of a cell for the clipboard: pasted back by `readPasted` it is the same value. */
export function copyCell(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export const copyText = (row: KintoObject, column: string): string => copyCell(valueAt(row, column))
