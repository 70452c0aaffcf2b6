import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { CollectionRef } from '~/protocol/ref'
import type { ListSearch } from '~/url/listSearch'
import type { CollectionShape } from '../list/collectionShape'

const FieldDrawer = lazy(async () => ({ default: (await import('./FieldDrawer')).FieldDrawer }))

/** What the panel of fields shows: one of them, or all where there is no name. */
export type PanelState = { field: string | undefined }

export type FieldPanelProps = {
  of: CollectionRef
  shape: CollectionShape
  /** Of the columns, in their order. */
  shown: readonly string[]
  search: ListSearch
  onSearch: (search: ListSearch) => void
  panel: PanelState | undefined
  onPanel: (panel: PanelState | undefined) => void
}

/** What the fields of a list hold. Its code comes when somebody asks. */
export function FieldPanel(props: FieldPanelProps) {
  const { panel } = props
  if (!panel) return null
  return (
    <Suspense fallback={<Skeleton height={2} aria-hidden />}>
      <FieldDrawer {...props} panel={panel} />
    </Suspense>
  )
}
