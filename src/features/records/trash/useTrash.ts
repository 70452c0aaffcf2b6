import { keepPreviousData, useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { objectView } from '~/data/queries'
import { useSession } from '~/data/session'
import { deletionStories, knownStories, trashPages, type Deletion, type DeletionStory } from '~/data/trash'
import { KintoError } from '~/protocol/KintoError'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import type { ListSearch } from '~/url/listSearch'
import { readShape } from '../list/collectionShape'
import { historyKept } from './historyKept'

/** `story` is undefined while the history is asked, and where it cannot be. */
export type TrashRow = Deletion & { story: DeletionStory | undefined; isAsking: boolean }

/** What the address asks the trash for, in Kinto's own words for the records and for their history. */
export const trashQuestion = ({ like_id: id, like_user_id: user }: ListSearch) => ({ id, user })

/** The deleted records of a collection, with what the history tells of them as soon as it does. */
export function useTrash({ bid, cid }: CollectionRef, search: ListSearch) {
  const of = useMemo(() => ({ bid, cid }), [bid, cid])
  const { info } = useSession()
  const kept = historyKept(info.capabilities.history, of)
  const collection = useQuery({ ...objectView(uriOf(of)), retryOnMount: false })
  const shape = useMemo(() => readShape(collection.data?.data), [collection.data])
  const question = trashQuestion(search)
  const list = useInfiniteQuery({ ...trashPages(of, question), placeholderData: keepPreviousData, retryOnMount: false })
  const { data, error } = list
  if (error && !data && !standsInPlace(error, question.user !== undefined)) throw error
  const pages = data?.pages ?? []
  const told = useStories(
    of,
    pages.map(page => page.rows),
    kept.isKept,
  )
  return {
    kept,
    shape,
    rows: told.rows,
    isFiltered: question.id !== undefined || question.user !== undefined,
    isLoading: !data,
    isPrevious: list.isPlaceholderData,
    isReloading: list.isRefetching,
    /** Nothing came at all. */
    refusal: data ? undefined : error,
    reloadError: list.isRefetchError ? error : undefined,
    nextPageError: list.isFetchNextPageError ? error : undefined,
    hasMore: list.hasNextPage && !list.isPlaceholderData,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
    reload: () => void list.refetch(),
    /** The history could not be read, for some of the rows at least. */
    historyError: told.error,
    askAgain: told.askAgain,
  }
}

export type Trash = ReturnType<typeof useTrash>

/** A question that the server refuses is answered beside it, where another can be asked. */
export const standsInPlace = (error: unknown, asksHistory: boolean) =>
  error instanceof KintoError &&
  (error.status === 400 ||
    (error.status ?? 0) >= 500 ||
    (asksHistory && (error.status === 403 || error.status === 401)))

function useStories(of: CollectionRef, pages: readonly Deletion[][], isKept: boolean) {
  const client = useQueryClient()
  const answers = useQueries({
    queries: pages.map(rows => ({ ...deletionStories(of, rows), enabled: isKept && rows.length > 0 })),
  })
  const rows = new Map<string, TrashRow>()
  for (const [number, page] of pages.entries()) {
    const answer = answers[number]
    const stories = answer?.data ?? knownStories(client, of, page)
    for (const deletion of page) {
      const story = stories.get(deletion.id)
      const isAsking = isKept && !story && answer?.isPending === true
      // Something may have been deleted since the page before came, so that this one begins with rows of that one.
      if (!story?.isAlive) rows.set(deletion.id, { ...deletion, story, isAsking })
    }
  }
  return {
    rows: [...rows.values()],
    error: answers.find(answer => answer.error)?.error ?? undefined,
    askAgain: () => {
      for (const answer of answers) if (answer.isError) void answer.refetch()
    },
  }
}
