import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ErrorNotice } from '../ErrorNotice'
import { canRetry, canUndo, cancelJob, isEnded, pauseJob, resumeJob, retryJob, undoJob, type Job } from '~/data/jobs'
import classes from './jobs.module.css'
import { UndoDialog } from './UndoDialog'

type Props = {
  job: Job
  /** Of the element that says which job it is: several of these stand on one page. */
  labelId: string
  /** Undoing so many records asks first; 0: always. */
  mostUnasked: number
  onUndone?: (undoneBy: string) => void
  children?: ReactNode
}

/** What can be done with a job as it stands. */
export function JobActions({ job, labelId, mostUnasked, onUndone, children }: Props) {
  const { t } = useLingui()
  const [isAsking, setIsAsking] = useState(false)
  const act = useMutation({ mutationFn: (work: (id: string) => Promise<unknown>) => work(job.id) })
  const undo = useMutation({
    mutationFn: () => undoJob(job.id),
    onSuccess: undoneBy => {
      setIsAsking(false)
      if (undoneBy !== undefined) onUndone?.(undoneBy)
    },
  })
  const action = (label: string, work: (id: string) => Promise<unknown>, isMain = false) => (
    <Button
      size="compact-sm"
      variant={isMain ? 'light' : 'subtle'}
      color={isMain ? undefined : 'gray'}
      aria-describedby={labelId}
      disabled={act.isPending}
      onClick={() => act.mutate(work)}
    >
      {label}
    </Button>
  )
  const { state, reason, counts } = job
  return (
    <>
      <div className={classes.actions}>
        {(state === 'planning' || state === 'running') && action(t`Pause`, pauseJob)}
        {state === 'paused' && action(reason === 'unreachable' ? t`Try now` : t`Resume`, resumeJob, true)}
        {!isEnded(job) && action(reason === 'interrupted' ? t`Leave the rest` : t`Cancel`, cancelJob)}
        {canUndo(job) && (
          <Button
            size="compact-sm"
            variant="light"
            aria-describedby={labelId}
            loading={undo.isPending}
            onClick={() => (counts.done > mostUnasked ? setIsAsking(true) : undo.mutate())}
          >
            <Trans>Undo</Trans>
          </Button>
        )}
        {canRetry(job) && action(t`Try the others again`, retryJob)}
        {children}
      </div>
      {act.isError && <ErrorNotice error={act.error} />}
      {undo.isError && !isAsking && <ErrorNotice error={undo.error} />}
      {isAsking && <UndoDialog job={job} undo={undo} onClose={() => setIsAsking(false)} />}
    </>
  )
}
