import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { previewJson } from '~/lib/previewJson'
import { valueAt } from '~/lib/valueAt'
import type { KintoObject } from '~/protocol/objects'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import type { RowLink } from '~/ui/grid/GridColumn'
import { stringifySearch, type ListSearch } from '~/url/listSearch'

/** Leads to a record, with the list's own search part along: so the record page knows what comes next in the list. */
export function useRecordLink(
  { bid, cid }: CollectionRef,
  search: ListSearch,
  mainField: string,
): RowLink<KintoObject> {
  const router = useRouter()
  return useMemo(() => {
    const question = stringifySearch(search)
    return {
      // Forty rows may be new in one frame: the router's own Link would work out each address from the route tree.
      hrefOf: ({ id }) => router.history.createHref(uriOf({ bid, cid, rid: id }) + question),
      textOf: row => {
        const value = valueAt(row, mainField)
        const text = value === undefined || value === null ? '' : previewJson(value).trim()
        return text === '' ? row.id : text
      },
      onOpen: ({ id }) =>
        void router.navigate({
          to: '/buckets/$bid/collections/$cid/records/$rid',
          params: { bid, cid, rid: id },
          search,
        }),
    }
  }, [router, bid, cid, search, mainField])
}
