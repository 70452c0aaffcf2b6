import { Skeleton } from '@mantine/core'
import { useMemo } from 'react'
import type { CollectionRef } from '~/protocol/ref'
import type { ListSearch } from '~/url/listSearch'
import { ColumnsButton } from '../columns/ColumnsButton'
import type { KeptLayout } from '../columns/useColumnLayout'
import { fieldInfos } from '../filter/fieldInfos'
import { FilterBar } from '../filter/FilterBar'
import { FindBox } from './FindBox'
import { JumpBox } from './JumpBox'
import classes from './Toolbar.module.css'
import type { RecordColumns } from './useColumns'
import type { RecordList } from './useRecordList'

type Props = {
  of: CollectionRef
  search: ListSearch
  list: RecordList
  shown: RecordColumns
  columnLayout: KeptLayout
  /** A step of its own on the way back. */
  onSearch: (search: ListSearch) => Promise<void>
  /** Another touch to the step before. */
  onType: (search: ListSearch) => Promise<void>
  onOverview: (field?: string) => void
}

/** Which records are shown, in which order, and what of them. */
export function RecordToolbar({ of, search, list, shown, columnLayout, onSearch, onType, onOverview }: Props) {
  const fields = useMemo(() => fieldInfos(list.shape, shown.sample), [list.shape, shown.sample])
  return (
    <div className={classes.toolbar}>
      {list.isLoading && !list.refusal && <Skeleton className={classes.findPlace} aria-hidden />}
      <FindBox search={search} fields={shown.textFields} findFields={list.findFields} onSearch={onType} />
      <FilterBar
        search={search}
        shape={list.shape}
        fields={fields}
        error={list.refusal}
        canClear={list.rows.count > 0}
        onSearch={onSearch}
        onType={onType}
      >
        <JumpBox search={search} shape={list.shape} sample={shown.sample} onSearch={onSearch} />
        <ColumnsButton
          of={of}
          shape={list.shape}
          shown={shown}
          state={columnLayout}
          search={search}
          onSearch={onType}
          onOverview={onOverview}
        />
      </FilterBar>
    </div>
  )
}
