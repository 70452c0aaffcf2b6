import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, CloseButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconChevronDown, IconStack2 } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { isEnded, useJobs, type Job } from '~/data/jobs'
import { useNow } from '~/ui/useNow'
import { JobActions } from './JobActions'
import classes from './JobPanel.module.css'
import { JobProgress } from './JobProgress'
import { JobCounts, JobStatus } from './JobStatus'
import { JobTitle } from './JobTitle'
import { isJobsPath, jobPath, JOBS_PATH } from './jobPaths'
import { jobsToShow, newMemory, remember, type PanelMemory } from './panelJobs'

/** Where there is little room the panel begins as a button. */
const NARROW = '(max-width: 48em)'
/** Undoing so few needs no question: it can be seen what happens. */
const MOST_UNASKED = 25

/** The jobs that are under way, at the lower end of every page but their own. Nothing where there are none. */
export function JobPanel() {
  const jobs = useJobs()
  const now = useNow()
  const [memory, setMemory] = useState(() => newMemory(Date.now()))
  const next = remember(memory, jobs)
  if (next !== memory) setMemory(next)
  const shown = jobsToShow(jobs, next, now)
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false })
  const isOnJobsPage = useRouterState({ select: state => isJobsPath(state.location.pathname) })
  const [wish, setWish] = useState<boolean>()
  const [isMoved, setIsMoved] = useState(false)
  const setOpen = (isOpen: boolean) => {
    setWish(isOpen)
    setIsMoved(true)
  }
  const dismiss = (id: string) => setMemory({ ...next, dismissed: new Set(next.dismissed).add(id) })
  return (
    <>
      <div role="status" className={classes.unseen}>
        <News jobs={jobs} memory={next} />
      </div>
      {!isOnJobsPage &&
        shown.length > 0 &&
        ((wish ?? !isNarrow) ? (
          <OpenPanel jobs={shown} takesFocus={isMoved} onClose={() => setOpen(false)} onDismiss={dismiss} />
        ) : (
          <Pill jobs={shown} takesFocus={isMoved} onOpen={() => setOpen(true)} />
        ))}
    </>
  )
}

type PillProps = { jobs: readonly Job[]; takesFocus: boolean; onOpen: () => void }

function Pill({ jobs, takesFocus, onOpen }: PillProps) {
  const focusOnce = useFocusOnce(takesFocus)
  const underWay = jobs.filter(job => !isEnded(job))
  const asking = underWay.filter(({ reason }) => reason === 'interrupted').length
  return (
    <button
      type="button"
      ref={focusOnce}
      className={classes.pill}
      aria-expanded={false}
      data-asks={asking > 0 || undefined}
      onClick={onOpen}
    >
      <IconStack2 size={16} aria-hidden />
      {asking > 0 ? (
        <Plural value={asking} one="# interrupted job" other="# interrupted jobs" />
      ) : underWay.length > 0 ? (
        <Plural value={underWay.length} one="# job under way" other="# jobs under way" />
      ) : (
        <Plural value={jobs.length} one="# job ended" other="# jobs ended" />
      )}
    </button>
  )
}

type OpenProps = {
  jobs: readonly Job[]
  takesFocus: boolean
  onClose: () => void
  onDismiss: (id: string) => void
}

function OpenPanel({ jobs, takesFocus, onClose, onDismiss }: OpenProps) {
  const { t } = useLingui()
  const title = useId()
  const focusOnce = useFocusOnce(takesFocus)
  const onKeyDown = (event: KeyboardEvent) => {
    // A dialog of a job's own, whose events come by here too, has an Escape of its own.
    if (event.key !== 'Escape' || !event.currentTarget.contains(event.target as Node)) return // Events of React have nodes.
    event.stopPropagation()
    onClose()
  }
  return (
    <div onKeyDown={onKeyDown}>
      <section className={classes.panel} aria-labelledby={title}>
        <div className={classes.head}>
          <h2 id={title} className={classes.title}>
            <Trans>Jobs</Trans>
          </h2>
          <Link to={JOBS_PATH} className={classes.all}>
            <Trans>All jobs</Trans>
          </Link>
          <ActionIcon
            ref={focusOnce}
            variant="subtle"
            color="gray"
            aria-label={t`Make the jobs small`}
            aria-expanded
            onClick={onClose}
          >
            <IconChevronDown size={16} aria-hidden />
          </ActionIcon>
        </div>
        <ul className={classes.list}>
          {jobs.map(job => (
            <JobLine key={job.id} job={job} onDismiss={() => onDismiss(job.id)} />
          ))}
        </ul>
      </section>
    </div>
  )
}

function JobLine({ job, onDismiss }: { job: Job; onDismiss: () => void }) {
  const { t } = useLingui()
  const title = useId()
  const isOver = isEnded(job)
  return (
    <li className={classes.job}>
      <div className={classes.line}>
        <span className={classes.name} id={title}>
          <Link to={jobPath(job.id)} className={classes.link}>
            <JobTitle job={job} />
          </Link>
        </span>
        {isOver && <CloseButton size="sm" aria-label={t`Put away`} aria-describedby={title} onClick={onDismiss} />}
      </div>
      <JobProgress job={job} labelId={title} />
      <div className={classes.state}>
        <JobStatus job={job} />
        {isOver && (
          <>
            {': '}
            <JobCounts job={job} />
          </>
        )}
      </div>
      <JobActions job={job} labelId={title} mostUnasked={MOST_UNASKED} />
    </li>
  )
}

function News({ jobs, memory: { news } }: { jobs: readonly Job[]; memory: PanelMemory }) {
  const job = jobs.find(({ id }) => id === news?.id)
  if (!job || !news) return null
  const title = <JobTitle job={job} />
  switch (news.state) {
    case 'planning':
    case 'running':
      return <Trans>Begun: {title}</Trans>
    case 'paused':
      return (
        <>
          {title}. <JobStatus job={job} />
        </>
      )
    default:
      return (
        <>
          {title}. <JobStatus job={job} />. <JobCounts job={job} />
        </>
      )
  }
}

/** What was pressed is gone: the focus goes to what came instead. */
function useFocusOnce(takesFocus: boolean) {
  const isDone = useRef(!takesFocus)
  return (node: HTMLElement | null) => {
    if (!node || isDone.current) return
    isDone.current = true
    node.focus({ preventScroll: true })
  }
}
