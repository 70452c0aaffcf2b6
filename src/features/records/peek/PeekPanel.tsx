import { Trans, useLingui } from '@lingui/react/macro'
import { Alert, CloseButton, Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconExternalLink } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { objectView } from '~/data/queries'
import { KintoError } from '~/protocol/KintoError'
import type { KintoObject } from '~/protocol/objects'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import { LinkButton } from '~/ui/LinkButton'
import { When } from '~/ui/When'
import type { ListSearch } from '~/url/listSearch'
import { titleOf } from '../edit/recordData'
import type { CollectionShape } from '../list/collectionShape'
import classes from './PeekBeside.module.css'
import { RecordView } from './RecordView'
import { useRecordDrawing } from './useRecordDrawing'

/** Whoever holds an arrow key down passes many rows that nobody wants to see. */
const PAUSE_MS = 120

type Props = {
  /** Of the list: it may hold only some fields. Undefined: none was active so far. */
  row: KintoObject | undefined
  of: CollectionRef
  shape: CollectionShape
  /** Of the list, which the record's page needs to know its neighbours. */
  search: ListSearch
  onClose: () => void
}

/** The whole of the list's active record, beside the list. The focus stays in the list. */
export function PeekPanel(props: Props) {
  const { t } = useLingui()
  const { row, onClose } = props
  return (
    <aside className={classes.panel} aria-label={t`The record beside the list`} data-peek>
      {row ? <Followed {...props} row={row} /> : <Nothing onClose={onClose} />}
    </aside>
  )
}

function Nothing({ onClose }: { onClose: () => void }) {
  return (
    <div className={classes.head}>
      <div className={classes.names}>
        <p className={classes.facts}>
          <Trans>Go to a row of the list: its record is shown here.</Trans>
        </p>
      </div>
      <Close onClose={onClose} />
    </div>
  )
}

function Close({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  return <CloseButton size="sm" aria-label={t`Close the record`} title={t`Close (Alt+P)`} onClick={onClose} />
}

function Followed({ row, of, shape, search, onClose }: Props & { row: KintoObject }) {
  const { record, error, isOld, retry } = useFollowedRecord(of, row)
  const drawing = useRecordDrawing(of)
  const shown = record ?? row
  return (
    <>
      <div className={classes.head}>
        <div className={classes.names}>
          <h2 className={classes.title}>
            <bdi>{titleOf(row, shape.displayFields)}</bdi>
          </h2>
          <p className={classes.facts}>
            <bdi className={classes.id}>{row.id}</bdi>
            <When at={Math.max(shown.id === row.id ? shown.last_modified : 0, row.last_modified)} />
          </p>
        </div>
        <LinkButton
          to="/buckets/$bid/collections/$cid/records/$rid"
          params={{ ...of, rid: row.id }}
          search={search}
          size="compact-sm"
          variant="default"
          leftSection={<IconExternalLink size={14} aria-hidden />}
        >
          <Trans>Open</Trans>
        </LinkButton>
        <Close onClose={onClose} />
      </div>
      <div className={classes.body} data-old={isOld || undefined} aria-busy={isOld}>
        {error ? (
          <Refusal error={error} onRetry={retry} />
        ) : record ? (
          <RecordView data={record} shape={shape} drawing={drawing} />
        ) : (
          <Skeleton height={240} aria-hidden />
        )}
      </div>
    </>
  )
}

function Refusal({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useLingui()
  const status = error instanceof KintoError ? error.status : undefined
  if (status === 404)
    return (
      <Alert color="yellow" variant="light" role="alert">
        <Trans>This record was deleted meanwhile.</Trans>
      </Alert>
    )
  if (status === 403) return <ErrorNotice error={error} title={t`This record is not open to you`} />
  return <ErrorNotice error={error} title={t`This record could not be read`} onRetry={onRetry} />
}

/** The last one stays, dimmed, until the next is there. */
function useFollowedRecord({ bid, cid }: CollectionRef, row: KintoObject) {
  const [rid] = useDebouncedValue(row.id, PAUSE_MS, { leading: true })
  const view = useQuery({ ...objectView(uriOf({ bid, cid, rid })), placeholderData: keepPreviousData })
  const { data, error, isPlaceholderData, isFetching, refetch } = view
  const isSame = rid === row.id
  const isOutdated = isSame && data !== undefined && !isPlaceholderData && data.data.last_modified < row.last_modified
  // The list has heard of a newer version, from the server; what was kept of the record does not know.
  useEffect(() => {
    if (isOutdated) void refetch()
  }, [isOutdated, row.last_modified, refetch])
  const isGone = error instanceof KintoError && (error.status === 403 || error.status === 404)
  return {
    record: data?.data,
    // What was read before stays to be seen when asking again fails, unless it is gone.
    error: isSame && error && (isGone || !data || isPlaceholderData) ? error : undefined,
    isOld: !isSame || isPlaceholderData || (isOutdated && isFetching),
    retry: () => void refetch(),
  }
}
