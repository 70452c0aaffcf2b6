import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { keyOf } from '~/data/keys'
import { objectTotal, objectView } from '~/data/queries'
import { refreshRecords, refreshTotals, reloadRecords } from '~/data/recordChanges'
import { fieldsOf, holdsFields, isMerged, recordPages, type RecordPage, type RecordSource } from '~/data/recordPages'
import { pagedRows } from '~/lib/pagedRows'
import { KintoError } from '~/protocol/KintoError'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import { MOST_ROWS } from '~/ui/grid/rowHeight'
import type { ListSearch } from '~/url/listSearch'
import { countedQuery, filtersOf } from '~/url/recordsQuery'
import { readShape } from './collectionShape'
import { recordSource } from './recordSource'
import { useLiveRows } from './useLiveRows'

/** Loading a longer list anew means all of its pages, one after the other: it is brought up to date by what changed. */
const MOST_PAGES_RELOADED = 3

/**
 * The records that an address asks for, as far as they are loaded. While another list is on its way the rows of the
 * last one stay (`isPrevious`). `shown`: the columns, where somebody chose others than the collection's own.
 * Errors: throws what leaves no page to stand on, e.g. a collection that is gone.
 */
export function useRecordList(of: CollectionRef, search: ListSearch, shown?: readonly string[]) {
  const collection = useQuery({ ...objectView(uriOf(of)), retryOnMount: false })
  const shape = useMemo(() => readShape(collection.data?.data), [collection.data])
  const { bid, cid } = of
  const source = useMemo(() => recordSource({ bid, cid }, search, shape, shown), [bid, cid, search, shape, shown])
  const list = useInfiniteQuery({ ...recordPages(source), placeholderData: keepPreviousData, retryOnMount: false })
  const { data, error, isPlaceholderData, hasNextPage } = list
  const isFiltered = filtersOf(search).length > 0 || source.find !== undefined
  if (error && !data && !canStandInPlace(error, isFiltered || source.at !== undefined)) throw error

  const loaded = useMemo(() => pagedRows(data?.pages.map(page => page.rows) ?? []), [data])
  const isSettled = data !== undefined && !isPlaceholderData
  const isStill = isSettled && !list.isFetching && !list.isError
  useWholeCells(source, isStill && !collection.isPending && lacksFields(data.pages, source))
  const live = useLiveRows(source, loaded, isSettled && !list.isFetching)
  const isWhole = isSettled && !hasNextPage && !list.hasPreviousPage
  const total = useTotal(source, { loaded: loaded.count, isSettled, isWhole })
  const whole = useQuery({ ...objectTotal(source.listUri, {}), enabled: isFiltered && isSettled }).data
  const ends = useEnds(list, loaded.count)
  return {
    shape,
    /** Loaded ones, as they are now. */
    rows: live.rows,
    live,
    /** Rows to judge columns by. */
    sample: isPlaceholderData ? undefined : data?.pages[0]?.rows,
    ...ends,
    before: {
      count: useMemo(() => countBefore(data?.pages ?? []), [data]),
      hasMore: isSettled && list.hasPreviousPage && !list.isFetchPreviousPageError,
    },
    isLoading: !data || collection.isPending,
    isPrevious: isPlaceholderData,
    isReloading: list.isRefetching,
    isFiltered,
    /** Nothing came at all: the list stands in place of its rows. */
    refusal: data ? undefined : error,
    nextPageError: list.isFetchNextPageError ? error : undefined,
    previousPageError: list.isFetchPreviousPageError ? error : undefined,
    reloadError: list.isRefetchError ? error : live.error,
    loadNext: () => void list.fetchNextPage(),
    loadPrevious: () => void list.fetchPreviousPage(),
    reload: useReload(of, source, data?.pages.length ?? 0),
    total,
    /** How many there would be without filters. */
    whole,
    /** The fields in which one text is looked for at once. */
    findFields: source.find?.fields,
  }
}

export type RecordList = ReturnType<typeof useRecordList>

type Pages = ReturnType<typeof useInfiniteQuery<unknown>>

/** Asks for more where somebody nears an end; never while something else is on its way. */
function useEnds(
  list: Pick<Pages, 'isFetching' | 'isError' | 'hasNextPage' | 'hasPreviousPage'> & Fetches,
  count: number,
) {
  const { isFetching, isError, hasNextPage, hasPreviousPage, fetchNextPage, fetchPreviousPage } = list
  const hasMore = hasNextPage && count < MOST_ROWS
  const isFree = !isFetching && !isError && count < MOST_ROWS
  const onReach = useCallback(
    (wanted: number) => {
      if (isFree && hasNextPage && wanted >= count) void fetchNextPage({ cancelRefetch: false })
    },
    [isFree, hasNextPage, count, fetchNextPage],
  )
  const onReachTop = useCallback(() => {
    if (isFree && hasPreviousPage) void fetchPreviousPage({ cancelRefetch: false })
  }, [isFree, hasPreviousPage, fetchPreviousPage])
  return { hasMore, isFull: hasNextPage && !hasMore, onReach, onReachTop }
}

type Fetch = (options?: { cancelRefetch?: boolean }) => Promise<unknown>
type Fetches = { fetchNextPage: Fetch; fetchPreviousPage: Fetch }

const countBefore = (pages: readonly { isBefore: boolean; rows: readonly unknown[] }[]) =>
  pages.reduce((count, page) => count + (page.isBefore ? page.rows.length : 0), 0)

/** What the question itself caused is answered beside it: by the person, who can ask another. */
const canStandInPlace = (error: Error, isFiltered: boolean) =>
  error instanceof KintoError && (error.status === 400 || (isFiltered && (error.status ?? 0) >= 500))

/** A column that was added may show a field that the loaded rows were asked without. */
function useWholeCells(source: RecordSource, isLacking: boolean) {
  const client = useQueryClient()
  // The rows are the server's; a failure stands above them, and is not asked for again by itself.
  useEffect(() => {
    if (isLacking) void reloadRecords(client, source).catch(() => undefined)
  }, [client, source, isLacking])
}

function lacksFields(pages: readonly RecordPage[], source: RecordSource): boolean {
  const fields = fieldsOf(source)
  return pages.some(page => !holdsFields(page, fields))
}

/** Rows and totals of this list, and what the collection says about it; its other lists when they are opened. */
function useReload(of: CollectionRef, source: RecordSource, pages: number) {
  const client = useQueryClient()
  return () => {
    const anew = pages > MOST_PAGES_RELOADED ? refreshRecords : reloadRecords
    void anew(client, source).catch(() => undefined) // Stands above the rows: `reloadError`.
    void client.invalidateQueries({ queryKey: keyOf(source.listUri), refetchType: 'none' })
    void refreshTotals(client, source)
    void client.invalidateQueries({ queryKey: objectView(uriOf(of)).queryKey })
  }
}

type Loaded = { loaded: number; isSettled: boolean; isWhole: boolean }

/** Counted by the server only when there is more than what came: a count costs it a scan. Merged lists have none. */
function useTotal(source: RecordSource, { loaded, isSettled, isWhole }: Loaded): number | undefined {
  const { listUri, query, find } = source
  const [only = ''] = find?.fields ?? []
  const counted = find
    ? { ...query, filters: [...(query.filters ?? []), [`like_${only}`, find.value] as [string, string]] }
    : query
  const { data } = useQuery({
    ...objectTotal(listUri, countedQuery(counted)),
    enabled: isSettled && !isWhole && !isMerged(source),
  })
  return isWhole ? loaded : data
}
