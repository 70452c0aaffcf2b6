import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Modal, Stack, Text } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useSignIn, useSignOut } from '~/data/identity'
import { useSession } from '~/data/session'
import { asMethod, emptyDraft, offeredBy, type SignInDraft } from './signInDraft'
import { SignInForm } from './SignInForm'

/**
 * Stands over the page when the server does not know us any more. The page and its forms stay as they are below, so
 * the one way out that loses something has to be asked for.
 */
export function SignInAgain() {
  const { t } = useLingui()
  const router = useRouter()
  const { server, info, credentials: was, stay } = useSession()
  const [draft, setDraft] = useState<SignInDraft>({
    ...emptyDraft,
    method: asMethod(was.method),
    userName: ('userName' in was && was.userName) || '',
    stay,
  })
  const signIn = useSignIn()
  const signOut = useSignOut()
  const leave = async () => {
    await router.navigate({ to: '/connect' })
    // A page with unsaved changes may have asked to stay.
    if (router.state.location.pathname === '/connect') signOut()
  }
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t`Sign in again`}
      transitionProps={{ duration: 0 }}
    >
      <Stack gap="md">
        <Text>
          <Trans>
            <bdi>{server}</bdi> does not accept your session any more. Your page is still here, with everything you typed.
          </Trans>
        </Text>
        <SignInForm
          draft={draft}
          onChange={setDraft}
          offered={offeredBy({ ok: true, server, info, methods: methodsOf(was.method) })}
          isPending={signIn.isPending}
          error={signIn.error}
          onSubmit={credentials =>
            signIn.mutate(
              { server, credentials, stay: draft.stay },
              // Pages whose loader was refused show an error page: they load again.
              { onSuccess: () => void router.invalidate({ filter: match => match.status === 'error' }) },
            )
          }
        >
          <Button variant="subtle" color="gray" onClick={() => void leave()}>
            <Trans>Sign out instead</Trans>
          </Button>
        </SignInForm>
      </Stack>
    </Modal>
  )
}
