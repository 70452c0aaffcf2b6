import { Trans } from '@lingui/react/macro'
import { Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { NoServerError, useSignIn, type SignInRequest } from '~/data/identity'
import { serverProbe } from '~/data/probe'
import type { RecentServer } from '~/data/sessionStorage'
import { isBuiltIn } from '~/protocol/builtIn'
import { AddressField, FixedAddress } from './AddressField'
import { SampleUsers } from './BuiltIn'
import classes from './connect.module.css'
import { RecentServers } from './RecentServers'
import { ServerAnswer } from './ServerAnswer'
import { asMethod, emptyDraft, offeredBy } from './signInDraft'
import { SignInForm } from './SignInForm'

/** Milliseconds after the last key. */
const PAUSE = 400

type Props = {
  address: string
  onAddress: (address: string) => void
  /** This copy of Studio belongs to one server. */
  isFixed: boolean
  onSignedIn: () => void
}

/** Which server and who: the address is looked up while the rest is filled in. */
export function ServerForm({ address, onAddress, isFixed, onSignedIn }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(emptyDraft)
  const [isMissing, setMissing] = useState(false)
  const lookup = useLookup(address)
  const signIn = useSignIn()
  const change = (next: string) => {
    onAddress(next)
    setMissing(false)
  }
  const pick = ({ server, method, userName = '' }: RecentServer) => {
    change(server)
    setDraft({ ...draft, method: asMethod(method), userName, password: '' })
  }
  const submit = (credentials: SignInRequest['credentials']) => {
    lookup.now()
    setMissing(address.trim() === '')
    if (address.trim() === '') return field.current?.focus()
    const onError = (error: unknown) => error instanceof NoServerError && field.current?.focus()
    signIn.mutate({ address: address.trim(), credentials, stay: draft.stay }, { onSuccess: onSignedIn, onError })
  }
  return (
    <section className={classes.card} aria-labelledby="connect-heading">
      <h2 className={classes.heading} id="connect-heading">
        {isFixed || isBuiltIn(address) ? <Trans>Sign in</Trans> : <Trans>Connect to a Kinto server</Trans>}
      </h2>
      <Stack gap="md">
        {isFixed ? (
          <FixedAddress>
            <bdi dir="ltr" className={classes.mono}>
              {address}
            </bdi>
          </FixedAddress>
        ) : (
          <AddressField ref={field} address={address} isMissing={isMissing} onChange={change} onDone={lookup.now} />
        )}
        <ServerAnswer
          probe={lookup.probe}
          isAsking={lookup.isAsking}
          address={address.trim()}
          onAddress={change}
          onRetry={lookup.again}
        />
        {!isFixed && address === '' && <RecentServers onPick={pick} />}
        {isBuiltIn(address) && (
          <SampleUsers
            onPick={({ id, password }) => setDraft({ ...draft, method: 'account', userName: id, password })}
          />
        )}
        <SignInForm
          draft={draft}
          onChange={setDraft}
          offered={offeredBy(lookup.probe)}
          onSubmit={submit}
          isPending={signIn.isPending}
          error={signIn.error}
        />
      </Stack>
    </section>
  )
}

/** Asks what answers at the address, a little after the last key or at once. */
function useLookup(address: string) {
  const typed = address.trim()
  const [paused] = useDebouncedValue(typed, PAUSE)
  const [hurried, setHurried] = useState('')
  const settled = hurried === typed || isBuiltIn(typed) ? typed : paused
  const { data, isFetching, refetch } = useQuery({ ...serverProbe(settled), enabled: settled !== '' })
  const isSettled = settled === typed
  return {
    probe: isSettled && typed !== '' ? data : undefined,
    isAsking: typed !== '' && (isFetching || !isSettled),
    now: () => setHurried(typed),
    again: () => void refetch(),
  }
}
