import { useLingui } from '@lingui/react/macro'
import { Checkbox, MultiSelect, Stack, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { choicesFor } from './draft'
import classes from './filter.module.css'
import { focusHere } from './LatePopover'
import type { ValueProps } from './ValueInput'
import { fieldName, valueText } from './words'

/** So many choices are seen at once; of more one searches. */
const MOST_BOXES = 8

const MOST_SUGGESTED = 6

/** Several values: boxes to tick, a list to search, or tags to type. */
export function ManyInput({ info, draft, error, takesFocus, onChange, onSubmit }: ValueProps) {
  const { t, i18n } = useLingui()
  const [typed, setTyped] = useState('')
  const [isListOpen, setListOpen] = useState(false)
  const label = t`Values of ${fieldName(info, i18n)}`
  const setList = (list: string[]) => onChange({ ...draft, list: [...new Set(list)] })
  const common = {
    ...(takesFocus && { ref: focusHere, 'data-autofocus': true }),
    className: classes.input,
    size: 'sm',
    'aria-label': label,
    error,
    value: [...draft.list],
    onChange: setList,
    withScrollArea: false,
    classNames: { options: classes.choices, inputField: classes.bareField },
    // Inside the popover, which would take a press on the list for one outside.
    comboboxProps: { withinPortal: false },
    // Its Enter is for the list, until there is nothing more to add.
    onKeyDown: (event: { key: string; preventDefault: () => void }) => {
      if (event.key !== 'Enter' || typed !== '' || draft.list.length === 0) return
      event.preventDefault()
      onSubmit()
    },
    // Mantine leaves these out here.
    role: 'combobox',
    'aria-expanded': isListOpen,
    onDropdownOpen: () => setListOpen(true),
    onDropdownClose: () => setListOpen(false),
    searchValue: typed,
    onSearchChange: setTyped,
  }
  if (draft.kind !== 'choice') {
    const samples = draft.kind === 'text' ? info.samples.filter(one => typeof one === 'string' && one !== '') : []
    return (
      <TagsInput
        {...common}
        placeholder={draft.list.length === 0 ? t`Type a value, then Enter` : undefined}
        // Commas may be part of a text, and of a number.
        splitChars={draft.kind === 'number' ? [' ', ';', '\t'] : ['\t']}
        data={[...new Set(samples.map(String))]}
        acceptValueOnBlur
        openOnFocus={false}
        limit={MOST_SUGGESTED}
      />
    )
  }
  const choices = choicesFor(info).map(value => ({
    value: JSON.stringify(value),
    label: valueText(value, info, i18n),
  }))
  if (choices.length > MOST_BOXES)
    return (
      <MultiSelect
        {...common}
        data={choices}
        searchable
        placeholder={draft.list.length === 0 ? t`Choose…` : undefined}
      />
    )
  return (
    <Checkbox.Group
      className={classes.input}
      aria-label={label}
      error={error}
      value={[...draft.list]}
      onChange={setList}
    >
      <Stack gap={6} py={4}>
        {choices.map(({ value, label: text }, index) => (
          <Checkbox
            key={value}
            size="xs"
            value={value}
            label={<bdi>{text}</bdi>}
            {...(takesFocus && index === 0 && { ref: focusHere, 'data-autofocus': true })}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
