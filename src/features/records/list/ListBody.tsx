import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Skeleton, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { KintoError } from '~/protocol/KintoError'
import { EmptyState } from '~/ui/EmptyState'
import { MOST_ROWS } from '~/ui/grid/rowHeight'
import classes from './ListBody.module.css'
import type { RecordList } from './useRecordList'

type Props = {
  list: RecordList
  create: ReactNode
  onClearFilters: () => void
  /** The grid, for a list that has rows. */
  children: ReactNode
}

/** What stands where the rows belong: they themselves, or why there are none. */
export function ListBody({ list, create, onClearFilters, children }: Props) {
  const clear = (
    <Button variant="default" onClick={onClearFilters}>
      <Trans>Clear filters</Trans>
    </Button>
  )
  if (list.refusal) return <Refusal list={list} clear={clear} />
  if (list.isLoading) return <ListSkeleton />
  if (list.rows.count > 0) return children
  if (list.isFiltered)
    return (
      <EmptyState title={<Trans>No record matches</Trans>} action={clear}>
        <Trans>There may be others without these filters. Texts and numbers differ: 5 does not match "5".</Trans>
      </EmptyState>
    )
  return (
    <EmptyState title={<Trans>No records yet</Trans>} action={create}>
      <Trans>Records are the entries of this collection, each a piece of JSON with an id of its own.</Trans>
    </EmptyState>
  )
}

function Refusal({ list, clear }: { list: RecordList; clear: ReactNode }) {
  const { t } = useLingui()
  return (
    <div className={classes.refusal}>
      <ErrorNotice
        error={list.refusal}
        title={t`The server cannot answer this list`}
        // The same question gets the same refusal, but a server that failed may be well again.
        {...(isRefused(list.refusal) ? {} : { onRetry: list.reload })}
      />
      {clear}
    </div>
  )
}

const isRefused = (error: unknown) => error instanceof KintoError && error.status === 400

const LINES = Array.from({ length: 16 }, (_, line) => line)

function ListSkeleton() {
  return (
    <div role="status" className={classes.skeleton}>
      <span className={classes.unseen}>
        <Trans>Loading records</Trans>
      </span>
      {LINES.map(line => (
        <Skeleton key={line} height={12} aria-hidden />
      ))}
    </div>
  )
}

/** Why the list ends before its end, in its last row; undefined when it does not. */
export function listTail(list: RecordList): ReactNode {
  if (list.nextPageError || list.previousPageError) return <PageError list={list} />
  if (list.isFull) return <Full />
  return undefined
}

function PageError({ list }: { list: RecordList }) {
  const { t } = useLingui()
  const { nextPageError, previousPageError } = list
  return nextPageError ? (
    <ErrorNotice error={nextPageError} title={t`The next records could not be loaded`} onRetry={list.loadNext} />
  ) : (
    <ErrorNotice
      error={previousPageError}
      title={t`The records before these could not be loaded`}
      onRetry={list.loadPrevious}
    />
  )
}

function Full() {
  return (
    <Text size="sm" c="dimmed">
      <Plural
        value={MOST_ROWS}
        one="Only # record fits in one list. Filter, or sort the other way, to see the others."
        other="Only # records fit in one list. Filter, or sort the other way, to see the others."
      />
    </Text>
  )
}
