import type { Operation, OperationProblem } from '~/lib/operations'
import type { Json, JsonObject } from '~/protocol/json'
import type { ListQuery } from '~/protocol/listQuery'
import type { CollectionRef } from '~/protocol/ref'

/** Records named one by one, or all that match a question when the job begins, but for some. */
export type Selection = { ids: string[] } | { query: ListQuery; except: string[] }

/** A cell as somebody typed it over; undefined: the field is not there. `before` is what they saw. */
export type CellEdit = { field: string; before: Json | undefined; after: Json | undefined }

/** The typed-over cells of one record, and the version that they were typed over. */
export type RecordEdit = { rid: string; lastModified: number; cells: CellEdit[] }

/** What a job does to the records of one collection. */
export type Task =
  | { type: 'change'; select: Selection; operations: Operation[] }
  | { type: 'delete'; select: Selection }
  | { type: 'edits'; edits: RecordEdit[] }
  /** Deleted records are written again, under their own ids and without their old `last_modified`. */
  | { type: 'restore'; records: { rid: string; data: JsonObject }[] }
  /** Puts back what another job wrote over. */
  | { type: 'undo'; job: string }

/** What is to be said of a task without its bulk: a hundred thousand ids are kept apart, and read only to plan. */
export type TaskOutline =
  | { type: 'change'; operations: Operation[] }
  | { type: 'delete' }
  | { type: 'edits' }
  | { type: 'restore' }
  | { type: 'undo'; job: string }

/**
 * planning: the records are read and what shall be written is kept; nothing has been written yet.
 * running: written in batches. paused: by the person, a reload, or `reason`. The last three are ends.
 */
export type JobState = 'planning' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed'

/** Why a job stands still although nobody asked it to. */
export type PauseReason =
  /** The page that ran it was closed or loaded anew. */
  | 'interrupted'
  | 'signed-out'
  /** The server does not answer, or not well. While the page is open it goes on by itself once the server does. */
  | 'unreachable'
  | 'read-only'
  /** The browser could not keep what was to be kept. */
  | 'storage'

export type Job = {
  id: string
  /** Which server and who: a job goes on only for them. */
  server: string
  user: string
  of: CollectionRef
  task: TaskOutline
  state: JobState
  reason?: PauseReason | undefined
  /** What the server said when it paused or failed. */
  message?: string | undefined
  /** Another job works in the collection: this one begins when that one ends. */
  isWaiting?: boolean | undefined
  /** How many records the task names; unknown where it asks a question. */
  expected?: number | undefined
  /** Milliseconds since 1970. */
  createdAt: number
  endedAt?: number | undefined
  counts: JobCounts
  /** The job that put this one's changes back, if somebody asked for it. */
  undoneBy?: string | undefined
}

export type JobCounts = {
  /** Planned so far; final once the job runs. */
  total: number
  /** Those under way among them. */
  todo: number
  done: number
  /** Nothing to do: the record is so already. */
  same: number
  /** Somebody wrote the record since: nothing was written over. */
  changed: number
  /** Gone before its turn came. */
  gone: number
  /** The server, or an operation that does not fit, said no. */
  refused: number
}

/** `sent`: under way, or cut off: it is looked up before anything is sent again. */
export type ItemState = 'todo' | 'sent' | 'done' | 'same' | 'changed' | 'gone' | 'refused'

/** A record as the server holds it. */
export type Stored = JsonObject & { last_modified: number }

/** One record of a job, and once it is done the receipt by which it is undone. */
export type JobItem = {
  rid: string
  state: ItemState
  /** How often it was sent without an outcome, and was found not to be written. */
  tries?: number | undefined
  /** As it was, with its `last_modified`; undefined: it was not there. */
  before: Stored | undefined
  /** As it shall be; undefined: deleted. */
  after: JsonObject | undefined
  /** Of what was written. */
  lastModified?: number | undefined
  /** Of 'changed': what the server holds now, if it said so. */
  theirs?: Stored | undefined
  /** Of 'refused': a problem of the operation, or what the server said. */
  problem?: ItemProblem | undefined
}

export type ItemProblem =
  | { type: 'operation'; problem: OperationProblem | RecordProblem }
  | { type: 'server'; status: number | undefined; message: string }

/**
 * Why a record is not written whatever the operation. inexact-number: it holds one that this page cannot write back
 * digit by digit. not-changeable: its id and its `last_modified` are not for people to set.
 */
export type RecordProblem = 'inexact-number' | 'not-changeable'

export const isEnded = ({ state }: Pick<Job, 'state'>) =>
  state === 'done' || state === 'cancelled' || state === 'failed'

/** Whether there is something to undo, and nobody has asked for it yet. */
export const canUndo = (job: Job) => isEnded(job) && job.counts.done > 0 && job.undoneBy === undefined

/** Whether something was left undone that can be tried again, on top of whatever is there now. */
export const canRetry = (job: Job) =>
  isEnded(job) && job.undoneBy === undefined && job.counts.refused + job.counts.changed + job.counts.todo > 0
