import { lazy, Suspense, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react'
import type { CollectionRef } from '~/protocol/ref'
import type { ListSearch } from '~/url/listSearch'
import type { CollectionShape } from '../list/collectionShape'
import classes from './PeekBeside.module.css'
import { isTextField, type Peek } from './usePeek'

const PeekPanel = lazy(async () => ({ default: (await import('./PeekPanel')).PeekPanel }))

type Props = {
  peek: Peek
  of: CollectionRef
  shape: CollectionShape
  search: ListSearch
  /** The page with the list. */
  children: ReactNode
}

/** Leaves room for the panel at the right of a page. Its code comes when somebody opens it. */
export function PeekBeside({ peek, of, shape, search, children }: Props) {
  return (
    <div className={peek.isOpen ? classes.page : undefined} onKeyDown={event => closeByEscape(event, peek)}>
      {children}
      {peek.isOpen && (
        <Suspense fallback={<div className={classes.panel} aria-hidden />}>
          <Following peek={peek} of={of} shape={shape} search={search} />
        </Suspense>
      )}
    </div>
  )
}

/** Only this is drawn again with each step through the list. */
function Following({ peek, ...props }: Omit<Props, 'children'>) {
  const row = useSyncExternalStore(peek.active.subscribe, peek.active.get)
  return <PeekPanel {...props} row={row} onClose={() => close(peek)} />
}

/** Whoever was in the panel goes on in the list. */
function close(peek: Peek) {
  const cell = document.querySelector<HTMLElement>('[role=grid] [tabindex="0"]')
  peek.setOpen(false)
  cell?.focus({ preventScroll: true })
}

/** In a text, a menu or a dialog Escape means that; what the list does with it comes first. */
function closeByEscape(event: KeyboardEvent<HTMLElement>, peek: Peek) {
  const { target, currentTarget, key } = event
  if (!peek.isOpen || key !== 'Escape' || event.defaultPrevented || isTextField(target)) return
  // Events of menus and dialogs come up through React although they stand elsewhere in the page.
  if (!(target instanceof Element) || !currentTarget.contains(target)) return
  if (!target.closest('[role=grid], [data-peek]')) return
  event.preventDefault()
  close(peek)
}
