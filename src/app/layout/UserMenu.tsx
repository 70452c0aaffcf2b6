import { Trans, useLingui } from '@lingui/react/macro'
import { Popover, UnstyledButton } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconArrowsExchange, IconCheck, IconCopy, IconLogout, IconUser } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useSignOut } from '~/data/identity'
import { useSession } from '~/data/session'
import { isBuiltIn } from '~/protocol/builtIn'
import classes from './Header.module.css'
import { serverName } from './serverName'

/** Who I am, where, and the way out. */
export function UserMenu() {
  const { t } = useLingui()
  const { info } = useSession()
  const [isOpen, setOpen] = useState(false)
  const id = info.user?.id
  const name = id === undefined ? t`Not signed in` : shortUser(id)
  const label = t`You and this server: ${id ?? name}`
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={280}
      withinPortal={false}
      trapFocus
      returnFocus
      shadow="md"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <UnstyledButton className={classes.user} aria-label={label} onClick={() => setOpen(!isOpen)}>
          <IconUser size={18} stroke={1.6} aria-hidden />
          <bdi className={classes.userName}>{name}</bdi>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.userBox} aria-label={label}>
        <Facts />
        <Actions />
      </Popover.Dropdown>
    </Popover>
  )
}

function Facts() {
  const { t, i18n } = useLingui()
  const session = useSession()
  const { info, server } = session
  return (
    <dl className={classes.fact}>
      <dt>
        <Trans>You are</Trans>
      </dt>
      <dd>
        <bdi>{info.user?.id ?? t`Anonymous: the server knows you only as one of everyone`}</bdi>
      </dd>
      <dt>
        <Trans>Server</Trans>
      </dt>
      <dd>
        <bdi>{serverName(session, i18n)}</bdi> · Kinto <bdi>{info.project_version}</bdi>
        {info.settings.readonly && (
          <>
            {' '}
            · <Trans>read-only</Trans>
          </>
        )}
      </dd>
      {!isBuiltIn(server) && (
        <dd>
          <bdi dir="ltr">{server}</bdi>
        </dd>
      )}
    </dl>
  )
}

function Actions() {
  const { t } = useLingui()
  const { server } = useSession()
  const router = useRouter()
  const signOut = useSignOut()
  const clipboard = useClipboard({ timeout: 2000 })
  const copyLabel = clipboard.error
    ? t`The browser does not let me copy`
    : clipboard.copied
      ? t`Address copied`
      : t`Copy server address`
  const leave = async () => {
    await router.navigate({ to: '/connect' })
    // A page with unsaved changes may have asked to stay.
    if (router.state.location.pathname === '/connect') signOut()
  }
  return (
    <div className={classes.userActions}>
      {!isBuiltIn(server) && (
        <UnstyledButton className={classes.userAction} onClick={() => clipboard.copy(server)}>
          {clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          <span aria-live="polite">{copyLabel}</span>
        </UnstyledButton>
      )}
      <UnstyledButton className={classes.userAction} onClick={() => void router.navigate({ to: '/connect' })}>
        <IconArrowsExchange size={16} aria-hidden />
        <Trans>Switch server</Trans>
      </UnstyledButton>
      <UnstyledButton className={classes.userAction} onClick={() => void leave()}>
        <IconLogout size={16} aria-hidden />
        <Trans>Sign out</Trans>
      </UnstyledButton>
    </div>
  )
}

/** `account:bob` is bob to people; a basicauth id is 64 hexadecimal digits, of which nobody reads more than a few. */
const shortUser = (id: string) => id.replace(/^account:/, '').replace(/^(basicauth:[0-9a-f]{8})[0-9a-f]{56}$/, '$1…')
