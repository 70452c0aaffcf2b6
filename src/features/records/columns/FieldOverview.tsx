import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { objectTotal } from '~/data/queries'
import { FieldStats, type FieldSummary } from '~/lib/fieldStats'
import { valueAt } from '~/lib/valueAt'
import type { ListQuery } from '~/protocol/listQuery'
import type { KintoObject } from '~/protocol/objects'
import type { ListSearch } from '~/url/listSearch'
import { FieldFacts } from './FieldFacts'
import { saysMore, type ListedField } from './fieldList'
import classes from './FieldPanel.module.css'
import { TopValues } from './TopValues'
import { useWholeCount, type WholeCount } from './useWholeCount'

type Props = {
  field: ListedField
  sample: readonly KintoObject[]
  listUri: string
  query: ListQuery
  search: ListSearch
  onSearch: (search: ListSearch) => void
}

/** What one field holds: of some records at once, of all when somebody asks. */
export function FieldOverview({ field: { field, title }, sample, listUri, query, search, onSearch }: Props) {
  const { count, start, cancel } = useWholeCount(listUri, query, field)
  const total = useQuery(objectTotal(listUri, query)).data
  const ofSample = useMemo(() => summaryOf(sample, field), [sample, field])
  const summary = ('summary' in count && count.summary) || ofSample
  return (
    <div className={classes.overview}>
      {saysMore(field, title) && <bdi className={classes.path}>{field}</bdi>}
      <Source count={count} sampled={sample.length} total={total} onStart={start} onCancel={cancel} />
      <FieldFacts summary={summary} field={field} search={search} onSearch={onSearch} />
      <TopValues summary={summary} field={field} search={search} onSearch={onSearch} />
    </div>
  )
}

function summaryOf(rows: readonly KintoObject[], field: string): FieldSummary {
  const stats = new FieldStats()
  for (const row of rows) stats.add(valueAt(row, field))
  return stats.summary()
}

type SourceProps = {
  count: WholeCount
  sampled: number
  /** Of the records that match; undefined while nobody knows. */
  total: number | undefined
  onStart: () => void
  onCancel: () => void
}

/** How many records the panel speaks of, and the way to count all of them. */
function Source({ count, sampled, total, onStart, onCancel }: SourceProps) {
  const { t } = useLingui()
  const counted = ('summary' in count && count.summary?.rows) || 0
  if (count.phase === 'running')
    return (
      <div className={classes.source}>
        <progress className={classes.progress} aria-label={t`Records counted`} value={counted} max={total ?? counted} />
        <Counted rows={counted} of={total} />
        <Button variant="default" size="xs" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    )
  const isWhole = count.phase === 'done' || (count.phase === 'idle' && total === sampled)
  return (
    <div className={classes.source}>
      {count.phase === 'failed' && <ErrorNotice error={count.error} title={t`Not all records could be counted`} />}
      <span role="status">
        {isWhole ? (
          <Plural value={counted || sampled} one="Of # record: all of the list" other="Of # records: all of the list" />
        ) : (
          <Plural
            value={counted || sampled}
            one="Of # record only, the first of the list"
            other="Of # records only, the first of the list"
          />
        )}
      </span>
      {!isWhole && (
        <Button variant="default" size="xs" onClick={onStart}>
          {total === undefined ? <Trans>Count all</Trans> : <Plural value={total} one="Count #" other="Count all #" />}
        </Button>
      )}
    </div>
  )
}

function Counted({ rows, of }: { rows: number; of: number | undefined }): ReactNode {
  const { i18n } = useLingui()
  if (of === undefined) return <Plural value={rows} one="# record" other="# records" />
  return (
    <span className={classes.counted}>
      <Trans>
        {i18n.number(rows)} of {i18n.number(of)} records
      </Trans>
    </span>
  )
}
