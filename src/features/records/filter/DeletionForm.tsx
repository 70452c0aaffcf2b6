import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { readFilters } from '~/url/filters'
import { readDeletion, withDeletion, type Deletion } from '~/url/filtersRules'
import type { ListSearch } from '~/url/listSearch'
import { EditorHead } from './EditorHead'
import classes from './filter.module.css'
import { focusHere } from './LatePopover'

type Props = {
  search: ListSearch
  onApply: (next: ListSearch) => void
  onCancel: () => void
  onBack?: () => void
}

/** What the list does with records that were deleted, of which the server keeps id and time. */
export function DeletionForm({ search, onApply, onCancel, onBack }: Props) {
  const { t } = useLingui()
  const [wanted, setWanted] = useState<Deletion>(readDeletion(readFilters(search)) ?? 'only')
  return (
    <form
      className={classes.form}
      onSubmit={event => {
        event.preventDefault()
        onApply(withDeletion(search, wanted))
      }}
    >
      <EditorHead title={t`Deleted records`} onBack={onBack} />
      <DeletionChoice value={wanted} onChange={setWanted} takesFocus />
      <p className={classes.note}>
        <Trans>Of a deleted record the list knows its id and when it was deleted.</Trans>
      </p>
      <div className={classes.formActions}>
        <Button size="xs" variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button size="xs" type="submit">
          <Trans>Apply</Trans>
        </Button>
      </div>
    </form>
  )
}

type ChoiceProps = { value: Deletion; onChange: (value: Deletion) => void; takesFocus?: boolean }

export function DeletionChoice({ value, onChange, takesFocus = false }: ChoiceProps) {
  const { t } = useLingui()
  const choices: { value: Deletion; label: string }[] = [
    { value: 'out', label: t`Leave deleted records out` },
    { value: 'also', label: t`Show them too` },
    { value: 'only', label: t`Show only deleted records` },
  ]
  return (
    // One of the three below.
    <Radio.Group value={value} onChange={next => onChange(next as Deletion)} aria-label={t`Deleted records`}>
      <Stack gap={6}>
        {choices.map(choice => (
          <Radio
            key={choice.value}
            size="xs"
            value={choice.value}
            label={choice.label}
            {...(takesFocus && choice.value === value && { ref: focusHere, 'data-autofocus': true })}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
