import { TextInput } from '@mantine/core'
import type { WidgetProps } from '@rjsf/utils'
import { useFieldLabel } from './itemContext'

const TYPES = ['text', 'password', 'email', 'url', 'tel', 'search', 'date']

/** Text as it can be shown in one line; a name like `constructor` may give a function where nothing is. */
export const shownText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** What all fields of one line share. Numbers are text here too: a number input throws away what it cannot read. */
export function InputTemplate(props: WidgetProps) {
  const {
    id,
    required,
    disabled,
    readonly,
    autofocus,
    placeholder,
    options,
    schema,
    type,
    rawErrors,
    onChange,
    onBlur,
    onFocus,
  } = props
  const label = useFieldLabel(props)
  const value: unknown = props.value
  const isNumber = schema.type === 'number' || schema.type === 'integer'
  const wanted = typeof options.inputType === 'string' ? options.inputType : type
  const empty: unknown = options.emptyValue
  return (
    <TextInput
      id={id}
      name={id}
      {...label}
      type={TYPES.includes(wanted ?? '') ? wanted : 'text'}
      inputMode={isNumber ? 'decimal' : undefined}
      value={shownText(value)}
      withAsterisk={required}
      aria-required={required || undefined}
      disabled={disabled}
      readOnly={readonly}
      autoFocus={autofocus}
      placeholder={placeholder || undefined}
      description={options.description ?? schema.description}
      error={rawErrors?.length ? rawErrors.join(' ') : undefined}
      autoComplete={options.autocomplete ?? 'off'}
      attributes={{ input: { dir: 'auto' } }}
      onChange={event => onChange(event.currentTarget.value === '' ? empty : event.currentTarget.value)}
      onBlur={() => onBlur(id, value)}
      onFocus={() => onFocus(id, value)}
    />
  )
}
