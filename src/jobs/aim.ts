import { deepEqual } from '~/lib/deepEqual'
import { applyOperations, type Operation } from '~/lib/operations'
import { valueAt } from '~/lib/valueAt'
import { withoutValueAt, withValueAt } from '~/lib/valuePlace'
import type { JsonObject } from '~/protocol/json'
import type { CellEdit, ItemProblem, JobItem, RecordEdit, Stored } from './Job'
import { hasInexactNumber, isSameData, withoutVersion } from './recordData'

/** What shall become of one record, seen from what it is now; `present` is undefined where there is none. */
export type Aim = (rid: string, present: Stored | undefined) => JobItem

const nothing = { before: undefined, after: undefined }

export const gone = (rid: string): JobItem => ({ rid, state: 'gone', ...nothing })
const same = (rid: string): JobItem => ({ rid, state: 'same', ...nothing })

const refused = (rid: string, problem: Extract<ItemProblem, { type: 'operation' }>['problem'], more = {}): JobItem => ({
  rid,
  state: 'refused',
  ...nothing,
  ...more,
  problem: { type: 'operation', problem },
})

/** A record is written whole, so every number in it must be one that can be written. */
function write(rid: string, before: Stored | undefined, after: JsonObject): JobItem {
  if (hasInexactNumber(after)) return refused(rid, 'inexact-number', { after })
  return { rid, state: 'todo', before, after }
}

export function aimChange(operations: readonly Operation[]): Aim {
  return (rid, present) => {
    if (!present) return gone(rid)
    const outcome = applyOperations(present, operations)
    if (outcome.type === 'same') return same(rid)
    if (outcome.type === 'problem') return refused(rid, outcome.problem)
    const { id, last_modified: version } = outcome.data
    if (id !== present.id || version !== present.last_modified) return refused(rid, 'not-changeable')
    return write(rid, present, withoutVersion(outcome.data))
  }
}

export const aimDelete: Aim = (rid, present) =>
  present ? { rid, state: 'todo', before: present, after: undefined } : gone(rid)

/**
 * Cell by cell: what somebody wrote meanwhile into another cell stays. `isForced`: the person has seen what the others
 * wrote into these cells, and wants to write over it.
 */
export function aimEdit(
  { rid, lastModified, cells }: RecordEdit,
  isForced: boolean,
  present: Stored | undefined,
): JobItem {
  if (!present) return gone(rid)
  const isSure = isForced || present.last_modified === lastModified
  const mine = withCells(present, cells, 'after')
  if (!mine) return refused(rid, 'parent-is-no-object')
  if (mine.id !== present.id || mine.last_modified !== present.last_modified) return refused(rid, 'not-changeable')
  const after = withoutVersion(mine)
  if (deepEqual(mine, present)) return same(rid)
  if (isSure || cells.every(cell => isFree(present, cell))) return write(rid, present, after)
  // As if they had begun from what the person saw: what a merge is made from.
  const before = { ...withCells(present, cells, 'before'), last_modified: present.last_modified }
  return { rid, state: 'changed', before, after, theirs: present }
}

function isFree(present: Stored, { field, before, after }: CellEdit): boolean {
  const now = valueAt(present, field)
  return deepEqual(now, before) || deepEqual(now, after)
}

function withCells(data: JsonObject, cells: readonly CellEdit[], side: 'before' | 'after'): JsonObject | undefined {
  return cells.reduce<JsonObject | undefined>((made, cell) => {
    const value = cell[side]
    return made && (value === undefined ? withoutValueAt(made, cell.field) : withValueAt(made, cell.field, value))
  }, data)
}

/** Nothing may be there; the server looks. */
export const aimRestore = (rid: string, data: JsonObject): JobItem => write(rid, undefined, withoutVersion(data))

/** The receipt the other way round: what was written becomes what was there. */
export function aimUndo({ rid, before, after, lastModified }: JobItem): JobItem {
  const written = after && { ...after, id: rid, last_modified: lastModified ?? 0 }
  if (!before) return { rid, state: 'todo', before: written, after: undefined }
  return write(rid, written, withoutVersion(before))
}

/** To what an item aimed at already, now from what is there. */
export function aimAgain({ rid, after }: JobItem, present: Stored | undefined): JobItem {
  if (!after) return aimDelete(rid, present)
  return present && isSameData(after, present) ? same(rid) : write(rid, present, after)
}
