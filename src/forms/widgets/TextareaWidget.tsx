import { Textarea } from '@mantine/core'
import type { WidgetProps } from '@rjsf/utils'
import { shownText } from '../theme/InputTemplate'
import { useFieldLabel } from '../theme/itemContext'

export function TextareaWidget(props: WidgetProps) {
  const {
    id,
    required,
    disabled,
    readonly,
    autofocus,
    placeholder,
    options,
    schema,
    rawErrors,
    onChange,
    onBlur,
    onFocus,
  } = props
  const label = useFieldLabel(props)
  const value: unknown = props.value
  const empty: unknown = options.emptyValue
  return (
    <Textarea
      id={id}
      name={id}
      {...label}
      value={shownText(value)}
      withAsterisk={required}
      aria-required={required || undefined}
      disabled={disabled}
      readOnly={readonly}
      autoFocus={autofocus}
      placeholder={placeholder || undefined}
      description={options.description ?? schema.description}
      error={rawErrors?.length ? rawErrors.join(' ') : undefined}
      autosize
      minRows={typeof options.rows === 'number' ? Math.min(options.rows, 30) : 3}
      maxRows={30}
      attributes={{ input: { dir: 'auto' } }}
      onChange={event => onChange(event.currentTarget.value === '' ? empty : event.currentTarget.value)}
      onBlur={() => onBlur(id, value)}
      onFocus={() => onFocus(id, value)}
    />
  )
}
