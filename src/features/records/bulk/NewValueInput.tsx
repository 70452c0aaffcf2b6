import { useLingui } from '@lingui/react/macro'
import { JsonInput, NativeSelect, TagsInput, TextInput } from '@mantine/core'
import { choicesOf, type FieldInfo } from '../filter/fieldInfos'
import { valueText } from '../filter/words'
import classes from './ChangeDialog.module.css'
import { choicesFor, valueKinds, type NewValue, type ReadValue, type ValueKind, type ValueProblem } from './newValue'

type Props = {
  info: FieldInfo
  value: NewValue
  problem: Extract<ReadValue, { value?: undefined }> | undefined
  onChange: (value: NewValue) => void
}

/** A value in the way of its kind, and the kind. */
export function NewValueInput(props: Props) {
  const { t } = useLingui()
  const { info, value, onChange } = props
  const names: Record<ValueKind, string> = {
    text: t`Text`,
    number: t`Number`,
    choice: choicesOf(info) && typeof choicesFor(info)[0] !== 'boolean' ? t`Choice` : t`Yes or no`,
    day: t`Date`,
    moment: t`Date and time`,
    list: t`List`,
    json: t`JSON`,
  }
  return (
    <div className={classes.value}>
      <ValueField {...props} />
      <NativeSelect
        className={classes.kind}
        label={t`Type`}
        value={value.kind}
        data={valueKinds(info).map(kind => ({ value: kind, label: names[kind] }))}
        onChange={event =>
          // One of `valueKinds`.
          onChange({ kind: event.currentTarget.value as ValueKind, text: '', list: [] })
        }
      />
    </div>
  )
}

function ValueField({ info, value, problem, onChange }: Props) {
  const { t, i18n } = useLingui()
  const error = useValueProblem(problem)
  const setText = (text: string) => onChange({ ...value, text })
  const common = {
    className: classes.input,
    label: t`New value`,
    error,
    value: value.text,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
  }
  switch (value.kind) {
    case 'choice': {
      const choices = choicesFor(info).map(one => ({ value: JSON.stringify(one), label: valueText(one, info, i18n) }))
      return <NativeSelect {...common} data={[{ value: '', label: t`Choose…` }, ...choices]} />
    }
    case 'day':
      return <TextInput {...common} type="date" />
    case 'moment':
      return <TextInput {...common} type="datetime-local" step="any" />
    case 'number':
      return <TextInput {...common} inputMode="decimal" />
    case 'list':
      return (
        <TagsInput
          className={classes.input}
          label={t`New value`}
          description={t`Enter after each entry. Without entries: an empty list.`}
          error={error}
          value={[...value.list]}
          onChange={list => onChange({ ...value, list })}
          // Commas may be part of an entry.
          splitChars={['\t']}
          allowDuplicates
          acceptValueOnBlur
        />
      )
    case 'json':
      return (
        <JsonInput
          {...common}
          classNames={{ input: classes.mono }}
          onChange={setText}
          placeholder='{"a": 1}'
          autosize
          minRows={2}
          maxRows={10}
          attributes={{ input: { dir: 'ltr' } }}
        />
      )
    case 'text':
      return <TextInput {...common} placeholder={t`Empty: the empty text`} attributes={{ input: { dir: 'auto' } }} />
  }
}

function useValueProblem(read: Props['problem']): string | undefined {
  const { t } = useLingui()
  if (!read) return undefined
  const { problem, entry } = read
  const words: Record<ValueProblem, string> = {
    empty: t`Type a value.`,
    'no-choice': t`Choose a value.`,
    'no-number': entry === undefined ? t`This is not a number.` : t`“${entry}” is not a number.`,
    inexact: t`This number has more digits than can be kept exactly.`,
    ambiguous: t`This could be a fraction or thousands. Write 1234 or 1.234.`,
    'no-date': t`This is not a date.`,
    'no-json': t`This is not JSON. Texts need quotes.`,
  }
  return words[problem]
}
