import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { newId } from '~/lib/newId'
import { LONGEST_NAME, type SavedView } from '~/url/savedView'
import type { Scope } from './useViews'
import classes from './Views.module.css'

type Props = {
  now: Pick<SavedView, 'search' | 'layout'>
  canShare: boolean
  isBusy: boolean
  onSave: (scope: Scope, view: SavedView) => Promise<void>
  onCancel: () => void
}

export function SaveView({ now, canShare, isBusy, onSave, onCancel }: Props) {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [isShared, setIsShared] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (name.trim() !== '') void onSave(isShared ? 'shared' : 'own', { ...now, id: newId(), name: name.trim() })
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={t`Name of the view`}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        error={isTried && name.trim() === '' ? t`A view needs a name.` : undefined}
        maxLength={LONGEST_NAME}
        ref={focusFirst}
        autoComplete="off"
        attributes={{ input: { dir: 'auto' } }}
      />
      <Checkbox
        size="xs"
        label={t`For everybody who reads this collection`}
        description={
          canShare
            ? t`Kept in the collection itself, which needs the right to write it.`
            : t`You cannot read it yourself.`
        }
        checked={isShared}
        disabled={!canShare}
        onChange={event => setIsShared(event.currentTarget.checked)}
      />
      <div className={classes.foot}>
        <Button type="submit" size="compact-sm" loading={isBusy}>
          <Trans>Save view</Trans>
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  )
}

const focusFirst = (input: HTMLInputElement | null) => input?.focus()
