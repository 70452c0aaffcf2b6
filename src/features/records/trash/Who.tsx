import { Trans } from '@lingui/react/macro'
import { useSession } from '~/data/session'
import classes from './Trash.module.css'

/** A user as the server names them. Null: nobody was signed in. */
export function Who({ by }: { by: string | null }) {
  const { info } = useSession()
  if (by === null) return <Trans>somebody who was not signed in</Trans>
  return (
    <>
      <bdi className={classes.who}>{by}</bdi>
      {by === info.user?.id && (
        <>
          {' '}
          <Trans>(you)</Trans>
        </>
      )}
    </>
  )
}
