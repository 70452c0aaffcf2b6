import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { JobActions } from '~/components/jobs/JobActions'
import { JobProgress } from '~/components/jobs/JobProgress'
import { JobCounts, JobStatus } from '~/components/jobs/JobStatus'
import { JobTitle } from '~/components/jobs/JobTitle'
import { hasProblems } from '~/components/jobs/panelJobs'
import { jobPath } from '~/components/jobs/jobPaths'
import { isEnded, useJobs, type Job } from '~/data/jobs'
import { EmptyState } from '~/ui/EmptyState'
import { When } from '~/ui/When'
import { JobPlace } from './JobPlace'
import classes from './jobsPage.module.css'
import { useJobsOpened } from './useJobsOpened'

/** What was done to many records at once, by this person on this server, in this browser. */
export function JobsPage() {
  const { t } = useLingui()
  const jobs = useJobs()
  const opened = useJobsOpened()
  return (
    <>
      <Title order={1} tabIndex={-1} mb="lg">
        <Trans>Jobs</Trans>
      </Title>
      {opened.isError && (
        <ErrorNotice
          error={opened.error}
          title={t`The jobs of this browser cannot be read`}
          onRetry={() => void opened.refetch()}
        />
      )}
      {opened.isPending && <Skeleton height={200} aria-hidden />}
      {opened.data && jobs.length === 0 && (
        <EmptyState title={t`No jobs yet`}>
          <Trans>
            Changing or deleting many records is a job: it goes on while you look at other pages, and can be undone from
            here. Select records in a list to begin one.
          </Trans>
        </EmptyState>
      )}
      {jobs.length > 0 && (
        <>
          <ul className={classes.list} aria-label={t`Jobs`}>
            {jobs.map(job => (
              <JobLine key={job.id} job={job} />
            ))}
          </ul>
          <p className={classes.note}>
            <Trans>Kept in this browser only, for 30 days. What is forgotten cannot be undone any more.</Trans>
          </p>
        </>
      )}
    </>
  )
}

function JobLine({ job }: { job: Job }) {
  const title = useId()
  return (
    <li className={classes.job}>
      <div className={classes.what}>
        <Link to={jobPath(job.id)} id={title} className={classes.title}>
          <JobTitle job={job} />
        </Link>
        <div className={classes.facts}>
          <span data-state={job.state} data-problems={hasProblems(job) || undefined} className={classes.state}>
            <JobStatus job={job} />
          </span>
          {isEnded(job) && <JobCounts job={job} />}
        </div>
        <div className={classes.facts}>
          <JobPlace of={job.of} />
          <When at={job.createdAt} />
          {job.undoneBy !== undefined && (
            <Link to={jobPath(job.undoneBy)} className={classes.link}>
              <Trans>Undone</Trans>
            </Link>
          )}
        </div>
        {!isEnded(job) && <JobProgress job={job} labelId={title} />}
      </div>
      <JobActions job={job} labelId={title} mostUnasked={0} />
    </li>
  )
}
