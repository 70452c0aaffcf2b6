import { useEffect, useMemo, useRef, useState } from 'react'
import { dropDraft, stageCells, stageDraft, useStage } from '~/data/staged'
import { valueAt } from '~/lib/valueAt'
import type { Json } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'
import type { EditorMove } from '~/ui/grid/gridOptions'
import { cellTypeOf } from './cellType'
import type { Desk } from './makeEditor'
import { meaningOf, type Meaning } from './planBlock'
import { readCell, writeCell, type ReadCell } from './readCell'
import { seenOf } from './shownRows'

type Options = {
  desk: Desk
  row: KintoObject
  column: string
  initial: string | undefined
  onDone: (move: EditorMove) => void
  onCancel: () => void
}

/**
 * The text of a cell while it is edited. It is staged only when it fits; where the editor is left with a text that does
 * not, the text waits in the cell, so that nothing typed is lost.
 */
export function useCellDraft({ desk, row, column, initial, onDone, onCancel }: Options) {
  const { edits, schema } = desk
  const draft = useStage(edits)
    .stage.get(row.id)
    ?.cells.find(({ field }) => field === column)?.draft
  // What the person saw: somebody else may change the row while they type.
  const [start] = useState(() => {
    const value = valueAt(row, column) as Json | undefined // A part of a JSON object.
    const type = cellTypeOf(schema, column, value)
    return { type, value, draft, text: writeCell(type, value), seen: seenOf(row) }
  })
  const [text, setText] = useState(start.type.type === 'choice' ? start.text : (initial ?? start.draft ?? start.text))
  const [isTried, setIsTried] = useState(start.draft !== undefined && initial === undefined)
  const isClosed = useRef(false)
  const meaning = useMemo(
    () => meaningOf(schema, row, column, readCell(start.type, text)),
    [schema, row, column, start.type, text],
  )
  const change = { seen: start.seen, title: desk.titleOf(row), field: column }

  const stage = (after: Json | undefined) => edits.update(now => stageCells(now, [{ ...change, after }]))
  /** False where it does not fit. */
  const hand = (meant: Meaning): boolean => {
    if ('problem' in meant) return false
    stage(meant.after)
    return true
  }
  const finish = (): boolean => {
    if (text !== start.text) return hand(meaning)
    edits.update(now => dropDraft(now, row.id, column))
    return true
  }
  const keep = () => {
    const isKept = isClosed.current || finish()
    if (!isKept) edits.update(now => stageDraft(now, change, text))
    return isKept
  }
  const latest = useRef(keep)
  latest.current = keep
  // The page may be closed, and the editor taken away, at any moment; what stands in it then is the person's.
  useEffect(() => {
    const keepNow = () => void latest.current()
    window.addEventListener('pagehide', keepNow)
    return () => {
      window.removeEventListener('pagehide', keepNow)
      keepNow()
    }
  }, [])

  const close = (move: EditorMove) => {
    isClosed.current = true
    onDone(move)
  }
  return {
    type: start.type,
    value: start.value,
    text,
    setText,
    meaning,
    /** Said only after somebody tried to leave the cell. */
    problem: isTried && text !== start.text && 'problem' in meaning ? meaning.problem : undefined,
    commit: (move: EditorMove) => {
      if (finish()) close(move)
      else setIsTried(true)
    },
    /** The focus has gone elsewhere. What does not fit stays here, and is kept. */
    leave: () => {
      if (keep()) close('stay')
      else setIsTried(true)
    },
    /** A value that was chosen, not written. */
    choose: (read: ReadCell, move: EditorMove) => {
      if (hand(meaningOf(schema, row, column, read))) close(move)
      else setIsTried(true)
    },
    cancel: () => {
      isClosed.current = true
      edits.update(now => dropDraft(now, row.id, column))
      onCancel()
    },
  }
}

export type CellDraft = ReturnType<typeof useCellDraft>
