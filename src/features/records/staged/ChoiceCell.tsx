import { useLingui } from '@lingui/react/macro'
import { useLayoutEffect, useRef, useState } from 'react'
import { deepEqual } from '~/lib/deepEqual'
import { previewJson } from '~/lib/previewJson'
import type { Json } from '~/protocol/json'
import classes from './CellEditor.module.css'
import type { Choice } from './cellType'
import type { CellDraft } from './useCellDraft'

type Props = {
  label: string
  describedBy: string
  draft: CellDraft
  choices: readonly Choice[]
  initial: string | undefined
}

const MOST_SHOWN = 8

/** All values that there are, open at once: arrows and letters choose, a click hands on. */
export function ChoiceCell({ label, describedBy, draft, choices, initial }: Props) {
  const { t } = useLingui()
  const { value: present } = draft
  const titleOf = ({ value, title }: Choice) => {
    if (title !== '') return title
    if (typeof value === 'boolean') return value ? t`Yes` : t`No`
    return value === '' ? '""' : previewJson(value, 80)
  }
  const isKnown = present === undefined || choices.some(({ value }) => deepEqual(value, present))
  const options: { value: Json | undefined; title: string }[] = [
    ...(isKnown ? [] : [{ value: present, title: t`${previewJson(present, 60)} (not offered)` }]),
    ...choices.map(choice => ({ value: choice.value, title: titleOf(choice) })),
    ...(choices.some(({ value }) => value === null) && present !== undefined
      ? []
      : [{ value: undefined, title: t`– nothing` }]),
  ]
  const at = options.findIndex(({ value }) => deepEqual(value, present))
  const [start] = useState(() => (initial === undefined ? at : (firstMatch(options, initial) ?? at)))
  const own = useRef<HTMLSelectElement>(null)
  // The focus is the browser's. A letter that opened the editor has chosen already.
  useLayoutEffect(() => {
    own.current?.focus({ preventScroll: true })
    if (start !== at) draft.setText(textOf(options[start]?.value))
    // Once, when it appears.
    // eslint-disable-next-line react/exhaustive-deps
  }, [])
  return (
    <select
      ref={own}
      size={Math.min(Math.max(options.length, 2), MOST_SHOWN)}
      className={classes.choices}
      aria-label={label}
      aria-describedby={describedBy}
      defaultValue={String(start)}
      dir="auto"
      onChange={event => draft.setText(textOf(options[Number(event.currentTarget.value)]?.value))}
      onClick={event => {
        if (event.target instanceof HTMLOptionElement) {
          const { value } = options[Number(event.target.value)] ?? {}
          draft.choose(value === undefined ? { empty: true } : { value }, 'stay')
        }
      }}
    >
      {options.map(({ title }, index) => (
        <option key={index} value={String(index)}>
          {title}
        </option>
      ))}
    </select>
  )
}

/** Values go through the draft as JSON, as any text does. */
const textOf = (value: Json | undefined) => (value === undefined ? '' : JSON.stringify(value))

function firstMatch(options: readonly { title: string }[], typed: string): number | undefined {
  const found = options.findIndex(({ title }) => title.toLowerCase().startsWith(typed.toLowerCase()))
  return found < 0 ? undefined : found
}
