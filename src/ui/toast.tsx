import { t } from '@lingui/core/macro'
import { notifications } from '@mantine/notifications'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Says that something was done. Errors never come this way from a form: they stand where they happened. */
export function toast(message: ReactNode) {
  notifications.show({
    message,
    icon: <IconCheck size={16} aria-hidden />,
    color: 'green',
    withBorder: true,
    autoClose: 4000,
    ...closable(),
  })
}

const closable = () => ({ closeButtonProps: { 'aria-label': t`Close this message` } })
