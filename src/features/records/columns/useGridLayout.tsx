import { Trans } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { IconChartBar, IconEyeOff, IconPin } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { GridLayout } from '~/ui/grid/gridOptions'
import type { ListSearch } from '~/url/listSearch'
import { MOST_PINNED, withWidth } from '~/url/savedViewLayout'
import type { RecordColumns } from '../list/useColumns'
import { canHide, LAST_MODIFIED, moveField, writeFields } from './fieldOrder'
import type { KeptLayout } from './useColumnLayout'

type Options = {
  state: KeptLayout
  shown: RecordColumns
  search: ListSearch
  onSearch: (search: ListSearch) => void
  /** Opens the overview of a field. */
  onOverview: (field: string) => void
}

/** What the grid's `layout` wants: how the columns stand, and what becomes of what people do to them. */
export function useGridLayout({ state, shown, search, onSearch, onOverview }: Options): GridLayout {
  const { layout, change } = state
  return useMemo(() => {
    const fields = shown.columns.map(({ id }) => id)
    const hide = (field: string) => {
      // Every record has the date, so the address does not ask for it.
      if (field === LAST_MODIFIED) change(now => ({ ...now, isWithoutLastModified: true }))
      else
        onSearch(
          writeFields(
            search,
            fields.filter(one => one !== field),
          ),
        )
    }
    const pin = (pinned: number) => change(now => ({ ...now, pinned }))
    return {
      pinned: layout.pinned,
      density: layout.density,
      onResize: (field, width) => change(now => withWidth(now, field, width)),
      onReset: field => change(now => withWidth(now, field, undefined)),
      onMove: (field, to) => onSearch(writeFields(search, moveField(fields, field, to))),
      menuOf: field => (
        <HeaderMenu
          position={fields.indexOf(field)}
          pinned={layout.pinned}
          canHide={canHide(fields, field)}
          onOverview={() => onOverview(field)}
          onHide={() => hide(field)}
          onPin={pin}
        />
      ),
    }
  }, [layout, change, shown, search, onSearch, onOverview])
}

type HeaderProps = {
  position: number
  pinned: number
  canHide: boolean
  onOverview: () => void
  onHide: () => void
  onPin: (pinned: number) => void
}

function HeaderMenu({ position, pinned, canHide, onOverview, onHide, onPin }: HeaderProps) {
  const isLastPinned = position + 1 === pinned
  return (
    <>
      {!isLastPinned && position < MOST_PINNED && (
        <Menu.Item leftSection={<IconPin size={16} aria-hidden />} onClick={() => onPin(position + 1)}>
          <Trans>Keep columns up to here in view</Trans>
        </Menu.Item>
      )}
      {isLastPinned && pinned > 1 && (
        <Menu.Item leftSection={<IconPin size={16} aria-hidden />} onClick={() => onPin(1)}>
          <Trans>Keep only the first column in view</Trans>
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconEyeOff size={16} aria-hidden />} disabled={!canHide} onClick={onHide}>
        <Trans>Hide this column</Trans>
      </Menu.Item>
      <Menu.Item leftSection={<IconChartBar size={16} aria-hidden />} onClick={onOverview}>
        <Trans>What this field holds…</Trans>
      </Menu.Item>
    </>
  )
}
