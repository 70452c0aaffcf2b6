import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Badge } from '@mantine/core'
import { IconLayoutSidebar } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useSession } from '~/data/session'
import { Logo } from '~/ui/Logo'
import { ThemeToggle } from '~/ui/ThemeToggle'
import { Breadcrumb } from './Breadcrumb'
import classes from './Header.module.css'
import { UserMenu } from './UserMenu'

type Props = { isTreeOpen: boolean; onToggleTree: () => void }

export function Header({ isTreeOpen, onToggleTree }: Props) {
  const { t } = useLingui()
  const { info } = useSession()
  const label = isTreeOpen ? t`Hide buckets and collections` : t`Show buckets and collections`
  return (
    <div className={classes.bar}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={label}
        title={label}
        aria-expanded={isTreeOpen}
        onClick={onToggleTree}
      >
        <IconLayoutSidebar size={18} stroke={1.6} aria-hidden className={classes.flip} />
      </ActionIcon>
      <Link to="/" className={classes.brand} aria-label={t`Kinto Studio, home`}>
        <Logo />
        <span className={classes.name}>Kinto Studio</span>
      </Link>
      <Breadcrumb />
      <div className={classes.end}>
        {info.settings.readonly && (
          <Badge color="yellow" variant="light" radius="sm" title={t`This server accepts no changes at the moment.`}>
            <Trans>Read-only</Trans>
          </Badge>
        )}
        <ThemeToggle />
        <UserMenu />
      </div>
    </div>
  )
}
