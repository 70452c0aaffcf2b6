import { Trans } from '@lingui/react/macro'
import { useRouterState } from '@tanstack/react-router'
import { crumbsOf, placeOf } from '../layout/place'
import { ErrorLayout } from './ErrorLayout'
import { UpButton } from './UpButton'

/** For an address that is none of ours, and for an object that the server does not have. */
export function NotFoundPage() {
  const pathname = useRouterState({ select: state => state.location.pathname })
  const name = crumbsOf(placeOf(pathname)).findLast(crumb => crumb.id !== undefined)?.id
  return (
    <ErrorLayout
      title={
        name === undefined ? (
          <Trans>There is no such page</Trans>
        ) : (
          <Trans>
            There is no <bdi>{name}</bdi> here
          </Trans>
        )
      }
      actions={<UpButton />}
    >
      {name === undefined ? (
        <p>
          <Trans>The address may be mistyped, or come from another version of Studio.</Trans>
        </p>
      ) : (
        <p>
          <Trans>It was deleted, never was, or is not visible to you. The address may also be mistyped.</Trans>
        </p>
      )}
    </ErrorLayout>
  )
}
