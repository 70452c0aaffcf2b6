import { Trans } from '@lingui/react/macro'
import { Button, Popover, Skeleton } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { tellRoom } from '~/ui/tellRoom'
import type { CollectionRef } from '~/protocol/ref'
import type { ListSearch } from '~/url/listSearch'
import type { CollectionShape } from '../list/collectionShape'
import type { RecordColumns } from '../list/useColumns'
import type { KeptLayout } from './useColumnLayout'

const ColumnChooser = lazy(async () => ({ default: (await import('./ColumnChooser')).ColumnChooser }))

export type ColumnsProps = {
  of: CollectionRef
  shape: CollectionShape
  shown: RecordColumns
  state: KeptLayout
  search: ListSearch
  /** Called for every press: one step of the browser's history would be too much for each. */
  onSearch: (search: ListSearch) => void
  /** Opens the overview of a field, or of all. */
  onOverview: (field?: string) => void
}

/** Which columns there are and how they stand. */
export function ColumnsButton(props: ColumnsProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width={380}
      trapFocus
      returnFocus
      shadow="md"
      middlewares={{ flip: true, shift: true, size: { apply: tellRoom } }}
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconColumns3 size={16} aria-hidden />}
          onClick={() => setIsOpen(!isOpen)}
          aria-expanded={isOpen}
        >
          <Trans>Columns</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <Suspense fallback={<Skeleton height={320} aria-hidden />}>
          <ColumnChooser {...props} onClose={() => setIsOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
