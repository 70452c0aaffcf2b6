import { Trans } from '@lingui/react/macro'
import { Anchor } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import type { ServerSignal } from '~/data/serverSignal'

/**
 * What a server says to everybody, as a calm notice: once for as long as it holds, not once for each request, and not
 * again when somebody put it away. A 401 is the session's business (sign in again, over the page).
 */
export function reportSignal(signal: ServerSignal) {
  if (signal.type === 'backoff') tell('backoff', <Busy seconds={signal.seconds} />, signal.seconds)
  if (signal.type === 'retry-after') tell('retry-after', <Refused seconds={signal.seconds} />, signal.seconds)
  if (signal.type === 'alert') tellOnce(signal)
}

const looks = { color: 'yellow', withBorder: true } as const

/** Milliseconds: long enough to be read, not for an hour. */
const lengthOf = (seconds: number) => Math.min(Math.max(seconds * 1000, 6000), 30_000)

const quietUntil = new Map<string, number>()

function tell(id: string, message: ReactNode, seconds: number) {
  if (Date.now() < (quietUntil.get(id) ?? 0)) return
  quietUntil.set(id, Date.now() + Math.max(seconds * 1000, lengthOf(seconds)))
  notifications.show({ ...looks, id, message, autoClose: lengthOf(seconds) })
}

/** Alerts that were shown: an operator's notice comes with every answer, and is read once. */
const seen = new Set<string>()

function tellOnce({ code, message, url }: Extract<ServerSignal, { type: 'alert' }>) {
  const id = `alert ${code} ${message}`
  if (seen.has(id)) return
  seen.add(id)
  notifications.show({
    ...looks,
    id,
    title: <Trans>From the server</Trans>,
    message: <AlertText message={message} url={url} />,
    autoClose: false,
  })
}

const Busy = ({ seconds }: { seconds: number }) => (
  <Trans>The server is busy and asks everybody to slow down for {seconds} s. What you do may take longer.</Trans>
)

const Refused = ({ seconds }: { seconds: number }) => (
  <Trans>
    The server takes no more requests for {seconds} s. Reading goes on by itself; save again a little later.
  </Trans>
)

const AlertText = ({ message, url }: { message: string; url: string | undefined }) => (
  <>
    <bdi>{message}</bdi>{' '}
    {url && (
      <Anchor href={url} target="_blank" rel="noopener noreferrer" inherit>
        <Trans>Read more</Trans>
      </Anchor>
    )}
  </>
)
