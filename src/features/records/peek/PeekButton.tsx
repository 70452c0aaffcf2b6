import { useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconLayoutSidebarRight } from '@tabler/icons-react'
import type { Peek } from './usePeek'

/** Shows or hides the record beside the list. */
export function PeekButton({ peek }: { peek: Peek }) {
  const { t } = useLingui()
  if (!peek.isOffered) return null
  return (
    <ActionIcon
      variant={peek.isOpen ? 'light' : 'default'}
      size="input-sm"
      aria-label={t`Show the record beside the list`}
      title={t`Show the record beside the list (Alt+P)`}
      aria-keyshortcuts="Alt+P"
      aria-pressed={peek.isOpen}
      onClick={() => peek.setOpen(!peek.isOpen)}
    >
      <IconLayoutSidebarRight size={16} aria-hidden />
    </ActionIcon>
  )
}
