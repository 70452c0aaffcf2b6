import { useLayoutEffect, useRef } from 'react'
import classes from './CellEditor.module.css'
import type { CellType } from './cellType'
import type { CellDraft } from './useCellDraft'

type Props = { label: string; describedBy: string; draft: CellDraft; isCalendar: boolean }

const LONG = 50
const MOST_LINES = 12

/** Texts, numbers, lists and JSON: one line that grows with what is written. */
export function TextCell({ label, describedBy, draft, isCalendar }: Props) {
  const { text, setText, type, problem } = draft
  const own = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  // The focus and the caret are the browser's: one goes on behind what is there.
  useLayoutEffect(() => {
    own.current?.focus({ preventScroll: true })
    if (!isCalendar) own.current?.setSelectionRange(text.length, text.length)
    // Once, when it appears.
    // eslint-disable-next-line react/exhaustive-deps
  }, [])
  const field = {
    ref: own,
    value: text,
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': problem !== undefined || undefined,
    onChange: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
  }
  if (isCalendar) return <input {...field} type="date" max="9999-12-31" className={classes.field} />
  const lines = linesOf(text)
  return (
    <textarea
      {...field}
      rows={lines}
      className={classes.field}
      data-large={lines > 1 || undefined}
      data-code={isCode(type) || undefined}
      dir={isLatin(type) ? 'ltr' : 'auto'}
      inputMode={type.type === 'number' && type.isSaid ? 'decimal' : undefined}
      spellCheck={type.type === 'text'}
      autoComplete="off"
    />
  )
}

const linesOf = (text: string) =>
  Math.min(
    text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / LONG), 0),
    MOST_LINES,
  )

const isCode = ({ type }: CellType) => type === 'json'
const isLatin = ({ type }: CellType) => type === 'json' || type === 'number' || type === 'day' || type === 'time'
