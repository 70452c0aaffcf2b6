import { deepEqual } from '~/lib/deepEqual'
import { isJsonMap } from '~/lib/jsonValue'
import { withFieldAt } from '~/lib/mergeJson'
import { valueAt } from '~/lib/valueAt'
import { keysTo, withoutValueAt, withValueAt } from '~/lib/valuePlace'
import type { Json, JsonObject } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'
import type { CellEdit, ItemProblem, RecordEdit, Stored } from './Job'

export type StagedCell = CellEdit & {
  /** What was typed last and does not fit the field; `after` is what fitted before, often `before` itself. */
  draft?: string | undefined
  /** What the job of the record was given to write. */
  sent?: { after: Json | undefined } | undefined
}

/** What became of the last try to save a record, where it was not saved. */
export type StagedOutcome =
  | { type: 'changed'; theirs: Stored }
  | { type: 'refused'; problem: ItemProblem }
  | { type: 'gone' }

/** The cells of one record that were typed over and are not on the server yet. */
export type StagedRecord = {
  rid: string
  /** What people call it. */
  title: string
  /** The version that the first cell was typed over: others are compared cell by cell. */
  lastModified: number
  /** No cell stands inside another one. */
  cells: readonly StagedCell[]
  /** The job that saves it. */
  job?: string | undefined
  outcome?: StagedOutcome | undefined
}

/** By id, in the order in which they were begun. */
export type Stage = ReadonlyMap<string, StagedRecord>

export const NOTHING_STAGED: Stage = new Map()

/** A cell of a row as the server gave it, be it with some of its fields only. */
export type CellChange = { seen: KintoObject; title: string; field: string; after: Json | undefined }

/** Whether there is something to send. */
export const isToSave = ({ before, after }: StagedCell) => !deepEqual(before, after)

export const stageCells = (stage: Stage, changes: readonly CellChange[]): Stage =>
  changed(stage, next => {
    for (const change of changes) keepRecord(next, withCell(next.get(change.seen.id), change))
  })

/** What was typed and does not fit: it waits as text. */
export const stageDraft = (stage: Stage, change: Omit<CellChange, 'after'>, draft: string): Stage =>
  changed(stage, next => {
    const { seen, field } = change
    const record = next.get(seen.id) ?? recordOf(change)
    const value = valueAt(seen, field) as Json | undefined // A part of a JSON object.
    const cell = record.cells.find(one => one.field === field) ?? { field, before: value, after: value }
    keepRecord(next, { ...record, cells: putCell(record.cells, { ...cell, draft }) })
  })

export const dropDraft = (stage: Stage, rid: string, field: string): Stage =>
  changed(stage, next => {
    const record = next.get(rid)
    const cell = record?.cells.find(one => one.field === field)
    if (record && cell?.draft !== undefined)
      keepRecord(next, { ...record, cells: putCell(record.cells, { ...cell, draft: undefined }) })
  })

export const unstageCell = (stage: Stage, rid: string, field: string): Stage =>
  changed(stage, next => {
    const record = next.get(rid)
    if (record) keepRecord(next, { ...record, cells: record.cells.filter(cell => cell.field !== field) })
  })

/** All but what is being written right now. */
export const unstageRecords = (stage: Stage, rids: readonly string[]): Stage =>
  changed(stage, next => {
    for (const rid of rids) if (next.get(rid)?.job === undefined) next.delete(rid)
  })

/** What a job is to write, of all records or of some; without those that a job has already. */
export const editsOf = (stage: Stage, rids: readonly string[] = [...stage.keys()]): RecordEdit[] =>
  rids.flatMap(rid => {
    const record = stage.get(rid)
    const cells = record?.cells.filter(isToSave).map(({ field, before, after }) => ({ field, before, after })) ?? []
    if (!record || record.job !== undefined || cells.length === 0) return []
    return [{ rid, lastModified: record.lastModified, cells }]
  })

export const markSent = (stage: Stage, edits: readonly RecordEdit[], job: string): Stage =>
  changed(stage, next => {
    for (const { rid, cells } of edits) {
      const record = next.get(rid)
      if (!record) continue
      const sent = new Map(cells.map(({ field, after }) => [field, { after }]))
      const marked = record.cells.map(cell => ({ ...cell, sent: sent.get(cell.field) }))
      next.set(rid, { ...record, job, outcome: undefined, cells: marked })
    }
  })

/** One merged record: what is left of one's own cells now stands on their version. */
export const stageMerged = (stage: Stage, rid: string, theirs: Stored, merged: JsonObject): Stage =>
  changed(stage, next => {
    const record = next.get(rid)
    if (!record) return
    const cells = record.cells.map(({ field, draft }): StagedCell => {
      // Parts of JSON objects.
      const [before, after] = [valueAt(theirs, field), valueAt(merged, field)] as (Json | undefined)[]
      return { field, before, after, draft }
    })
    keepRecord(next, { ...record, cells, lastModified: theirs.last_modified, outcome: undefined })
  })

/** A row with one's own cells in it. One that has no place there, as its parent is no object, is left out. */
export function overlaid<Row extends JsonObject>(seen: Row, { cells }: Pick<StagedRecord, 'cells'>): Row {
  const made = cells.filter(isToSave).reduce<JsonObject>((row, cell) => putValue(row, cell, 'after'), seen)
  return made as Row // The id and the version are never staged.
}

/** Both sides of a merge, besides theirs: as if one had begun from their version. */
export const mergeSides = ({ cells }: StagedRecord, theirs: Stored): { base: JsonObject; mine: JsonObject } => {
  const own = cells.filter(isToSave)
  return {
    base: own.reduce<JsonObject>((data, cell) => putValue(data, cell, 'before'), theirs),
    mine: own.reduce<JsonObject>((data, cell) => putValue(data, cell, 'after'), theirs),
  }
}

export type StageCounts = { records: number; cells: number; drafts: number; sending: number; outcomes: number }

export function countStage(stage: Stage): StageCounts {
  const counts = { records: 0, cells: 0, drafts: 0, sending: 0, outcomes: 0 }
  for (const { cells, job, outcome } of stage.values()) {
    const own = cells.filter(isToSave).length
    counts.cells += own
    counts.records += own > 0 ? 1 : 0
    counts.drafts += cells.filter(({ draft }) => draft !== undefined).length
    counts.sending += job === undefined ? 0 : 1
    counts.outcomes += outcome ? 1 : 0
  }
  return counts
}

/** The same stage where nothing changed. */
export function changed(stage: Stage, change: (next: Map<string, StagedRecord>) => void): Stage {
  const next = new Map(stage)
  change(next)
  const isSame = next.size === stage.size && [...next].every(([rid, record]) => stage.get(rid) === record)
  return isSame ? stage : next
}

/** Nothing to send, nothing half typed and nothing under way: there is nothing to keep. */
export function keepRecord(stage: Map<string, StagedRecord>, record: StagedRecord) {
  const cells = record.cells.filter(cell => isToSave(cell) || cell.draft !== undefined || cell.sent !== undefined)
  if (cells.length === 0) stage.delete(record.rid)
  else stage.set(record.rid, { ...record, cells })
}

const recordOf = ({ seen, title }: Pick<CellChange, 'seen' | 'title'>): StagedRecord => ({
  rid: seen.id,
  title,
  lastModified: seen.last_modified,
  cells: [],
})

function withCell(known: StagedRecord | undefined, change: CellChange): StagedRecord {
  const { seen, field, after } = change
  const record = known ?? recordOf(change)
  const shown = overlaid(seen, record)
  const keys = keysOf(shown, field)
  const above = record.cells.find(cell => isToSave(cell) && isInside(keys, keysOf(shown, cell.field)))
  if (above && isJsonMap(above.after)) {
    const inner = keys.slice(keysOf(shown, above.field).length)
    return withCell(record, { ...change, field: above.field, after: withFieldAt(above.after, inner, after) })
  }
  const below = record.cells.filter(cell => isInside(keysOf(shown, cell.field), keys))
  const own = record.cells.find(cell => cell.field === field)
  // Cells inside this one were typed over earlier, when something else stood there perhaps.
  const now = below.reduce<JsonObject>((row, cell) => putValue(row, cell, 'before'), seen)
  const before = own ? own.before : (valueAt(now, field) as Json | undefined) // A part of a JSON object.
  // Back to what one saw, or to what stands there by now: there is nothing to save. What is under way may arrive yet.
  const isBack = own?.sent === undefined && (deepEqual(after, before) || deepEqual(after, valueAt(seen, field)))
  const cell: StagedCell = { field, before, after: isBack ? before : after, sent: own?.sent }
  const others = record.cells.filter(one => !below.includes(one))
  // Whoever types again has read why it was refused.
  const outcome = record.outcome?.type === 'refused' ? undefined : record.outcome
  return { ...record, outcome, cells: putCell(others, cell) }
}

const putCell = (cells: readonly StagedCell[], cell: StagedCell): StagedCell[] =>
  cells.some(one => one.field === cell.field)
    ? cells.map(one => (one.field === cell.field ? cell : one))
    : [...cells, cell]

const keysOf = (row: JsonObject, field: string) => keysTo(row, field) ?? field.split('.')

/** Whether the first path leads into what the second one names. */
const isInside = (inner: readonly string[], outer: readonly string[]) =>
  inner.length > outer.length && outer.every((key, at) => key === inner[at])

function putValue(row: JsonObject, cell: CellEdit, side: 'before' | 'after'): JsonObject {
  const value = cell[side]
  return value === undefined ? withoutValueAt(row, cell.field) : (withValueAt(row, cell.field, value) ?? row)
}
