import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Skeleton } from '@mantine/core'
import { ErrorNotice } from '~/components/ErrorNotice'
import { KintoError } from '~/protocol/KintoError'
import { EmptyState } from '~/ui/EmptyState'
import type { CollectionRef } from '~/protocol/ref'
import classes from './Trash.module.css'
import { TrashNotices } from './TrashNotices'
import { TrashTable } from './TrashTable'
import type { Choice } from './useChoice'
import type { Restore } from './useRestore'
import type { Trash } from './useTrash'

type Props = { of: CollectionRef; trash: Trash; restore: Restore; choice: Choice; onClear: () => void }

/** What stands where the rows belong: they themselves, or why there are none. */
export function TrashBody({ trash, onClear, ...props }: Props) {
  if (trash.refusal) return <Refusal error={trash.refusal} onRetry={trash.reload} onClear={onClear} />
  if (trash.isLoading) return <TrashSkeleton />
  // A page may hold nothing but records that are there again.
  if (trash.rows.length === 0 && !trash.hasMore) return <Nothing isFiltered={trash.isFiltered} onClear={onClear} />
  return (
    <>
      <TrashNotices of={props.of} trash={trash} />
      <TrashTable trash={trash} {...props} />
    </>
  )
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (isFiltered)
    return (
      <EmptyState
        title={<Trans>No deleted record matches</Trans>}
        action={
          <Button variant="default" onClick={onClear}>
            <Trans>Clear filters</Trans>
          </Button>
        }
      >
        <Trans>
          There may be others without these filters. By who deleted it, only those are found of which the history tells
          you.
        </Trans>
      </EmptyState>
    )
  return (
    <EmptyState title={<Trans>Nothing was deleted here</Trans>}>
      <Trans>
        Records that were deleted and are not there again are listed here. Traces of older ones may have been cleared on
        the server, or are not open to those who may only read single records.
      </Trans>
    </EmptyState>
  )
}

function Refusal({ error, onRetry, onClear }: { error: Error; onRetry: () => void; onClear: () => void }) {
  const { t } = useLingui()
  const status = error instanceof KintoError ? (error.status ?? 500) : 500
  const isHistory = status === 403 || status === 401
  return (
    <div className={classes.refusal}>
      <ErrorNotice
        error={error}
        title={
          isHistory
            ? t`To find by who deleted it takes the right to read the history`
            : t`The server cannot answer this`
        }
        {...(status >= 500 ? { onRetry } : {})}
      />
      <Button variant="default" onClick={onClear}>
        <Trans>Clear filters</Trans>
      </Button>
    </div>
  )
}

const LINES = Array.from({ length: 8 }, (_, line) => line)

const TrashSkeleton = () => (
  <div role="status">
    <span className={classes.unseen}>
      <Trans>Loading deleted records</Trans>
    </span>
    {LINES.map(line => (
      <Skeleton key={line} height={20} my={20} aria-hidden />
    ))}
  </div>
)
