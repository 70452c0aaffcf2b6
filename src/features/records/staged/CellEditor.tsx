import { useLingui } from '@lingui/react/macro'
import { useId, useState, type FocusEvent, type KeyboardEvent } from 'react'
import type { KintoObject } from '~/protocol/objects'
import { editorKey } from '~/ui/grid/editorKey'
import type { CellEditorProps } from '~/ui/grid/gridOptions'
import { fieldTitle } from '../list/collectionShape'
import { CellHint } from './CellHint'
import classes from './CellEditor.module.css'
import { ChoiceCell } from './ChoiceCell'
import type { Desk } from './makeEditor'
import { TextCell } from './TextCell'
import { useCellDraft } from './useCellDraft'

/** The widget that suits a cell, in its place. */
export function CellEditor({ desk, ...props }: CellEditorProps<KintoObject> & { desk: Desk }) {
  const { t } = useLingui()
  const { row, column, initial } = props
  const draft = useCellDraft({ desk, ...props })
  const hint = useId()
  // The browser's calendar takes no first letter.
  const [isCalendar] = useState(draft.type.type === 'day' && initial === undefined)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move = editorKey(event.nativeEvent)
    // A new line: what is written may be long.
    if (move === undefined || (move === 'up' && event.target instanceof HTMLTextAreaElement)) return
    event.preventDefault()
    if (move === 'cancel') draft.cancel()
    else draft.commit(move)
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    const isWithin = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
    // When another window comes to the front, the field keeps its place in this one.
    const isElsewhere = !isWithin && !currentTarget.contains(document.activeElement)
    if (isElsewhere) draft.leave()
  }
  const name = fieldTitle(desk.schema, column)
  const label = t`${name} of ${desk.titleOf(row)}`
  const field = { label, draft, describedBy: hint }
  return (
    <div className={classes.editor} onKeyDown={onKeyDown} onBlur={onBlur}>
      {draft.type.type === 'choice' ? (
        <ChoiceCell {...field} choices={draft.type.choices} initial={initial} />
      ) : (
        <TextCell {...field} isCalendar={isCalendar} />
      )}
      <CellHint id={hint} draft={draft} isCalendar={isCalendar} />
    </div>
  )
}
