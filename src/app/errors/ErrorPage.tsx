import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useSyncExternalStore, type ReactNode } from 'react'
import { KintoError } from '~/protocol/KintoError'
import { LinkButton } from '~/ui/LinkButton'
import { BugPage } from './BugPage'
import { errorKind, isMissingChunk, type ErrorKind } from './errorKind'
import { ErrorLayout } from './ErrorLayout'
import { ForbiddenPage } from './ForbiddenPage'
import { NotFoundPage } from './NotFoundPage'
import { ServerSaid } from './ServerSaid'
import { SignInButton } from './SignInButton'

/** In place of a page that could not be loaded or drawn; header and tree stay. */
export function ErrorPage({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  const isOnline = useOnline()
  const retry = useRetry(error, reset)
  const kind = errorKind(error, isOnline)
  useBackOnline(isOnline, retry)
  switch (kind) {
    case 'bug':
      return <BugPage error={error} />
    case 'updated':
      return <UpdatedPage />
    case 'not-found':
      return <NotFoundPage />
    case 'forbidden':
      return <ForbiddenPage error={error} />
    case 'signed-out':
      return <SignedOutPage />
    default:
      return <FailurePage kind={kind} error={error} retry={retry} />
  }
}

type Failure = Exclude<ErrorKind, 'bug' | 'updated' | 'not-found' | 'forbidden' | 'signed-out'>

const titles: Record<Failure, ReactNode> = {
  refused: <Trans>The server did not accept this request</Trans>,
  server: <Trans>The server failed</Trans>,
  busy: <Trans>The server is busy</Trans>,
  offline: <Trans>You are offline</Trans>,
  unreachable: <Trans>The server cannot be reached</Trans>,
  timeout: <Trans>The server does not answer</Trans>,
  'not-kinto': <Trans>This was no answer of a Kinto server</Trans>,
}

const sentences: Record<Failure, ReactNode> = {
  refused: <Trans>Nothing was changed. The address may hold something that this server does not understand.</Trans>,
  server: <Trans>The trouble is the server’s. Opening a page changes nothing, so your data is as it was.</Trans>,
  busy: <Trans>It takes no requests at the moment, or is under maintenance. Your data is as it was.</Trans>,
  offline: <Trans>Nothing was lost. The page loads by itself when the network is back.</Trans>,
  unreachable: (
    <Trans>
      Nothing was lost. The server may be down, its certificate may have run out, or it may not allow pages from this
      address (CORS). A browser does not tell which.
    </Trans>
  ),
  timeout: <Trans>It took too long, and Studio stopped waiting. Your data is as it was.</Trans>,
  'not-kinto': (
    <Trans>
      Something between here and the server may have answered in its place: a sign-in page of a network, or a proxy.
    </Trans>
  ),
}

function FailurePage({ kind, error, retry }: { kind: Failure; error: unknown; retry: () => void }) {
  const wait = error instanceof KintoError ? error.retryAfter : undefined
  return (
    <ErrorLayout title={titles[kind]} actions={<RetryActions retry={retry} />}>
      <p>{sentences[kind]}</p>
      {wait !== undefined && (
        <p>
          <Trans>It asks to wait for {wait} s.</Trans>
        </p>
      )}
      {kind !== 'offline' && kind !== 'unreachable' && <ServerSaid error={error} />}
    </ErrorLayout>
  )
}

const RetryActions = ({ retry }: { retry: () => void }) => (
  <>
    <Button onClick={retry}>
      <Trans>Try again</Trans>
    </Button>
    <LinkButton to="/" variant="default">
      <Trans>Home</Trans>
    </LinkButton>
  </>
)

const SignedOutPage = () => (
  <ErrorLayout title={<Trans>The server asks who you are</Trans>} actions={<SignInButton />}>
    <p>
      <Trans>This is not open to everybody. Sign in, and you come back here.</Trans>
    </p>
  </ErrorLayout>
)

/** A browser does not tell a file that is gone from a server that is away, so the page names both. */
const UpdatedPage = () => (
  <ErrorLayout
    title={<Trans>Studio was updated</Trans>}
    actions={
      <Button onClick={() => location.reload()}>
        <Trans>Reload</Trans>
      </Button>
    }
  >
    <p>
      <Trans>A newer version has replaced a part that this one needs. Reload to get it.</Trans>
    </p>
    <p>
      <Trans>If that does not help, the server that Studio comes from cannot be reached at the moment.</Trans>
    </p>
  </ErrorLayout>
)

/** Asks the loaders and the queries once more. */
function useRetry(error: unknown, reset: () => void) {
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  return () => {
    // A browser remembers that a script could not be loaded until the page itself is: https://github.com/whatwg/html/issues/6768
    if (isMissingChunk(error) && navigator.onLine) return location.reload()
    queries.reset()
    void router.invalidate()
    reset()
  }
}

const subscribeOnline = (listener: () => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

const useOnline = () => useSyncExternalStore(subscribeOnline, () => navigator.onLine)

/** The page loads by itself once the network is back. */
function useBackOnline(isOnline: boolean, retry: () => void) {
  const wasOnline = useRef(isOnline)
  const again = useEffectEvent(retry)
  // The network is outside React.
  useEffect(() => {
    if (isOnline && !wasOnline.current) again()
    wasOnline.current = isOnline
  }, [isOnline])
}
