import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react'
import { useSession } from '~/data/session'
import type { CollectionRef } from '~/protocol/ref'
import type { ListSearch } from '~/url/listSearch'
import type { RecordColumns } from '../list/useColumns'
import type { RecordList } from '../list/useRecordList'
import { CopyMenu } from './CopyMenu'
import classes from './SelectionBar.module.css'
import type { RecordSelection } from './useSelection'

const ChangeDialog = lazy(async () => ({ default: (await import('./ChangeDialog')).ChangeDialog }))
const DeleteDialog = lazy(async () => ({ default: (await import('./DeleteDialog')).DeleteDialog }))

export type SelectionProps = {
  of: CollectionRef
  search: ListSearch
  list: RecordList
  shown: RecordColumns
  picked: RecordSelection
}

/** What can be done with the selected records: at the bottom of the list, as long as there are any. */
export function SelectionBar(props: SelectionProps) {
  const { picked } = props
  return (
    <>
      <div role="status" className={classes.unseen}>
        {picked.isNothing ? picked.wasCleared && <Cleared /> : <Count picked={picked} />}
      </div>
      {!picked.isNothing && <Bar {...props} />}
      {picked.isNothing && picked.wasCleared && (
        <Frame>
          <span className={classes.note} aria-hidden>
            <Cleared />
          </span>
          <Dismiss onClick={picked.clear} />
        </Frame>
      )}
    </>
  )
}

/** Stands below a grid, which leaves room for whatever says so. */
const Frame = ({ label, children }: { label?: string; children: ReactNode }) => (
  <div role={label === undefined ? undefined : 'toolbar'} aria-label={label} className={classes.bar} data-below-grid>
    {children}
  </div>
)

const Cleared = () => <Trans>Other filters are other records: nothing is selected any more.</Trans>

function Dismiss({ onClick }: { onClick: () => void }) {
  const { t } = useLingui()
  return <CloseButton size="sm" className={classes.end} aria-label={t`Close this message`} onClick={onClick} />
}

function Bar(props: SelectionProps) {
  const { t } = useLingui()
  const { picked, list } = props
  const isReadOnly = useSession().info.settings.readonly
  const [dialog, setDialog] = useState<'change' | 'delete'>()
  const clear = () => {
    picked.clear()
    focusGrid()
  }
  const opener = useFocusKept(dialog !== undefined)
  useHotkeys([['Escape', event => isForSelection(event) && picked.clear(), { preventDefault: false }]])
  const close = () => setDialog(undefined)
  const open = (kind: 'change' | 'delete') => (event: MouseEvent<HTMLElement>) => {
    opener.current = event.currentTarget
    setDialog(kind)
  }
  return (
    <Frame label={t`Selected records`}>
      <div className={classes.count} aria-hidden>
        <Count picked={picked} />
      </div>
      {picked.all && (
        <Button size="xs" variant="subtle" onClick={picked.pickAll}>
          <SelectAll total={picked.all.total} isFiltered={list.isFiltered} />
        </Button>
      )}
      <Button size="xs" variant="subtle" color="gray" onClick={clear}>
        <Trans>Clear</Trans>
      </Button>
      <div className={classes.actions}>
        {isReadOnly && (
          <span className={classes.note} id="selection-read-only">
            <Trans>This server is read-only.</Trans>
          </span>
        )}
        <CopyMenu {...props} />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          disabled={isReadOnly}
          aria-describedby={isReadOnly ? 'selection-read-only' : undefined}
          onClick={open('change')}
        >
          <Trans>Change…</Trans>
        </Button>
        <Button
          size="xs"
          variant="default"
          className={classes.danger}
          leftSection={<IconTrash size={16} aria-hidden />}
          disabled={isReadOnly}
          aria-describedby={isReadOnly ? 'selection-read-only' : undefined}
          onClick={open('delete')}
        >
          <Trans>Delete…</Trans>
        </Button>
      </div>
      <Suspense fallback={null}>
        {dialog === 'change' && <ChangeDialog {...props} onClose={close} />}
        {dialog === 'delete' && <DeleteDialog {...props} onClose={close} />}
      </Suspense>
    </Frame>
  )
}

function Count({ picked: { count, isAll } }: { picked: RecordSelection }) {
  if (count === undefined) return isAll ? <Trans>All that match are selected</Trans> : null
  return <Plural value={count} one="# selected" other="# selected" />
}

function SelectAll({ total, isFiltered }: { total: number | undefined; isFiltered: boolean }) {
  if (!isFiltered && total !== undefined) return <Plural value={total} one="Select all #" other="Select all #" />
  if (!isFiltered) return <Trans>Select all</Trans>
  if (total === undefined) return <Trans>Select all that match</Trans>
  return <Plural value={total} one="Select the one that matches" other="Select all # that match" />
}

/** What was pressed goes with the bar: the cell that one came from is where one goes on. */
function focusGrid() {
  document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus({ preventScroll: true })
}

/** Back to what opened a dialog, or to the list where that is gone too. */
function useFocusKept(isOpen: boolean) {
  const opener = useRef<HTMLElement>(null)
  // The focus is the document's; a dialog that came late does not know who opened it.
  useEffect(() => {
    if (!isOpen) return undefined
    const button = opener.current
    return () => {
      if (document.activeElement !== document.body) return
      if (button?.isConnected) button.focus({ preventScroll: true })
      else focusGrid()
    }
  }, [isOpen])
  return opener
}

/** Menus, dialogs and editors have an Escape of their own. */
const isForSelection = ({ target, defaultPrevented }: KeyboardEvent) =>
  !defaultPrevented &&
  target instanceof Element &&
  (target === document.body || target.closest('[role="grid"], [data-below-grid]') !== null) &&
  target.closest('[role="dialog"], [role="menu"], [data-editor], [aria-expanded="true"]') === null
