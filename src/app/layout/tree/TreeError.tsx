import { Trans, useLingui } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import { explain } from '~/components/explain'
import { KintoError } from '~/protocol/KintoError'
import classes from './BucketTree.module.css'

/** What went wrong, in the place where the list would be. A 403 is an answer, so there is nothing to try again. */
export function TreeError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useLingui()
  if (error instanceof KintoError && error.status === 403)
    return (
      <span className={classes.message}>
        <Trans>No right to list</Trans>
      </span>
    )
  const sentence = explain(error)
  return (
    <div className={classes.failure} role="alert">
      <span className={classes.failureText}>{typeof sentence === 'string' ? <bdi>{sentence}</bdi> : t(sentence)}</span>
      <UnstyledButton className={classes.action} onClick={onRetry}>
        <Trans>Try again</Trans>
      </UnstyledButton>
    </div>
  )
}
