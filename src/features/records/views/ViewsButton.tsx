import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Popover, Skeleton } from '@mantine/core'
import { IconBookmarks, IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { tellRoom } from '~/ui/tellRoom'
import type { CollectionRef } from '~/protocol/ref'
import type { ListSearch } from '~/url/listSearch'
import { isModified } from '~/url/savedView'
import type { KeptLayout } from '../columns/useColumnLayout'
import type { Views } from './useViews'
import classes from './Views.module.css'

const ViewsMenu = lazy(async () => ({ default: (await import('./ViewsMenu')).ViewsMenu }))

export type ViewsProps = {
  of: CollectionRef
  views: Views
  state: KeptLayout
  search: ListSearch
  onSearch: (search: ListSearch) => void
}

/** Which saved view is shown, and the way to others. */
export function ViewsButton(props: ViewsProps) {
  const { t } = useLingui()
  const { views, search, state } = props
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setIsOpen(false)
    button.current?.focus()
  }
  const view = views.current?.view
  const isChanged = view !== undefined && isModified(view, search, state.layout)
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      width={340}
      trapFocus
      returnFocus
      // The menu knows better: Escape may close something inside it.
      closeOnEscape={false}
      shadow="md"
      middlewares={{ flip: true, shift: true, size: { apply: tellRoom } }}
    >
      <Popover.Target>
        <Button
          ref={button}
          className={classes.button}
          variant="subtle"
          size="compact-sm"
          leftSection={<IconBookmarks size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => setIsOpen(!isOpen)}
          aria-expanded={isOpen}
        >
          {view ? (
            <>
              <span className={classes.unseen}>
                <Trans>View</Trans>{' '}
              </span>
              <bdi className={classes.current}>{view.name}</bdi>
              {isChanged && (
                <span className={classes.dot} title={t`Changed since it was saved`}>
                  <span className={classes.unseen}>
                    {' '}
                    <Trans>(changed)</Trans>
                  </span>
                </span>
              )}
            </>
          ) : (
            <Trans>Views</Trans>
          )}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <Suspense fallback={<Skeleton height={160} aria-hidden />}>
          <ViewsMenu {...props} isChanged={isChanged} onClose={close} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
