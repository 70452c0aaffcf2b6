import { Trans } from '@lingui/react/macro'
import { useEffect, type ReactNode } from 'react'
import { session as store, useSessionState } from '~/data/session'
import { KintoError } from '~/protocol/KintoError'
import type { Kind } from '~/protocol/objects'
import { ErrorLayout } from './ErrorLayout'
import { readRight } from './readRight'
import { SignInButton } from './SignInButton'
import { UpButton } from './UpButton'

/** Which right is missing, who one is, and how to become somebody else. */
export function ForbiddenPage({ error }: { error: unknown }) {
  const state = useSessionState()
  useWhoAmI()
  const session = state.phase === 'signed-in' ? state.session : undefined
  const holders = error instanceof KintoError && session ? readRight(error.url, session.server) : undefined
  const user = session?.info.user?.id
  return (
    <ErrorLayout
      title={<Trans>You have no right to see this</Trans>}
      actions={
        <>
          <SignInButton>
            <Trans>Sign in as somebody else</Trans>
          </SignInButton>
          <UpButton />
        </>
      }
    >
      {holders && (
        <>
          <p>
            <Trans>It takes the right to read, or to write, on one of these:</Trans>
          </p>
          <ul>
            {holders.map(({ kind, id }) => (
              <li key={kind}>
                {kindNames[kind]} <bdi>{id}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {user === undefined ? (
          <Trans>You are not signed in.</Trans>
        ) : (
          <Trans>
            You are <bdi>{user}</bdi>.
          </Trans>
        )}{' '}
        <Trans>Who may write there can give you the right. Kinto answers the same when there is nothing at all.</Trans>
      </p>
    </ErrorLayout>
  )
}

/**
 * Asks the server who we are. Where `basicauth` is on, a password that was changed makes one a stranger without a word
 * (kinto-protocol 8.1); the session then finds itself ended and asks to sign in again.
 */
function useWhoAmI() {
  // The server's opinion is outside React.
  useEffect(() => {
    store.refresh().catch(() => undefined) // This page is right without it too.
  }, [])
}

const kindNames: Record<Kind, ReactNode> = {
  bucket: <Trans>bucket</Trans>,
  collection: <Trans>collection</Trans>,
  group: <Trans>group</Trans>,
  record: <Trans>record</Trans>,
}
