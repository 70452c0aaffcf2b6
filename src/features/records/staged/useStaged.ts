import { useMemo, useState } from 'react'
import { useSession } from '~/data/session'
import { stageCells, useStage, useStagedEdits, type Stage, type StagedEdits } from '~/data/staged'
import { deepEqual } from '~/lib/deepEqual'
import type { Rows } from '~/lib/pagedRows'
import { valueAt } from '~/lib/valueAt'
import type { KintoObject } from '~/protocol/objects'
import type { CollectionRef } from '~/protocol/ref'
import type { CellEditing, CellMark } from '~/ui/grid/gridOptions'
import { titleOf } from '../edit/recordData'
import type { CollectionShape } from '../list/collectionShape'
import { copyText } from './copyCell'
import { makeEditor } from './makeEditor'
import { isEditable } from './isEditable'
import type * as Plans from './planBlock'
import { seenOf, shownRows } from './shownRows'

type Options = {
  of: CollectionRef
  shape: CollectionShape
  /** Of the list, as the server gave them. */
  rows: Rows<KintoObject>
  /** In the order in which they are shown. */
  columns: readonly { id: string }[]
  /** The rows are about to give way to those of another list: nothing is typed into them. */
  isPrevious: boolean
}

/** What somebody types over in a list: into the grid, and on to `<StagedBar>`. */
export type Staged = {
  /** The rows to show: those of the list with one's own cells in them. */
  rows: Rows<KintoObject>
  editing: CellEditing<KintoObject>
  markOf: (row: KintoObject, column: string) => CellMark | undefined
  copyText: (row: KintoObject, column: string) => string
  edits: StagedEdits
  of: CollectionRef
  shape: CollectionShape
  /** A block of cells that wants an answer before it is staged. */
  question: Plans.BlockPlan | undefined
  answer: (isYes: boolean) => void
}

export function useStaged({ of, shape, rows, columns, isPrevious }: Options): Staged {
  const edits = useStagedEdits(of)
  const { stage, saved } = useStage(edits)
  const [question, setQuestion] = useState<Plans.BlockPlan>()
  const { info } = useSession()
  const { schema } = shape
  const isLocked = info.settings.readonly || isPrevious
  const shown = useMemo(() => shownRows(rows, stage, saved), [rows, stage, saved])
  const markOf = useMemo(() => marks(stage), [stage])
  const mainField = columns[0]?.id ?? 'id'
  const desk = useMemo(
    () => ({ edits, schema, titleOf: (row: KintoObject) => titleOf(row, [mainField]) }),
    [edits, schema, mainField],
  )
  const Editor = useMemo(() => makeEditor(desk), [desk])
  const editing = useMemo((): CellEditing<KintoObject> => {
    const sheet: Plans.Sheet = {
      rows: shown,
      columns: columns.map(({ id }) => id),
      schema,
      seenOf,
      titleOf: desk.titleOf,
    }
    const plan = async (make: (plans: typeof Plans) => Plans.BlockPlan) => {
      const plans = await import('./planBlock')
      const made = make(plans)
      if (plans.isAsked(made)) setQuestion(made)
      else edits.update(now => stageCells(now, made.changes))
    }
    return {
      Editor,
      canEdit: (row, column) => !isLocked && isEditable(row, column, schema),
      onPaste: ({ index, column }, cells, range) => {
        if (!isLocked) void plan(({ planPaste }) => planPaste(sheet, { index, column }, cells, range))
      },
      onClear: range => {
        if (!isLocked) void plan(({ planClear }) => planClear(sheet, range))
      },
    }
  }, [shown, columns, schema, desk, Editor, edits, isLocked])
  const answer = (isYes: boolean) => {
    if (question && isYes) edits.update(now => stageCells(now, question.changes))
    setQuestion(undefined)
  }
  return { rows: shown, editing, markOf, copyText, edits, of, shape, question, answer }
}

function marks(stage: Stage) {
  return (row: KintoObject, column: string): CellMark | undefined => {
    const record = stage.get(row.id)
    if (!record) return undefined
    const seen = seenOf(row)
    const cell = record.cells.find(({ field }) => field === column)
    // A part of a field that is staged whole, or a whole that has a part staged.
    if (!cell) return deepEqual(valueAt(seen, column), valueAt(row, column)) ? undefined : 'staged'
    if (cell.draft !== undefined || record.outcome?.type === 'refused') return 'refused'
    const theirs = valueAt(record.outcome?.type === 'changed' ? record.outcome.theirs : seen, column)
    const isTheirs = !deepEqual(theirs, cell.before) && !deepEqual(theirs, cell.after) && cell.sent === undefined
    return isTheirs || record.outcome?.type === 'gone' ? 'changed' : 'staged'
  }
}
