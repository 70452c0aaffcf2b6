import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconDots, IconLink, IconPencil, IconStar, IconTrash } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { uriOf } from '~/protocol/ref'
import { stringifySearch } from '~/url/listSearch'
import { searchOfView } from '~/url/savedView'
import type { LineProps } from './ViewLine'

type Props = LineProps & { onRename: () => void; onRemove: () => void }

/** What can be done with a view, beside applying it. */
export function ViewActions({ of, scope, view, position, count, isDefault, changer, onRename, onRemove }: Props) {
  const { t } = useLingui()
  const { history } = useRouter()
  const clipboard = useClipboard()
  const [isOpen, setIsOpen] = useState(false)
  const copy = () => {
    const address = history.createHref(`${uriOf(of)}/records${stringifySearch(searchOfView(view))}`)
    clipboard.copy(new URL(address, location.href).href)
    changer.say(t`Link copied`)
  }
  const move = (to: number) =>
    void changer.change(scope, { type: 'move', id: view.id, to }, t`${view.name} is number ${to + 1} of ${count} now`)
  const setDefault = () =>
    void changer.change(
      scope,
      { type: 'default', id: isDefault ? undefined : view.id },
      isDefault ? t`All records are shown first` : t`${view.name} is shown first`,
    )
  return (
    <span role="presentation" onKeyDown={event => isOpen && event.key === 'Escape' && event.stopPropagation()}>
      {/* Inside the popover, which would take a press elsewhere for one beside it; `fixed`, as what scrolls would cut it. */}
      <Menu opened={isOpen} onChange={setIsOpen} position="bottom-end" withinPortal={false} floatingStrategy="fixed">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t`More for ${view.name}`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={copy}>
            <Trans>Copy link</Trans>
          </Menu.Item>
          <Menu.Item leftSection={<IconStar size={16} aria-hidden />} onClick={setDefault}>
            {isDefault ? <Trans>Do not show first</Trans> : <Trans>Show first when the list opens</Trans>}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onRename}>
            <Trans>Rename…</Trans>
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowUp size={16} aria-hidden />}
            disabled={position === 0}
            onClick={() => move(position - 1)}
          >
            <Trans>Move up</Trans>
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown size={16} aria-hidden />}
            disabled={position === count - 1}
            onClick={() => move(position + 1)}
          >
            <Trans>Move down</Trans>
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={onRemove}>
            <Trans>Delete…</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
