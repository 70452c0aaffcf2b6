import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Skeleton, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { isEnded, jobItemParts, type ItemState, type Job, type JobCounts } from '~/data/jobs'
import { takeItems, type ItemSource } from './itemPages'
import { JobItemLine } from './JobItemLine'
import classes from './jobsPage.module.css'

/** Milliseconds: what is under way is looked at again. */
const FOLLOWED_MS = 2000

type Shown = 'all' | Exclude<keyof JobCounts, 'total'>

/** What is left and what is under way are one thing to whoever waits for it. */
const statesOf = (shown: Shown): ItemState[] | undefined =>
  shown === 'all' ? undefined : shown === 'todo' ? ['todo', 'sent'] : [shown]

/** The records of a job, by what became of them. */
export function JobItems({ job }: { job: Job }) {
  const { t } = useLingui()
  const { counts } = job
  const [wish, setShown] = useState<Shown>()
  // What needs somebody comes first.
  const shown = wish ?? (counts.refused > 0 ? 'refused' : counts.changed > 0 ? 'changed' : 'all')
  const names: [Shown, string, number][] = [
    ['all', t`All`, counts.total],
    ['refused', t`Refused`, counts.refused],
    ['changed', t`Changed by others`, counts.changed],
    ['done', t`Done`, counts.done],
    ['same', t`Same already`, counts.same],
    ['gone', t`Gone`, counts.gone],
    ['todo', t`Left`, counts.todo],
  ]
  return (
    <section aria-labelledby="job-records" className={classes.items}>
      <Title order={2} id="job-records">
        <Trans>Records</Trans>
      </Title>
      <div role="group" aria-label={t`Which records`} className={classes.filters}>
        {names
          .filter(([name, , count]) => name === 'all' || count > 0 || name === shown)
          .map(([name, label, count]) => (
            <Button
              key={name}
              size="compact-sm"
              variant={name === shown ? 'light' : 'default'}
              aria-pressed={name === shown}
              onClick={() => setShown(name)}
            >
              {label} {count}
            </Button>
          ))}
      </div>
      <Lines key={shown} job={job} shown={shown} />
    </section>
  )
}

function Lines({ job, shown }: { job: Job; shown: Shown }) {
  const { t } = useLingui()
  const pages = useInfiniteQuery({
    queryKey: ['job items', job.id, shown, job.state],
    initialPageParam: undefined as ItemSource | undefined,
    queryFn: ({ pageParam }) => takeItems(pageParam ?? { parts: jobItemParts(job.id, statesOf(shown)), taken: [] }),
    getNextPageParam: page => page.rest,
    refetchInterval: isEnded(job) || job.state === 'paused' ? false : FOLLOWED_MS,
    staleTime: 0,
    structuralSharing: false,
    placeholderData: before => before,
  })
  if (pages.isPending) return <Skeleton height={160} aria-hidden />
  if (!pages.data)
    return (
      <ErrorNotice error={pages.error} title={t`The records cannot be shown`} onRetry={() => void pages.refetch()} />
    )
  const items = pages.data.pages.flatMap(page => page.items)
  return (
    <>
      {items.length === 0 && <Note>{job.state === 'planning' ? t`Nothing is read yet.` : t`There are none.`}</Note>}
      {items.length > 0 && (
        <ul className={classes.lines} aria-label={t`Records of this job`}>
          {items.map(item => (
            <JobItemLine key={item.rid} of={job.of} item={item} />
          ))}
        </ul>
      )}
      {pages.isFetchNextPageError && <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          <Trans>Show more</Trans>
        </Button>
      )}
      <div role="status" className={classes.unseen}>
        <Plural value={items.length} one="# record shown" other="# records shown" />
      </div>
    </>
  )
}

const Note = ({ children }: { children: ReactNode }) => <p className={classes.note}>{children}</p>
