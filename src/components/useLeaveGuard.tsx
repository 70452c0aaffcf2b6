import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useRef, type ReactNode } from 'react'

type Guard = {
  /** Draw it in the page. */
  dialog: ReactNode
  /** Lets the next move pass: after saving, before going on. */
  release: () => void
}

/**
 * Asks before unsaved changes are left, inside Studio and when the tab is closed. `staysInside` names the addresses
 * (path names) between which the same unsaved value stays on the screen.
 */
export function useLeaveGuard(isDirty: boolean, staysInside: (pathname: string) => boolean = () => false): Guard {
  const { t } = useLingui()
  const released = useRef(false)
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => isDirty && !released.current && !staysInside(next.pathname),
    enableBeforeUnload: () => isDirty && !released.current,
    withResolver: true,
    disabled: !isDirty,
  })
  const stay = () => blocker.reset?.()
  const dialog = (
    <Modal opened={blocker.status === 'blocked'} onClose={stay} title={t`Leave without saving?`} size="sm">
      <Stack>
        <Text>
          <Trans>What you changed on this page is not saved and would be lost.</Trans>
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={stay} data-autofocus>
            <Trans>Stay</Trans>
          </Button>
          <Button color="red" onClick={() => blocker.proceed?.()}>
            <Trans>Leave</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
  return { dialog, release: () => void (released.current = true) }
}
