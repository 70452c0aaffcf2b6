import { overlaid, type Stage, type StagedRecord } from '~/data/staged'
import type { Rows } from '~/lib/pagedRows'
import type { KintoObject } from '~/protocol/objects'

/** Made once for each version of a row and of its staged cells: rows that did not change are not drawn again. */
const made = new WeakMap<KintoObject, { record: StagedRecord; row: KintoObject }>()
const seen = new WeakMap<KintoObject, KintoObject>()

/** The rows with one's own cells in them; `saved` stands in for those that the list still shows as they were before. */
export function shownRows(
  rows: Rows<KintoObject>,
  stage: Stage,
  saved: ReadonlyMap<string, KintoObject>,
): Rows<KintoObject> {
  if (stage.size === 0 && saved.size === 0) return rows
  return {
    count: rows.count,
    at: index => {
      const listed = rows.at(index)
      if (!listed) return undefined
      const written = saved.get(listed.id)
      const row = written && written.last_modified > listed.last_modified ? written : listed
      const record = stage.get(row.id)
      return record ? shownRow(row, record) : row
    },
  }
}

function shownRow(row: KintoObject, record: StagedRecord): KintoObject {
  const known = made.get(row)
  if (known?.record === record) return known.row
  const shown = overlaid(row, record)
  made.set(row, { record, row: shown })
  if (shown !== row) seen.set(shown, row)
  return shown
}

/** The row as the server gave it. */
export const seenOf = (row: KintoObject): KintoObject => seen.get(row) ?? row
