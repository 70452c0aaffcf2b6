import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCode } from '@tabler/icons-react'
import { lazy, Suspense, type ReactNode } from 'react'
import type { ListSearch } from '~/url/listSearch'
import type { CollectionShape } from '../list/collectionShape'
import { Chips } from './Chips'
import type { FieldInfo } from './fieldInfos'
import classes from './filter.module.css'
import { useFilterMode } from './useFilterMode'

const loadRaw = () => import('./RawBox')
const RawBox = lazy(async () => ({ default: (await loadRaw()).RawBox }))

export type FilterBarProps = {
  search: ListSearch
  shape: CollectionShape
  fields: readonly FieldInfo[]
  /** What the server said to this address, if it refused it. */
  error: unknown
  /** Not where the page itself offers to clear the filters, beside the reason. */
  canClear?: boolean
  /** A step of its own on the way back. */
  onSearch: (next: ListSearch) => Promise<void> | void
  /** Another touch to the step before. */
  onType: (next: ListSearch) => Promise<void> | void
  /** Further buttons, before the chips. */
  children?: ReactNode
}

/** Which records are shown and in which order, as chips or as the query itself. */
export function FilterBar(props: FilterBarProps) {
  const { t } = useLingui()
  const [isRaw, setRaw] = useFilterMode()
  const toggle = (
    <>
      <Tooltip label={isRaw ? t`Show filters as chips` : t`Write filters as a query`}>
        <ActionIcon
          variant={isRaw ? 'light' : 'subtle'}
          color={isRaw ? 'accent' : 'gray'}
          size={36}
          aria-label={t`Write filters as a query`}
          aria-pressed={isRaw}
          onPointerEnter={() => void loadRaw()}
          onClick={() => setRaw(!isRaw)}
        >
          <IconCode size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {props.children}
    </>
  )
  return (
    <div className={classes.bar} role="group" aria-label={t`Filters and order`}>
      {isRaw ? (
        <Suspense fallback={<div className={classes.rawPlace} />}>
          <RawBox {...props} toggle={toggle} onSearch={next => void props.onSearch(next)} />
        </Suspense>
      ) : (
        <Chips {...props} toggle={toggle} onRaw={() => setRaw(true)} />
      )}
    </div>
  )
}
