import { Checkbox } from '@mantine/core'
import type { WidgetProps } from '@rjsf/utils'
import { useFieldLabel } from '../theme/itemContext'

export function CheckboxWidget(props: WidgetProps) {
  const { id, disabled, readonly, autofocus, options, schema, rawErrors, onChange, onBlur, onFocus } = props
  const label = useFieldLabel(props)
  const value: unknown = props.value
  // Something is stored there that is neither yes nor no.
  const isOther = value !== undefined && value !== null && typeof value !== 'boolean' && typeof value !== 'function'
  return (
    <Checkbox
      id={id}
      name={id}
      {...label}
      checked={value === true}
      indeterminate={isOther}
      disabled={disabled || readonly}
      autoFocus={autofocus}
      description={options.description ?? schema.description}
      error={rawErrors?.length ? rawErrors.join(' ') : undefined}
      aria-invalid={rawErrors?.length ? true : undefined}
      onChange={event => onChange(event.currentTarget.checked)}
      onBlur={() => onBlur(id, value)}
      onFocus={() => onFocus(id, value)}
    />
  )
}
