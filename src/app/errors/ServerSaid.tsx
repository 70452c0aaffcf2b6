import { Trans } from '@lingui/react/macro'
import { KintoError } from '~/protocol/KintoError'
import classes from './errors.module.css'

/** The server's own words, for those who can do something with them. */
export function ServerSaid({ error }: { error: unknown }) {
  if (!(error instanceof KintoError)) return null
  const { message, status, details } = error
  const lines = details
    .map(detail => [detail.name, detail.description].filter(Boolean).join(': '))
    .filter(line => line !== message)
  return (
    <div className={classes.said}>
      {status !== undefined && (
        <>
          <Trans>Status {status}</Trans>:{' '}
        </>
      )}
      <bdi>{message}</bdi>
      {lines.length > 0 && (
        <ul>
          {lines.map(line => (
            <li key={line}>
              <bdi>{line}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
