import { Trans } from '@lingui/react/macro'
import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { session } from '~/data/session'
import { LinkButton } from '~/ui/LinkButton'

/** To the sign-in page of the same server, and back here afterwards. */
export function SignInButton({ children = <Trans>Sign in</Trans> }: { children?: ReactNode }) {
  const next = useRouterState({ select: state => state.location.href })
  return (
    <LinkButton to="/connect" search={{ server: session.server(), next }}>
      {children}
    </LinkButton>
  )
}
