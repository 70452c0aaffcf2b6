import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { toast } from '~/ui/toast'
import { rowsAsJson, rowsAsTsv } from './copyRows'
import type { SelectionProps } from './SelectionBar'
import classes from './SelectionBar.module.css'

/** Copies what is loaded of the selected records. */
export function CopyMenu({ picked, shown }: SelectionProps) {
  const { t } = useLingui()
  const [hasFailed, setHasFailed] = useState(false)
  const copy = async (isJson: boolean) => {
    const rows = picked.rows()
    const fields = shown.columns.map(({ id }) => id)
    try {
      await navigator.clipboard.writeText(isJson ? rowsAsJson(rows) : rowsAsTsv(rows, fields))
      setHasFailed(false)
      toast(<Plural value={rows.length} one="# record copied" other="# records copied" />)
    } catch {
      setHasFailed(true) // Refused by the browser, which says no more than that.
    }
  }
  return (
    <>
      {hasFailed && (
        <span role="alert" className={classes.error}>
          <Trans>The browser did not let this page copy.</Trans>
        </span>
      )}
      <Menu position="top-end" shadow="md" withinPortal>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconCopy size={16} aria-hidden />}>
            <Trans>Copy</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t`The shown columns of loaded records`}</Menu.Label>
          <Menu.Item onClick={() => void copy(false)}>{t`As rows for a spreadsheet (TSV)`}</Menu.Item>
          <Menu.Item onClick={() => void copy(true)}>{t`As JSON`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
