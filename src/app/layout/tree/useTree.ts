import { useLocalStorage } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useManyPages } from '~/data/manyPages'
import { objectPages } from '~/data/queries'
import { useSession } from '~/data/session'
import { isJsonObject } from '~/protocol/json'
import { childrenUri } from '~/protocol/ref'
import { placeOf } from '../place'
import { treeRows } from './treeRows'

/** With so few buckets one sees everything at once; with more, only the bucket that one is in is open at first. */
const OPEN_ALL_UP_TO = 8

const bucketQuery = { sort: ['id'] }
const collectionQuery = { sort: ['id'], fields: ['id'] }

const collectionsUri = (bid: string) => childrenUri({ bid }, 'collection')

/** Everything that the tree shows, and what one can do to it. */
export function useTree() {
  const here = useRouterState({ select: state => (state.resolvedLocation ?? state.location).pathname })
  const place = placeOf(here)
  const [filter, setFilter] = useState('')
  const { isChosenOpen, choose } = useOpenBuckets()
  const list = useInfiniteQuery(objectPages(childrenUri(undefined, 'bucket'), bucketQuery))
  const buckets = list.data?.pages.flatMap(page => page.rows.map(row => row.id)) ?? []
  const opensAll = buckets.length <= OPEN_ALL_UP_TO && !list.hasNextPage
  const isOpen = (bid: string) => isChosenOpen(bid) ?? (opensAll || bid === place.bid)
  const branches = useManyPages(buckets.filter(isOpen).map(collectionsUri), collectionQuery)
  const branchOf = (bid: string) => branches.get(collectionsUri(bid))
  const rows = treeRows({ buckets, hasMoreBuckets: list.hasNextPage, isOpen, branchOf, filter })
  const toggle = (bid: string) => choose(bid, !isOpen(bid))
  return { list, buckets, rows, branchOf, place, filter, setFilter, toggle, choose }
}

/** Which buckets a person opened or closed, for each server. Buckets that were never touched are not in it. */
function useOpenBuckets() {
  const { server } = useSession()
  const [kept, setKept] = useLocalStorage<unknown>({
    key: `kinto-studio:tree:1:${server}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const chosen = new Map(isJsonObject(kept) ? Object.entries(kept) : [])
  const isChosenOpen = (bid: string): boolean | undefined => {
    const open = chosen.get(bid)
    return typeof open === 'boolean' ? open : undefined
  }
  const choose = (bid: string, open: boolean) => setKept(Object.fromEntries(chosen.set(bid, open)))
  return { isChosenOpen, choose }
}
