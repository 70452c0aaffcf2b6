import type { ReactNode } from 'react'
import type { KintoObject } from '~/protocol/objects'
import type { CollectionRef } from '~/protocol/ref'
import type { GridLayout } from '~/ui/grid/gridOptions'
import { writeQuickFind } from '~/url/findSearch'
import type { ListSearch } from '~/url/listSearch'
import { withoutFilters } from '~/url/recordsQuery'
import { SelectionBar } from '../bulk/SelectionBar'
import { useSelection } from '../bulk/useSelection'
import { StagedBar } from '../staged/StagedBar'
import { useStaged } from '../staged/useStaged'
import { ListBody } from './ListBody'
import { RecordGrid } from './RecordGrid'
import classes from './RecordSheet.module.css'
import type { RecordColumns } from './useColumns'
import type { RecordList } from './useRecordList'

type Props = {
  of: CollectionRef
  search: ListSearch
  list: RecordList
  shown: RecordColumns
  layout: GridLayout
  create: ReactNode
  onActive: (row: KintoObject | undefined) => void
  onSearch: (search: ListSearch) => Promise<void>
}

/** The rows, with what somebody types over and what they select. */
export function RecordSheet({ create, ...props }: Props) {
  const { of, search, list, shown, onSearch } = props
  const picked = useSelection(of, search, list, shown.mainField)
  const staged = useStaged({
    of,
    shape: list.shape,
    rows: list.rows,
    columns: shown.columns,
    isPrevious: list.isPrevious,
  })
  const clear = () => void onSearch(writeQuickFind(withoutFilters(search), { text: '', fields: [] }))
  return (
    <>
      <ListBody list={list} create={create} onClearFilters={clear}>
        <RecordGrid {...props} selection={picked.grid} staged={staged} />
      </ListBody>
      <div className={classes.bars}>
        <SelectionBar of={of} search={search} list={list} shown={shown} picked={picked} />
        <StagedBar staged={staged} />
      </div>
    </>
  )
}
