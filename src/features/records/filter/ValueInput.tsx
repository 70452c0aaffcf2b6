import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { useId } from 'react'
import { choicesFor, type Draft } from './draft'
import type { FieldInfo } from './fieldInfos'
import classes from './filter.module.css'
import { focusHere } from './LatePopover'
import { ManyInput } from './ManyInput'
import { kindsFor, takesMany, type ValueKind } from './verbs'
import { fieldName, valueText } from './words'

export type ValueProps = {
  info: FieldInfo
  draft: Draft
  error: string | undefined
  /** When it appears. */
  takesFocus: boolean
  onChange: (draft: Draft) => void
  onSubmit: () => void
}

/** The value, written in the way of its kind; and the kind, where it is not plain. */
export function ValueInput(props: ValueProps) {
  const { t } = useLingui()
  const { info, draft, onChange } = props
  const kinds = kindsFor(info, draft.verb)
  const isPlain = [...info.types].filter(type => type !== 'null').length === 1 && draft.kind === kinds[0]
  const names: Record<ValueKind, string> = {
    text: t`Text`,
    number: t`Number`,
    choice: t`Yes or no`,
    day: t`Date`,
    moment: t`Date and time`,
    time: t`Date and time`,
    json: t`JSON`,
  }
  return (
    <div className={classes.value}>
      {takesMany(draft.verb) ? <ManyInput {...props} /> : <OneInput {...props} />}
      {!isPlain && kinds.length > 1 && (
        <NativeSelect
          className={classes.kind}
          size="sm"
          aria-label={t`Type of the value`}
          value={draft.kind}
          data={kinds.map(kind => ({ value: kind, label: names[kind] }))}
          onChange={event =>
            // One of `kinds`.
            onChange({ ...draft, kind: event.currentTarget.value as ValueKind, text: '', list: [] })
          }
        />
      )}
    </div>
  )
}

function OneInput({ info, draft, error, takesFocus, onChange }: ValueProps) {
  const { t, i18n } = useLingui()
  const id = useId()
  const { kind, verb } = draft
  const common = {
    ...(takesFocus && { ref: focusHere, 'data-autofocus': true }),
    className: classes.input,
    size: 'sm',
    'aria-label': t`Value of ${fieldName(info, i18n)}`,
    error,
    value: draft.text,
    onChange: (event: { currentTarget: { value: string } }) => onChange({ ...draft, text: event.currentTarget.value }),
  }
  if (kind === 'choice') {
    const data = choicesFor(info).map(value => ({ value: JSON.stringify(value), label: valueText(value, info, i18n) }))
    return <NativeSelect {...common} data={[{ value: '', label: t`Choose…` }, ...data]} />
  }
  if (kind === 'day') return <TextInput {...common} type="date" />
  if (kind === 'moment' || kind === 'time') return <TextInput {...common} type="datetime-local" step="any" />
  if (kind === 'number') return <TextInput {...common} inputMode="decimal" autoComplete="off" />
  if (kind === 'json')
    return <TextInput {...common} classNames={{ input: classes.mono }} placeholder='{"a": 1}' spellCheck={false} />
  const samples = verb === 'like' ? [] : info.samples.filter(one => typeof one === 'string')
  return (
    <>
      <TextInput
        {...common}
        attributes={{ input: { dir: 'auto', list: id } }}
        autoComplete="off"
        inputWrapperOrder={['input', 'description', 'error']}
        description={verb === 'like' ? t`* stands for anything: par* begins with par` : undefined}
        placeholder={verb === 'eq' || verb === 'not' ? t`Empty: the empty text` : undefined}
      />
      <datalist id={id}>
        {samples.map(sample => (
          <option key={sample} value={sample}>
            {sample}
          </option>
        ))}
      </datalist>
    </>
  )
}
