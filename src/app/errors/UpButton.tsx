import { Trans, useLingui } from '@lingui/react/macro'
import { useRouterState } from '@tanstack/react-router'
import { LinkButton } from '~/ui/LinkButton'
import { crumbAbove } from '../layout/place'

/** To the page above this one, by its name; to the server's home where there is none. */
export function UpButton() {
  const { t } = useLingui()
  const pathname = useRouterState({ select: state => state.location.pathname })
  const above = crumbAbove(pathname)
  if (!above)
    return (
      <LinkButton to="/" variant="default">
        <Trans>Home</Trans>
      </LinkButton>
    )
  const name = above.word ? t(above.word) : above.id
  return (
    <LinkButton to={above.to} variant="default">
      <Trans>
        <span>
          Up to <bdi>{name}</bdi>
        </span>
      </Trans>
    </LinkButton>
  )
}
