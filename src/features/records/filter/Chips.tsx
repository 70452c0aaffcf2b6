import { Trans, useLingui } from '@lingui/react/macro'
import { Button, VisuallyHidden } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconFilter } from '@tabler/icons-react'
import { lazy, useRef, useState, type ReactNode, type RefObject } from 'react'
import { readFilters, writeCondition, type Condition } from '~/url/filters'
import { shownFilters, withoutFilter } from '~/url/filtersRules'
import type { ListSearch } from '~/url/listSearch'
import { withoutFilters } from '~/url/recordsQuery'
import type { FilterBarProps } from './FilterBar'
import { FilterChip } from './FilterChip'
import { FilterHints } from './FilterHints'
import classes from './filter.module.css'
import { LatePopover } from './LatePopover'
import { refusedParameter } from './refused'
import { SortButton } from './SortButton'
import { sentenceOf, textOfSentence } from './words'

const loadEditor = () => import('./FilterEditor')
const FilterEditor = lazy(async () => ({ default: (await loadEditor()).FilterEditor }))

/** What is open: the editor of a new filter, or that of a chip. */
type Open = { name: string | undefined }

type Props = FilterBarProps & { toggle: ReactNode; onRaw: () => void }

/** The filters as chips, and what adds to them. */
export function Chips(props: Props) {
  const { search, shape, fields, error, canClear = true, onSearch, onType, toggle, onRaw } = props
  const { t } = useLingui()
  const list = useRef<HTMLUListElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const { said, changed, open, setOpen, apply, remove, clear } = useChips(props, list, add)
  const filters = readFilters(search)
  const shown = shownFilters(filters)
  const refused = refusedParameter(error, search)
  const { i18n } = useLingui()
  const close = () => setOpen(undefined)
  const common = { search, fields, onApply: apply, onCancel: close }
  const press = (name: string) => setOpen(open?.name === name ? undefined : { name })
  return (
    <>
      <NewFilter
        button={add}
        isOpen={open !== undefined && open.name === undefined}
        onOpen={() => setOpen({ name: undefined })}
        onClose={close}
      >
        <FilterEditor {...common} filter={undefined} />
      </NewFilter>
      <SortButton search={search} standard={shape.sort} fields={fields} onSearch={onSearch} onType={onType} />
      {toggle}
      {shown.length > 0 && (
        <div className={classes.chipsRow}>
          <ul ref={list} className={classes.chips} aria-label={t`Filters`}>
            {shown.map((filter, index) => (
              <FilterChip
                key={filter.name}
                sentence={sentenceOf(filter, fields, i18n)}
                refusal={refused?.name === filter.name ? refused.message : undefined}
                isOpen={open?.name === filter.name}
                takesFocus={changed === filter.name}
                onToggle={() => (filter.condition ? press(filter.name) : onRaw())}
                onClose={close}
                onRemove={() => remove(index)}
              >
                <FilterEditor {...common} filter={filter} />
              </FilterChip>
            ))}
          </ul>
          {canClear && (
            <Button size="compact-sm" variant="subtle" color="gray" className={classes.clear} onClick={clear}>
              <Trans>Clear filters</Trans>
            </Button>
          )}
        </div>
      )}
      <FilterHints search={search} filters={filters} fields={fields} onSearch={onSearch} />
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  )
}

/** What the chips do, what is said about it, and where the focus goes. */
function useChips(
  { search, fields, onSearch }: Props,
  list: RefObject<HTMLUListElement | null>,
  add: RefObject<HTMLButtonElement | null>,
) {
  const { t, i18n } = useLingui()
  const [open, setOpen] = useState<Open>()
  const [said, setSaid] = useState('')
  /** The chip that took the place of one that was changed. */
  const [changed, setChanged] = useState<string>()
  return {
    said,
    changed,
    open,
    setOpen,
    apply: (next: ListSearch, condition?: Condition) => {
      const isChange = open?.name !== undefined
      setOpen(undefined)
      setChanged(isChange && condition ? writeCondition(condition)?.[0] : undefined)
      setSaid(isChange ? t`Filter changed` : t`Filter added`)
      if (JSON.stringify(next) !== JSON.stringify(search)) void onSearch(next)
    },
    remove: (index: number) => {
      const filter = shownFilters(readFilters(search))[index]
      if (!filter) return
      const chips = [...(list.current?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])]
      const neighbour = chips[index + 1] ?? chips[index - 1] ?? add.current
      neighbour?.focus()
      const sentence = textOfSentence(sentenceOf(filter, fields, i18n))
      setSaid(t`Filter removed: ${sentence}`)
      void onSearch(withoutFilter(search, filter.name))
    },
    clear: () => {
      add.current?.focus()
      setSaid(t`All filters removed`)
      void onSearch(withoutFilters(search))
    },
  }
}

type NewFilterProps = {
  button: RefObject<HTMLButtonElement | null>
  isOpen: boolean
  onOpen: () => void
  onClose: () => void
  /** The editor. */
  children: ReactNode
}

function NewFilter({ button, isOpen, onOpen, onClose, children }: NewFilterProps) {
  const { t } = useLingui()
  // Also from within an input: no browser uses it, and it prints nothing.
  useHotkeys([['mod+shift+F', onOpen]], [])
  const target = (
    <Button
      ref={button}
      variant="default"
      size="sm"
      leftSection={<IconFilter size={16} aria-hidden />}
      aria-keyshortcuts="Control+Shift+F"
      onPointerEnter={() => void loadEditor()}
      onFocus={() => void loadEditor()}
      onClick={isOpen ? onClose : onOpen}
    >
      <Trans>Filter</Trans>
    </Button>
  )
  return (
    <LatePopover label={t`New filter`} isOpen={isOpen} onClose={onClose} target={target}>
      {children}
    </LatePopover>
  )
}
