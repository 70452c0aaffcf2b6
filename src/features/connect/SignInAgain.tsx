import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useSignIn, useSignOut, type SignInRequest } from '~/data/identity'
import { serverProbe } from '~/data/probe'
import { useSession } from '~/data/session'
import classes from './connect.module.css'
import { asMethod, emptyDraft, offeredBy, type SignInDraft } from './signInDraft'
import { SignInForm } from './SignInForm'

/**
 * Stands over the page when the server does not know us any more. The page and its forms stay as they are below; one
 * may also look at them first, and sign in by the line that is left then.
 */
export function SignInAgain() {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(true)
  const { server } = useSession()
  useFocusReturn()
  return (
    <>
      {!isOpen && (
        <div className={classes.ended} role="status">
          <Trans>Your session has ended. Nothing can be loaded or saved.</Trans>
          <Button size="xs" onClick={() => setOpen(true)}>
            <Trans>Sign in again</Trans>
          </Button>
        </div>
      )}
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t`Sign in again`}
        closeButtonProps={{ 'aria-label': t`Not now` }}
        // A dialog's head is no banner of the page.
        attributes={{ header: { role: 'presentation' } }}
        transitionProps={{ duration: 0 }}
      >
        <Stack gap="md">
          <Text>
            <Trans>
              <bdi>{server}</bdi> does not accept your session any more. Your page is still here, with everything you
              typed.
            </Trans>
          </Text>
          <AgainForm />
        </Stack>
      </Modal>
    </>
  )
}

/** Mantine gives the focus back when a dialog is closed; this one is taken away when it has done its work. */
function useFocusReturn() {
  const [before] = useState(() => document.activeElement)
  // The focus is outside React.
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    },
    [before],
  )
}

function AgainForm() {
  const router = useRouter()
  const { server, credentials: was, stay } = useSession()
  const [draft, setDraft] = useState<SignInDraft>({
    ...emptyDraft,
    method: asMethod(was.method),
    userName: was.userName ?? '',
    stay,
  })
  const probe = useQuery(serverProbe(server))
  const signIn = useSignIn()
  const signOut = useSignOut()
  const submit = async (credentials: SignInRequest['credentials']) => {
    // This form is gone when it has succeeded, and with it callbacks given to `mutate`.
    const signedIn = await signIn.mutateAsync({ server, credentials, stay: draft.stay }).catch(() => undefined)
    // Pages whose loader was refused show an error page: they load again. A failure stands in the form.
    if (signedIn) await router.invalidate({ filter: match => match.status === 'error' })
  }
  const leave = async () => {
    await router.navigate({ to: '/connect' })
    // A page with unsaved changes may have asked to stay.
    if (router.state.location.pathname === '/connect') signOut()
  }
  return (
    <SignInForm
      draft={draft}
      onChange={setDraft}
      offered={offeredBy(probe.data)}
      isPending={signIn.isPending}
      error={signIn.error}
      onSubmit={credentials => void submit(credentials)}
    >
      <Button variant="subtle" color="gray" onClick={() => void leave()}>
        <Trans>Sign out instead</Trans>
      </Button>
    </SignInForm>
  )
}
