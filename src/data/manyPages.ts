import { InfiniteQueryObserver, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ListQuery } from '~/protocol/listQuery'
import { objectPages } from './queries'

/** One list of several, as far as it was loaded. */
export type PagesState = {
  ids: string[]
  status: 'pending' | 'error' | 'success'
  error: unknown
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
  retry: () => void
}

/** React's `useQueries` knows no infinite queries, so this holds one observer for each list. */
class ManyPages {
  #observers = new Map<string, { observer: InfiniteObserver; stop: () => void }>()
  #listeners = new Set<() => void>()
  #snapshot: ReadonlyMap<string, PagesState> = new Map()

  constructor(
    private readonly client: QueryClient,
    private readonly query: ListQuery,
  ) {}

  watch(listUris: readonly string[]) {
    for (const [uri, { stop }] of this.#observers) {
      if (listUris.includes(uri)) continue
      stop()
      this.#observers.delete(uri)
    }
    for (const uri of listUris) {
      if (this.#observers.has(uri)) continue
      const observer = observe(this.client, uri, this.query)
      this.#observers.set(uri, { observer, stop: observer.subscribe(() => this.#tell()) })
    }
    this.#tell()
  }

  get = () => this.#snapshot
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #tell() {
    this.#snapshot = new Map([...this.#observers].map(([uri, { observer }]) => [uri, stateOf(observer)]))
    for (const listener of this.#listeners) listener()
  }
}

const observe = (client: QueryClient, listUri: string, query: ListQuery) =>
  new InfiniteQueryObserver(client, objectPages(listUri, query))
type InfiniteObserver = ReturnType<typeof observe>

function stateOf(observer: InfiniteObserver): PagesState {
  const { data, status, error, hasNextPage, isFetchingNextPage, isFetchNextPageError } = observer.getCurrentResult()
  return {
    ids: data?.pages.flatMap(page => page.rows.map(row => row.id)) ?? [],
    status: data ? 'success' : status,
    error,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore: () => void observer.fetchNextPage(),
    retry: () => void (isFetchNextPageError ? observer.fetchNextPage() : observer.refetch()),
  }
}

/**
 * The ids of several lists at once, each page by page. A list that is new among `listUris` is missing from the answer
 * for one moment. `query` must not change.
 */
export function useManyPages(listUris: readonly string[], query: ListQuery): ReadonlyMap<string, PagesState> {
  const client = useQueryClient()
  const [many] = useState(() => new ManyPages(client, query))
  const wanted = listUris.join(' ')
  // The observers live outside React: they follow the lists that are wanted, and stop with the component.
  useEffect(() => many.watch(wanted === '' ? [] : wanted.split(' ')), [many, wanted])
  useEffect(() => () => many.watch([]), [many])
  return useSyncExternalStore(many.subscribe, many.get)
}
