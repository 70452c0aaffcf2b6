import { Plural, Trans } from '@lingui/react/macro'
import { useJobs, type Job } from '~/data/jobs'
import type { Operation } from '~/lib/operations'
import { cutText } from '~/lib/previewJson'
import classes from './jobs.module.css'

/** What a job does, in words that fit before, while and after it does it. */
export function JobTitle({ job }: { job: Job }) {
  const count = countOf(job)
  switch (job.task.type) {
    case 'change': {
      const [operation] = job.task.operations
      return operation ? <ChangeTitle operation={operation} count={count} /> : <Trans>Change records</Trans>
    }
    case 'delete':
      if (count === undefined) return <Trans>Delete all records that match</Trans>
      return <Plural value={count} one="Delete # record" other="Delete # records" />
    case 'edits':
      return <Plural value={count ?? 0} one="Save # edited record" other="Save # edited records" />
    case 'restore':
      return <Plural value={count ?? 0} one="Restore # record" other="Restore # records" />
    case 'undo':
      return <UndoTitle id={job.task.job} />
  }
}

/** How many records it is about, as far as that is known. */
const countOf = ({ expected, state, counts }: Job) => expected ?? (state === 'planning' ? undefined : counts.total)

type ChangeProps = { operation: Operation; count: number | undefined }

function ChangeTitle({ operation, count }: ChangeProps) {
  return (
    <>
      <OperationTitle operation={operation} />{' '}
      {count === undefined ? (
        <Trans>in all records that match</Trans>
      ) : (
        <Plural value={count} one="in # record" other="in # records" />
      )}
    </>
  )
}

const MOST_CHARACTERS = 40

function OperationTitle({ operation }: { operation: Operation }) {
  const field = <bdi className={classes.name}>{cutText(operation.field, MOST_CHARACTERS)}</bdi>
  switch (operation.type) {
    case 'set':
      return <Trans>Set {field}</Trans>
    case 'unset':
      return <Trans>Remove {field}</Trans>
    case 'rename':
      return (
        <Trans>
          Rename {field} to <bdi className={classes.name}>{cutText(operation.name, MOST_CHARACTERS)}</bdi>
        </Trans>
      )
    case 'replace':
      return <Trans>Replace text of {field}</Trans>
    case 'convert':
      return <Trans>Convert {field}</Trans>
  }
}

function UndoTitle({ id }: { id: string }) {
  const other = useJobs().find(job => job.id === id)
  // Undoing what undid something is said without going deeper: their names would be in one another.
  if (!other || other.task.type === 'undo')
    return other ? <Trans>Undo what was undone</Trans> : <Trans>Undo an earlier job</Trans>
  return (
    <Trans>
      Undo: <JobTitle job={other} />
    </Trans>
  )
}
