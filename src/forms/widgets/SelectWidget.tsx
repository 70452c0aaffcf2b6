import { useLingui } from '@lingui/react/macro'
import { MultiSelect, Select } from '@mantine/core'
import type { WidgetProps } from '@rjsf/utils'
import { deepEqual } from '~/lib/deepEqual'
import { useFieldLabel } from '../theme/itemContext'

type Option = { value: string; label: string; stands: unknown; disabled?: boolean }

const brief = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80)

/** One or several of a schema's values. Values of any type are told apart by their place in the list. */
export function SelectWidget(props: WidgetProps) {
  const { t } = useLingui()
  const {
    id,
    required,
    disabled,
    readonly,
    autofocus,
    placeholder,
    options: uiOptions,
    schema,
    rawErrors,
    multiple,
    onChange,
    onBlur,
    onFocus,
  } = props
  const isVariant = /__(?:one|any)of_select$/.test(id)
  const label = useFieldLabel({
    label: isVariant ? t`${props.label}: variant` : props.label,
    hideLabel: props.hideLabel,
  })
  const value: unknown = props.value
  const options = useOptions(props)
  const chosen = (one: unknown) => options.find(option => deepEqual(option.stands, one))?.value ?? null
  const shared = {
    ...label,
    id,
    data: options,
    disabled,
    readOnly: readonly,
    autoFocus: autofocus,
    searchable: options.length > 8,
    withAsterisk: required,
    placeholder: placeholder || undefined,
    nothingFoundMessage: t`Nothing found`,
    description: isVariant ? undefined : (uiOptions.description ?? schema.description),
    error: rawErrors?.length ? rawErrors.join(' ') : undefined,
    onBlur: () => onBlur(id, value),
    onFocus: () => onFocus(id, value),
  }
  const standsFor = (key: string) => options.find(option => option.value === key)?.stands
  if (multiple)
    return (
      <MultiSelect
        {...shared}
        searchable
        value={(Array.isArray(value) ? value : []).flatMap(one => chosen(one) ?? [])}
        onChange={keys => onChange(keys.map(standsFor))}
      />
    )
  return (
    <Select
      {...shared}
      value={value === undefined || typeof value === 'function' ? null : chosen(value)}
      clearable={!required && !isVariant}
      allowDeselect={false}
      clearButtonProps={{ 'aria-label': t`Clear ${props.label}` }}
      onChange={key => onChange(key === null ? uiOptions.emptyValue : standsFor(key))}
    />
  )
}

/** What the schema offers, and after it what is stored but not offered: it must be seen and may be kept. */
function useOptions({ options: { enumOptions = [], enumDisabled }, value, multiple }: WidgetProps): Option[] {
  const { t } = useLingui()
  const offered = enumOptions.map((option, index): Option => ({
    value: String(index),
    label: brief(option.label),
    stands: option.value as unknown,
    disabled: Array.isArray(enumDisabled) && enumDisabled.includes(option.value),
  }))
  const stored: unknown[] = multiple ? (Array.isArray(value) ? value : []) : [value]
  const strange = stored.filter(
    one =>
      one !== undefined &&
      one !== null &&
      typeof one !== 'function' &&
      !offered.some(option => deepEqual(option.stands, one)),
  )
  return [
    ...offered,
    ...strange.map((one, index) => ({ value: `stored-${index}`, label: t`${brief(one)} (not offered)`, stands: one })),
  ]
}
