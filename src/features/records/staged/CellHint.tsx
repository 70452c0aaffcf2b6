import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, type ReactNode } from 'react'
import { readIsoDate } from '~/lib/fieldStatsDates'
import type { Json } from '~/protocol/json'
import classes from './CellEditor.module.css'
import type { CellDraft } from './useCellDraft'

type Props = { id: string; draft: CellDraft; isCalendar: boolean }

/** Below the field of a cell: why it does not fit, else how what is written will be read. */
export function CellHint({ id, draft, isCalendar }: Props) {
  const { problem } = draft
  const own = useRef<HTMLParagraphElement>(null)
  // The grid's edge may hide what appears below the cell.
  useEffect(() => {
    if (problem !== undefined) own.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <div id={id}>
      {problem === undefined ? (
        <Hint draft={draft} isCalendar={isCalendar} />
      ) : (
        <p ref={own} role="alert" className={classes.problem}>
          <bdi>{problem}</bdi> <Trans>Escape brings back what was there.</Trans>
        </p>
      )}
    </div>
  )
}

function Hint({ draft: { type, text, meaning }, isCalendar }: Omit<Props, 'id'>) {
  const { t, i18n } = useLingui()
  if (isCalendar || type.type === 'choice') return null
  if (type.type === 'lines') return <Note>{t`One entry a line; Shift+Enter begins the next.`}</Note>
  if (type.type === 'any' && 'after' in meaning && meaning.after !== undefined) {
    const names: Record<string, string> = {
      number: t`a number`,
      boolean: t`true or false`,
      string: t`text`,
      list: t`a list`,
      object: t`an object`,
      null: t`null`,
    }
    const name = names[typeName(meaning.after)]
    return <Note>{t`Is stored as ${name}. Text that looks like a number needs double quotes.`}</Note>
  }
  if (type.type === 'time' && text !== '') {
    const date = readIsoDate(text)
    if (!date) return <Note>{t`Is usually written like 2026-01-31T14:00:00Z.`}</Note>
    return (
      <Note>{i18n.date(new Date(date.at), { dateStyle: 'full', timeStyle: date.isDay ? undefined : 'short' })}</Note>
    )
  }
  if (type.type === 'text' && !text.includes('\n')) return null
  return type.type === 'text' || type.type === 'json' ? (
    <Note>{t`Enter hands it on, Shift+Enter begins a line.`}</Note>
  ) : null
}

const Note = ({ children }: { children: ReactNode }) => <p className={classes.note}>{children}</p>

function typeName(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
