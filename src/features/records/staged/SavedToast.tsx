import { t } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { explain } from '~/components/explain'
import { isEnded, undoJob, useJob, type Job } from '~/data/jobs'

/** Milliseconds: long enough to see that something went wrong. */
const STAYS = 12_000

/** Says that it was saved, and puts it back if somebody asks. */
export function toastSaved(job: Job) {
  const id = `saved-${job.id}`
  const data = (autoClose: number | false) => ({
    id,
    message: <Saved job={job} onUndo={() => notifications.update(data(false))} />,
    icon: <IconCheck size={16} aria-hidden />,
    color: 'green',
    withBorder: true,
    autoClose,
    closeButtonProps: { 'aria-label': t`Close this message` },
  })
  notifications.show(data(STAYS))
}

function Saved({ job, onUndo }: { job: Job; onUndo: () => void }) {
  const { t } = useLingui()
  const [undoing, setUndoing] = useState<{ job: string | undefined }>()
  const [error, setError] = useState<unknown>()
  const undo = async () => {
    onUndo()
    setError(undefined)
    setUndoing({ job: undefined })
    try {
      setUndoing({ job: await undoJob(job.id) })
    } catch (failure) {
      setUndoing(undefined)
      setError(failure)
    }
  }
  const sentence = error === undefined ? undefined : explain(error)
  if (undoing) return <Undoing id={undoing.job ?? ''} />
  return (
    <Group gap="sm" justify="space-between">
      {sentence === undefined ? (
        <Plural value={job.counts.done} one="Saved # record" other="Saved # records" />
      ) : (
        <span>{typeof sentence === 'string' ? sentence : t(sentence)}</span>
      )}
      <Button size="compact-sm" variant="default" onClick={() => void undo()}>
        <Trans>Undo</Trans>
      </Button>
    </Group>
  )
}

function Undoing({ id }: { id: string }) {
  const job = useJob(id)
  if (!job || !isEnded(job)) return <Trans>Putting back what was there…</Trans>
  const { done, total } = job.counts
  if (done === total)
    return <Plural value={done} one="Undone: # record is as it was" other="Undone: # records are as they were" />
  return (
    <Trans>
      Undone in part: {done} of {total} are as they were. The others were changed since; see Jobs.
    </Trans>
  )
}
