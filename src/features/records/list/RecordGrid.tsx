import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { useSession } from '~/data/session'
import type { KintoObject } from '~/protocol/objects'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import { preloadSchemaForm } from '~/forms/LazySchemaForm'
import { Grid } from '~/ui/grid/Grid'
import type { GridLayout, GridSelection } from '~/ui/grid/gridOptions'
import { preloadJsonEditor } from '~/ui/LazyJsonEditor'
import { writeAt } from '~/url/atSearch'
import { stringifySearch, type ListSearch } from '~/url/listSearch'
import { readListQuery, STANDARD_SORT, withParameter } from '~/url/recordsQuery'
import { pressSort, sortMarks } from '~/url/sortSearch'
import type { Staged } from '../staged/useStaged'
import { listTail } from './ListBody'
import { listPlaces } from './listPlaces'
import type { RecordColumns } from './useColumns'
import { useRecordLink } from './useRecordLink'
import type { RecordList } from './useRecordList'

type Props = {
  of: CollectionRef
  search: ListSearch
  list: RecordList
  shown: RecordColumns
  layout: GridLayout
  selection: GridSelection<KintoObject>
  staged: Staged
  onActive: (row: KintoObject | undefined) => void
  onSearch: (search: ListSearch) => Promise<void>
}

/** The rows of a list that has some. */
export function RecordGrid({ of, search, list, shown, layout, selection, staged, onActive, onSearch }: Props) {
  const { t } = useLingui()
  const { server } = useSession()
  const { sort: standard } = list.shape
  const sort = useMemo(() => readListQuery(search, standard).sort ?? STANDARD_SORT, [search, standard])
  const sorting = useMemo(() => new Map(sortMarks(sort).map(({ field, ...mark }) => [field, mark])), [sort])
  // The collection's own order is not in the address, and may be learned after the first rows have come.
  const wanted = `${server}${uriOf(of)}${stringifySearch(search)} ${sort.join(',')}`
  const [listKey, setListKey] = useState(wanted)
  // The rows of the last list stay until those of the next are there.
  if (!list.isPrevious && listKey !== wanted) setListKey(wanted)
  usePreparedRecordPage(list.shape.schema !== undefined)
  return (
    <Grid
      label={t`Records of ${of.cid}`}
      listKey={listKey}
      columns={shown.columns}
      layout={layout}
      selection={selection}
      editing={staged.editing}
      copyText={staged.copyText}
      onActive={onActive}
      rows={staged.rows}
      total={list.total}
      sorting={sorting}
      onSort={(field, add) =>
        // The place that the list begins at belongs to its old order.
        void onSearch(withParameter(writeAt(search, undefined), '_sort', pressSort(search._sort, standard, field, add)))
      }
      link={useRecordLink(of, search, shown.mainField)}
      places={usePlaces(of)}
      isBusy={list.isPrevious}
      onReach={list.onReach}
      before={list.before}
      onReachTop={list.onReachTop}
      markOf={(row, column) => staged.markOf(row, column) ?? list.live.markOf(row, column)}
      rowMarkOf={list.live.rowMarkOf}
      hasMore={list.hasMore && !list.nextPageError}
      tail={listTail(list)}
    />
  )
}

/** Where somebody was in this collection's lists. */
function usePlaces(of: CollectionRef) {
  const router = useRouter()
  const records = `${uriOf(of)}/records/`
  return useMemo(
    () =>
      listPlaces(sessionStorage, () => ({
        entry: router.state.location.state.__TSR_key,
        isReturning: router.state.resolvedLocation?.pathname.startsWith(records) ?? false,
      })),
    [router, records],
  )
}

/** Loads the record page's code, and that of its form or editor, while nobody waits for it: a record then opens at once. */
function usePreparedRecordPage(hasSchema: boolean) {
  // The browser's idle time is outside React. A failure is shown to whoever then opens a record.
  useEffect(() => {
    const load = () => {
      const parts = [import('../RecordPage'), hasSchema ? preloadSchemaForm() : preloadJsonEditor()]
      void Promise.allSettled(parts)
    }
    // Safari has no idle callbacks.
    const hasIdle = 'requestIdleCallback' in window
    const handle = hasIdle ? requestIdleCallback(load, { timeout: 3000 }) : Number(setTimeout(load, 500))
    return () => (hasIdle ? cancelIdleCallback(handle) : clearTimeout(handle))
  }, [hasSchema])
}
