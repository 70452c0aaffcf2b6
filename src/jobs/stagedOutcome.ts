import { deepEqual } from '~/lib/deepEqual'
import type { JobItem } from './Job'
import { changed, keepRecord, type Stage, type StagedCell, type StagedOutcome, type StagedRecord } from './stagedCells'

/**
 * After the job that saved them has ended: what is on the server leaves the stage, everything else stays with the
 * reason. What was typed while the job ran stays in any case. `items` are the job's, as far as there are any.
 */
export const settleStaged = (stage: Stage, job: string, items: readonly JobItem[]): Stage => {
  const byId = new Map(items.map(item => [item.rid, item]))
  return changed(stage, next => {
    for (const record of stage.values()) {
      if (record.job !== job) continue
      const item = byId.get(record.rid)
      const isSaved = item?.state === 'done' || item?.state === 'same'
      keepRecord(next, {
        ...record,
        job: undefined,
        lastModified: (isSaved && item.lastModified) || record.lastModified,
        outcome: outcomeOf(item),
        cells: record.cells.map(cell => settled(cell, isSaved)),
      })
    }
  })
}

function settled({ sent, ...cell }: StagedCell, isSaved: boolean): StagedCell {
  if (!sent || !isSaved) return cell
  return deepEqual(cell.after, sent.after) ? { ...cell, before: cell.after } : { ...cell, before: sent.after }
}

function outcomeOf(item: JobItem | undefined): StagedOutcome | undefined {
  if (item?.state === 'gone') return { type: 'gone' }
  if (item?.state === 'changed' && item.theirs) return { type: 'changed', theirs: item.theirs }
  return item?.state === 'refused' && item.problem ? { type: 'refused', problem: item.problem } : undefined
}

/** What was kept earlier and what was typed before that had been read: one record. */
export function joinStaged(kept: StagedRecord, typed: StagedRecord): StagedRecord {
  const own = new Map(typed.cells.map(cell => [cell.field, cell]))
  const cells = kept.cells.map(cell => {
    const newer = own.get(cell.field)
    own.delete(cell.field)
    return newer ? { ...newer, before: cell.before, sent: cell.sent } : cell
  })
  return { ...kept, cells: [...cells, ...own.values()] }
}
