import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { lazy, useRef, useState } from 'react'
import { writeAt } from '~/url/atSearch'
import type { ListSearch } from '~/url/listSearch'
import { withParameter } from '~/url/recordsQuery'
import { readSort, writeSort, type SortKey } from '~/url/sortSearch'
import { infoOf, type FieldInfo } from './fieldInfos'
import classes from './filter.module.css'
import { LatePopover } from './LatePopover'
import { fieldName } from './words'

const loadEditor = () => import('./SortEditor')
const SortEditor = lazy(async () => ({ default: (await loadEditor()).SortEditor }))

type Props = {
  search: ListSearch
  standard: readonly string[]
  fields: readonly FieldInfo[]
  onSearch: (next: ListSearch) => Promise<void> | void
  onType: (next: ListSearch) => Promise<void> | void
}

/** Says by what the list is sorted, and opens the keys. */
export function SortButton({ search, standard, fields, onSearch, onType }: Props) {
  const { t, i18n } = useLingui()
  const [isOpen, setOpen] = useState(false)
  // The first change is a step of its own; what follows while it is open belongs to it.
  const isTouched = useRef(false)
  const keys = readSort(search._sort, standard)
  const [first, ...others] = keys
  const toggle = () => {
    isTouched.current = false
    setOpen(!isOpen)
  }
  const change = (next: readonly SortKey[]) => {
    const go = isTouched.current ? onType : onSearch
    isTouched.current = true
    // Where the list began was a place in the old order.
    void go(withParameter(writeAt(search, undefined), '_sort', writeSort(next, standard)))
  }
  const Arrow = first?.isDescending ? IconArrowDown : IconArrowUp
  const title = first && fieldName(infoOf(fields, first.field), i18n)
  return (
    <LatePopover
      label={t`Order of the list`}
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      target={
        <Button
          variant="default"
          size="sm"
          className={classes.sortButton}
          leftSection={<IconArrowsSort size={16} aria-hidden />}
          onPointerEnter={() => void loadEditor()}
          onFocus={() => void loadEditor()}
          onClick={toggle}
        >
          <Trans>Sort</Trans>
          {title !== undefined && (
            <span className={classes.sortNow}>
              <bdi className={classes.sortField}>{title}</bdi>
              <Arrow size={14} aria-label={first?.isDescending ? t`descending` : t`ascending`} />
              {others.length > 0 && <span>+{others.length}</span>}
            </span>
          )}
        </Button>
      }
    >
      <SortEditor
        keys={keys}
        isOwn={search._sort === undefined}
        fields={fields}
        onChange={change}
        onReset={() => change(readSort(undefined, standard))}
      />
    </LatePopover>
  )
}
