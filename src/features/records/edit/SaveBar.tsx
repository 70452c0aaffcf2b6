import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import type { ReactNode } from 'react'
import classes from './edit.module.css'

type Props = {
  /** Of the form that the button sends. */
  form: string
  isSaving: boolean
  isDirty: boolean
  /** Why nothing can be saved now; undefined when it can. */
  reason: ReactNode
  onDiscard?: () => void
  /** There only right after something was discarded. */
  onUndo?: (() => void) | undefined
}

/** Always in sight below the fields: saving, giving up, and where one stands. */
export function SaveBar({ form, isSaving, isDirty, reason, onDiscard, onUndo }: Props) {
  const { t } = useLingui()
  const isLocked = reason !== undefined
  const submit = () => {
    const element = document.getElementById(form)
    if (!isLocked && !isSaving && element instanceof HTMLFormElement) element.requestSubmit()
  }
  useHotkeys([['mod+S', submit, { preventDefault: true }]], [], true)
  return (
    <div className={classes.bar}>
      <Group gap="sm">
        <Button
          type="submit"
          form={form}
          disabled={isLocked}
          loading={isSaving}
          aria-describedby="save-hint"
          title={t`Ctrl+S or ⌘S`}
        >
          <Trans>Save</Trans>
        </Button>
        {onDiscard && (
          <Button variant="default" disabled={!isDirty || isSaving} onClick={onDiscard}>
            <Trans>Discard changes</Trans>
          </Button>
        )}
        <Text id="save-hint" size="sm" c="dimmed" role="status">
          {onUndo ? <Trans>Changes discarded.</Trans> : (reason ?? <Trans>Not saved yet.</Trans>)}
        </Text>
        {onUndo && (
          <Button variant="subtle" size="compact-sm" onClick={onUndo}>
            <Trans>Undo</Trans>
          </Button>
        )}
      </Group>
    </div>
  )
}
