import { Trans, useLingui } from '@lingui/react/macro'
import { CloseButton, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { forgetServer, readRecentServers, type RecentServer } from '~/data/sessionStorage'
import { isBuiltIn } from '~/protocol/builtIn'
import classes from './connect.module.css'

/** Servers that were used on this device; picking one fills in the form. */
export function RecentServers({ onPick }: { onPick: (recent: RecentServer) => void }) {
  const { t } = useLingui()
  const [recents, setRecents] = useState(readRecentServers)
  if (recents.length === 0) return null
  const forget = (server: string) => {
    forgetServer(server)
    setRecents(readRecentServers())
  }
  return (
    <div>
      <h3 className={classes.label} id="recent-servers">
        <Trans>Used before</Trans>
      </h3>
      <ul className={classes.recents} aria-labelledby="recent-servers">
        {recents.map(recent => {
          const name = isBuiltIn(recent.server) ? t`Built-in server` : recent.server
          return (
            <li key={recent.server} className={classes.recent}>
              <UnstyledButton className={classes.recentPick} onClick={() => onPick(recent)}>
                <bdi className={classes.recentName}>{name}</bdi>
                {recent.userName && <bdi className={classes.recentUser}>{recent.userName}</bdi>}
              </UnstyledButton>
              <CloseButton
                size="sm"
                aria-label={t`Forget ${name}`}
                title={t`Forget ${name}`}
                onClick={() => forget(recent.server)}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
