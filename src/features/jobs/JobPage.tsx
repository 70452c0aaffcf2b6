import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton, Title } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useId } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { JobActions } from '~/components/jobs/JobActions'
import { JobProgress } from '~/components/jobs/JobProgress'
import { JobCounts, JobStatus } from '~/components/jobs/JobStatus'
import { JobTitle } from '~/components/jobs/JobTitle'
import { hasProblems } from '~/components/jobs/panelJobs'
import { jobPath, JOBS_PATH } from '~/components/jobs/jobPaths'
import { useJob, type Job } from '~/data/jobs'
import { EmptyState } from '~/ui/EmptyState'
import { LinkButton } from '~/ui/LinkButton'
import { When } from '~/ui/When'
import { ForgetJob } from './ForgetJob'
import { JobItems } from './JobItems'
import { JobPlace } from './JobPlace'
import classes from './jobsPage.module.css'
import { ReportMenu } from './ReportMenu'
import { useJobsOpened } from './useJobsOpened'

/** One job: what it does, how far it is, and what became of each record. */
export function JobPage() {
  const { t } = useLingui()
  const params: { id?: string } = useParams({ strict: false })
  const job = useJob(params.id ?? '')
  const opened = useJobsOpened()
  if (job) return <Shown key={job.id} job={job} />
  return (
    <>
      <Title order={1} tabIndex={-1} mb="lg">
        <Trans>Job</Trans>
      </Title>
      {opened.isError && (
        <ErrorNotice
          error={opened.error}
          title={t`The jobs of this browser cannot be read`}
          onRetry={() => void opened.refetch()}
        />
      )}
      {opened.isPending && <Skeleton height={200} aria-hidden />}
      {opened.data && (
        <EmptyState
          title={t`This job is not here`}
          action={
            <LinkButton to={JOBS_PATH} variant="default">
              <Trans>All jobs</Trans>
            </LinkButton>
          }
        >
          <Trans>
            Jobs are kept in the browser that began them, for 30 days, and shown to whoever began them. It may have been
            forgotten.
          </Trans>
        </EmptyState>
      )}
    </>
  )
}

function Shown({ job }: { job: Job }) {
  const title = useId()
  const navigate = useNavigate()
  return (
    <>
      <Title order={1} tabIndex={-1} id={title} className={classes.heading}>
        <JobTitle job={job} />
      </Title>
      <div className={classes.facts}>
        <JobPlace of={job.of} />
        <span>
          <Trans>
            Begun <When at={job.createdAt} />
          </Trans>
        </span>
        {job.undoneBy !== undefined && (
          <Link to={jobPath(job.undoneBy)} className={classes.link}>
            <Trans>Undone</Trans>
          </Link>
        )}
        {job.task.type === 'undo' && (
          <Link to={jobPath(job.task.job)} className={classes.link}>
            <Trans>What it undoes</Trans>
          </Link>
        )}
      </div>
      <div className={classes.progress}>
        <JobProgress job={job} labelId={title} />
        <div className={classes.facts}>
          <span data-state={job.state} data-problems={hasProblems(job) || undefined} className={classes.state}>
            <JobStatus job={job} />
          </span>
          <JobCounts job={job} />
        </div>
      </div>
      <JobActions
        job={job}
        labelId={title}
        mostUnasked={0}
        onUndone={undoneBy => void navigate({ to: jobPath(undoneBy) })}
      >
        <ReportMenu job={job} />
        <ForgetJob job={job} onForgotten={() => void navigate({ to: JOBS_PATH })} />
      </JobActions>
      <JobItems job={job} />
    </>
  )
}
