import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { keyOf } from '~/data/keys'
import { objectPages, objectTotal, objectView } from '~/data/queries'
import { pagedRows } from '~/lib/pagedRows'
import { KintoError } from '~/protocol/KintoError'
import type { ListQuery } from '~/protocol/listQuery'
import { childrenUri, uriOf, type CollectionRef } from '~/protocol/ref'
import { MOST_ROWS } from '~/ui/grid/rowHeight'
import type { ListSearch } from '~/url/listSearch'
import { countedQuery, filtersOf, readListQuery } from '~/url/recordsQuery'
import { readShape } from './collectionShape'

/**
 * The records that an address asks for, as far as they are loaded. While another list is on its way the rows of the
 * last one stay (`isPrevious`). Errors: throws what leaves no page to stand on, e.g. a collection that is gone.
 */
export function useRecordList(of: CollectionRef, search: ListSearch) {
  const listUri = childrenUri(of, 'record')
  const collection = useQuery({ ...objectView(uriOf(of)), retryOnMount: false })
  const shape = useMemo(() => readShape(collection.data?.data), [collection.data])
  const query = useMemo(() => readListQuery(search, shape.sort), [search, shape])
  const list = useInfiniteQuery({
    ...objectPages(listUri, query),
    placeholderData: keepPreviousData,
    retryOnMount: false,
  })
  const { data, error, isFetching, hasNextPage, fetchNextPage } = list
  const isFiltered = filtersOf(search).length > 0
  if (error && !data && !canStandInPlace(error, isFiltered)) throw error

  const rows = useMemo(() => pagedRows(data?.pages.map(page => page.rows) ?? []), [data])
  const isSettled = data !== undefined && !list.isPlaceholderData
  const total = useTotal(listUri, query, { loaded: rows.count, isSettled, isWhole: isSettled && !hasNextPage })
  const whole = useQuery({ ...objectTotal(listUri, {}), enabled: isFiltered && isSettled }).data
  const hasMore = hasNextPage && rows.count < MOST_ROWS
  const canGoOn = hasMore && !isFetching && !list.isError
  const onReach = useCallback(
    (wanted: number) => {
      if (canGoOn && wanted >= rows.count) void fetchNextPage({ cancelRefetch: false })
    },
    [canGoOn, rows.count, fetchNextPage],
  )
  return {
    shape,
    rows,
    /** Rows to judge columns by. */
    sample: list.isPlaceholderData ? undefined : data?.pages[0]?.rows,
    hasMore,
    isFull: hasNextPage && !hasMore,
    isLoading: !data || collection.isPending,
    isPrevious: list.isPlaceholderData,
    isReloading: list.isRefetching,
    isFiltered,
    /** Nothing came at all: the list stands in place of its rows. */
    refusal: data ? undefined : error,
    nextPageError: list.isFetchNextPageError ? error : undefined,
    reloadError: list.isRefetchError ? error : undefined,
    loadNext: () => void fetchNextPage(),
    reload: useReload(of),
    onReach,
    total,
    /** How many there would be without filters. */
    whole,
  }
}

export type RecordList = ReturnType<typeof useRecordList>

/** What the question itself caused is answered beside it: by the person, who can ask another. */
const canStandInPlace = (error: Error, isFiltered: boolean) =>
  error instanceof KintoError && (error.status === 400 || (isFiltered && (error.status ?? 0) >= 500))

/** Rows and totals of every list of this collection, and what it says about them. */
function useReload(of: CollectionRef) {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: keyOf(childrenUri(of, 'record')) })
    void client.invalidateQueries({ queryKey: objectView(uriOf(of)).queryKey })
  }
}

type Loaded = { loaded: number; isSettled: boolean; isWhole: boolean }

/** Counted by the server only when there is more than what came: a count costs it a scan. */
function useTotal(listUri: string, query: ListQuery, { loaded, isSettled, isWhole }: Loaded): number | undefined {
  const { data } = useQuery({ ...objectTotal(listUri, countedQuery(query)), enabled: isSettled && !isWhole })
  return isWhole ? loaded : data
}
