import { Trans } from '@lingui/react/macro'
import { Alert, Button, Group } from '@mantine/core'
import { useEffect, useState } from 'react'
import { cancelJob, isEnded, jobItems, resumeJob, useJob, type Job } from '~/data/jobs'
import { settleStaged, type StagedEdits } from '~/data/staged'
import { toastSaved } from './SavedToast'
import classes from './StagedBar.module.css'

/** What a save came to. */
export type SaveEnd = { job: Job; /** Everything that was sent is on the server. */ isWhole: boolean }

type Props = { job: string; edits: StagedEdits; onEnd: (end: SaveEnd) => void }

/** One job that saves staged cells, until it has ended; then what it saved leaves the stage. */
export function FollowSave({ job: id, edits, onEnd }: Props) {
  const job = useJob(id)
  const [isKnown, setIsKnown] = useState(false)
  // The jobs of an earlier page have to be read first; one that is not there then was forgotten.
  useEffect(() => {
    void jobItems(id, undefined, 1).then(
      () => setIsKnown(true),
      () => undefined, // The bar says that nothing is kept here.
    )
  }, [id])
  const hasEnded = job ? isEnded(job) : isKnown
  // Jobs run outside React.
  useEffect(() => {
    if (!hasEnded) return
    void settleStaged(edits, id)
      .then(() => job && end(job, onEnd))
      .catch(reportError)
    // Once, when it ends; then this is taken away.
    // eslint-disable-next-line react/exhaustive-deps
  }, [hasEnded])
  return job?.state === 'paused' ? <Standing job={job} /> : null
}

function end(job: Job, onEnd: (end: SaveEnd) => void) {
  const { done, same, total } = job.counts
  if (done > 0) toastSaved(job)
  onEnd({ job, isWhole: job.state === 'done' && done + same === total })
}

function Standing({ job }: { job: Job }) {
  return (
    <Alert color="yellow" variant="light" role="alert" className={classes.stands} data-below-grid>
      <Trans>Saving stands still; nothing is lost.</Trans> <Why job={job} />
      <Group gap="sm" mt="xs">
        <Button size="compact-sm" variant="default" onClick={() => void resumeJob(job.id).catch(reportError)}>
          <Trans>Go on saving</Trans>
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => void cancelJob(job.id).catch(reportError)}
        >
          <Trans>Stop, keep the changes</Trans>
        </Button>
      </Group>
    </Alert>
  )
}

function Why({ job: { reason, message } }: { job: Job }) {
  switch (reason) {
    case 'interrupted':
      return <Trans>The page was closed while it saved.</Trans>
    case 'signed-out':
      return <Trans>The session has ended: sign in again first.</Trans>
    case 'read-only':
      return <Trans>The server is read-only now.</Trans>
    case 'unreachable':
      return <Trans>The server does not answer well; it is asked again by itself.</Trans>
    default:
      return <bdi>{message}</bdi>
  }
}
