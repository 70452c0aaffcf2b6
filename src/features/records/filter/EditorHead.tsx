import { useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { saysMore } from './FieldPicker'
import classes from './filter.module.css'

type Props = { title: string; path?: string; onBack: (() => void) | undefined }

export function EditorHead({ title, path, onBack }: Props) {
  const { t } = useLingui()
  return (
    <div className={classes.formHead}>
      {onBack && (
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t`Another field`} onClick={onBack}>
          <IconChevronLeft size={16} className={classes.turns} aria-hidden />
        </ActionIcon>
      )}
      <bdi className={classes.formTitle}>{title}</bdi>
      {path !== undefined && saysMore(path, title) && <bdi className={classes.optionPath}>{path}</bdi>}
    </div>
  )
}
