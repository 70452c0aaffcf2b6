import type { Job } from '~/data/jobs'
import classes from './jobs.module.css'
import { hasProblems } from './panelJobs'
import { progressOf } from './progressOf'

/** How far a job has come; named by the element with the id `labelId`. */
export function JobProgress({ job, labelId }: { job: Job; labelId: string }) {
  const share = progressOf(job)
  return (
    <div
      role="progressbar"
      aria-labelledby={labelId}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.floor(share * 100)}
      className={classes.track}
      data-state={job.state}
      data-problems={hasProblems(job) || undefined}
      data-unknown={share === undefined || undefined}
    >
      <div className={classes.fill} style={{ inlineSize: share === undefined ? undefined : `${share * 100}%` }} />
    </div>
  )
}
