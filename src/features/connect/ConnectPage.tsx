import { Trans } from '@lingui/react/macro'
import { Stack } from '@mantine/core'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { homeServer, isInAdminPlugin } from '~/data/homeServer'
import { useSessionState } from '~/data/session'
import { BUILT_IN_SERVER, isBuiltIn } from '~/protocol/builtIn'
import { Logo } from '~/ui/Logo'
import { ThemeToggle } from '~/ui/ThemeToggle'
import { BuiltInOffer } from './BuiltIn'
import classes from './connect.module.css'
import { nextAddress } from './nextAddress'
import { ServerForm } from './ServerForm'

const route = getRouteApi('/connect')

export function ConnectPage() {
  const router = useRouter()
  const { server: asked, next } = route.useSearch()
  const home = homeServer()
  const [address, setAddress] = useState(home ?? asked ?? '')
  // Back should not lead to a form that has done its work.
  const goOn = () => router.history.replace(nextAddress(next))
  const form = <ServerForm address={address} onAddress={setAddress} isFixed={home !== undefined} onSignedIn={goOn} />
  const offer = !isInAdminPlugin() && (
    <BuiltInOffer isMain={home === undefined} onSignedIn={goOn} onChooseUser={() => setAddress(BUILT_IN_SERVER)} />
  )
  const isFormFirst = home !== undefined || isBuiltIn(address)
  return (
    <div className={classes.page}>
      <div className={classes.corner}>
        <ThemeToggle />
      </div>
      <main className={classes.column}>
        <header className={classes.head}>
          <Logo size={40} />
          <h1 className={classes.title}>Kinto Studio</h1>
          <p className={classes.lead}>
            <Trans>Look after the data in your Kinto servers.</Trans>
          </p>
        </header>
        <StillSignedIn />
        <Stack gap="lg">
          {isFormFirst ? form : offer}
          {isFormFirst ? offer : form}
        </Stack>
      </main>
    </div>
  )
}

/** "Switch server" leads here without signing out. */
function StillSignedIn() {
  const state = useSessionState()
  if (state.phase === 'signed-out') return null
  const { server, info } = state.session
  const user = info.user?.id
  return (
    <p className={classes.still}>
      {isBuiltIn(server) ? (
        <Trans>You are signed in at the built-in server</Trans>
      ) : (
        <Trans>
          You are signed in at <bdi>{server}</bdi>
        </Trans>
      )}
      {user !== undefined && (
        <>
          {' '}
          <Trans>
            as <bdi>{user}</bdi>
          </Trans>
        </>
      )}
      {'. '}
      <Link to="/">
        <Trans>Go back</Trans>
      </Link>
    </p>
  )
}
