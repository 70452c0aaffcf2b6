import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Job, PauseReason } from '~/data/jobs'
import classes from './jobs.module.css'
import { hasProblems } from './panelJobs'

/** Where a job stands, and why it stands still where it does. */
export function JobStatus({ job }: { job: Job }) {
  return (
    <>
      <State job={job} />
      {job.message !== undefined && job.message !== '' && <bdi className={classes.message}>{job.message}</bdi>}
    </>
  )
}

function State({ job }: { job: Job }) {
  const { state, counts, expected } = job
  if (job.isWaiting) return <Trans>Waits for another job in this collection</Trans>
  switch (state) {
    case 'planning':
      if (expected === undefined) return <Plural value={counts.total} one="# record read" other="# records read" />
      return (
        <Plural value={expected} one={`${counts.total} of # record read`} other={`${counts.total} of # records read`} />
      )
    case 'running': {
      const settled = counts.total - counts.todo
      return <Plural value={counts.total} one={`${settled} of # record`} other={`${settled} of # records`} />
    }
    case 'paused':
      return <Paused reason={job.reason} />
    case 'done':
      return hasProblems(job) ? <Trans>Ended, not for all</Trans> : <Trans>Done</Trans>
    case 'cancelled':
      return <Trans>Cancelled</Trans>
    case 'failed':
      return <Trans>Failed before anything was written</Trans>
  }
}

function Paused({ reason }: { reason: PauseReason | undefined }) {
  switch (reason) {
    case undefined:
      return <Trans>Paused</Trans>
    case 'interrupted':
      return <Trans>Interrupted: the page was closed. Shall it go on?</Trans>
    case 'signed-out':
      return <Trans>Stopped: signed out</Trans>
    case 'unreachable':
      return <Trans>The server does not answer. It goes on by itself once it does.</Trans>
    case 'read-only':
      return <Trans>Stopped: the server is read-only</Trans>
    case 'storage':
      return <Trans>Stopped: this browser could not keep its receipts</Trans>
  }
}

/** What became of the records so far; nothing where nothing did. */
export function JobCounts({ job }: { job: Job }) {
  const { done, same, changed, gone, refused, todo } = job.counts
  const isOver = job.state === 'done' || job.state === 'cancelled'
  const parts: [string, number, ReactNode][] = [
    ['done', done, <Done key="done" job={job} />],
    ['same', same, <Plural key="same" value={same} one="# was so already" other="# were so already" />],
    [
      'changed',
      changed,
      <Plural key="changed" value={changed} one="# changed by others" other="# changed by others" />,
    ],
    ['gone', gone, <Plural key="gone" value={gone} one="# gone" other="# gone" />],
    ['refused', refused, <Plural key="refused" value={refused} one="# refused" other="# refused" />],
    ['todo', isOver ? todo : 0, <Plural key="todo" value={todo} one="# left as it is" other="# left as they are" />],
  ]
  const shown = parts.filter(([, count]) => count > 0)
  if (shown.length === 0) return isOver ? <Trans>Nothing was to be done</Trans> : null
  return (
    <span className={classes.counts}>
      {shown.map(([name, , text], index) => (
        <span key={name} data-count={name}>
          {index > 0 && <span aria-hidden> · </span>}
          {text}
        </span>
      ))}
    </span>
  )
}

function Done({ job: { task, counts } }: { job: Job }) {
  const { done } = counts
  switch (task.type) {
    case 'change':
      return <Plural value={done} one="# changed" other="# changed" />
    case 'delete':
      return <Plural value={done} one="# deleted" other="# deleted" />
    case 'edits':
      return <Plural value={done} one="# saved" other="# saved" />
    case 'restore':
      return <Plural value={done} one="# restored" other="# restored" />
    case 'undo':
      return <Plural value={done} one="# put back" other="# put back" />
  }
}
