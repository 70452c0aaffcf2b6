import { Trans, useLingui } from '@lingui/react/macro'
import { Menu, UnstyledButton } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconArrowsExchange, IconCheck, IconCopy, IconLogout, IconUser } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useSignOut } from '~/data/identity'
import { useSession } from '~/data/session'
import { isBuiltIn } from '~/protocol/builtIn'
import classes from './Header.module.css'
import { serverName } from './serverName'

/** Who I am, where, and the way out. */
export function UserMenu() {
  const { t } = useLingui()
  const { info } = useSession()
  const id = info.user?.id
  const name = id === undefined ? t`Not signed in` : shortUser(id)
  return (
    <Menu position="bottom-end" width={280} withinPortal transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <UnstyledButton className={classes.user} aria-label={t`You and this server: ${id ?? name}`}>
          <IconUser size={18} stroke={1.6} aria-hidden />
          <bdi className={classes.userName}>{name}</bdi>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Facts />
        <Menu.Divider />
        <Actions />
      </Menu.Dropdown>
    </Menu>
  )
}

function Facts() {
  const { t, i18n } = useLingui()
  const session = useSession()
  const { info, server } = session
  return (
    <dl className={classes.fact}>
      <dt><Trans>You are</Trans></dt>
      <dd><bdi>{info.user?.id ?? t`Anonymous: the server knows you only as one of everyone`}</bdi></dd>
      <dt><Trans>Server</Trans></dt>
      <dd>
        <bdi>{serverName(session, i18n)}</bdi> · Kinto <bdi>{info.project_version}</bdi>
        {info.settings.readonly && <> · <Trans>read-only</Trans></>}
      </dd>
      {!isBuiltIn(server) && <dd><bdi dir="ltr">{server}</bdi></dd>}
    </dl>
  )
}

function Actions() {
  const { t } = useLingui()
  const { server } = useSession()
  const router = useRouter()
  const signOut = useSignOut()
  const clipboard = useClipboard({ timeout: 2000 })
  const copyLabel = clipboard.error ? t`The browser does not let me copy` : clipboard.copied ? t`Address copied` : t`Copy server address`
  const leave = async () => {
    await router.navigate({ to: '/connect' })
    // A page with unsaved changes may have asked to stay.
    if (router.state.location.pathname === '/connect') signOut()
  }
  return (
    <>
      {!isBuiltIn(server) && (
        <Menu.Item
          leftSection={clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          closeMenuOnClick={false}
          onClick={() => clipboard.copy(server)}
        >
          <span aria-live="polite">{copyLabel}</span>
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconArrowsExchange size={16} aria-hidden />} onClick={() => void router.navigate({ to: '/connect' })}>
        <Trans>Switch server</Trans>
      </Menu.Item>
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
        <Trans>Sign out</Trans>
      </Menu.Item>
    </>
  )
}

/** `account:bob` is bob to people; a basicauth id is 64 hexadecimal digits, of which nobody reads more than a few. */
const shortUser = (id: string) => id.replace(/^account:/, '').replace(/^(basicauth:[0-9a-f]{8})[0-9a-f]{56}$/, '$1…')
