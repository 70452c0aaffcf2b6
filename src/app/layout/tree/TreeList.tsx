import { useLingui } from '@lingui/react/macro'
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type CSSProperties, type KeyboardEvent } from 'react'
import { KintoError } from '~/protocol/KintoError'
import classes from './BucketTree.module.css'
import { TreeLine } from './TreeLine'
import { groupRows, keyOfRow, moveInTree, type TreeRow } from './treeRows'
import type { useTree } from './useTree'

type Tree = ReturnType<typeof useTree>
type Props = { tree: Tree; onLeave: (() => void) | undefined }

/** Pixels; BucketTree.module.css has the same. */
const LINE = 30
const FAILURE = 92

/** Draws only the lines in view, as real nested lists: a bucket's line, and below it its collections. */
export function TreeList({ tree, onLeave }: Props) {
  const { t } = useLingui()
  const { rows, place } = tree
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => heightOf(rows[index], tree),
    getItemKey: index => (rows[index] ? keyOfRow(rows[index]) : index),
    overscan: 12,
    initialRect: { width: 0, height: 600 },
  })
  useCurrentInView(virtual, rows, place)
  const items = virtual.getVirtualItems()
  const drawn = rows.slice(items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1)
  const space: CSSProperties = {
    // Keeps the scroll bar true to the lines that are not drawn.
    paddingBlockStart: items[0]?.start ?? 0,
    paddingBlockEnd: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
  }
  const line = (row: TreeRow) => <TreeLine row={row} tree={tree} onLeave={onLeave} />
  return (
    <div ref={scroller} className={classes.scroller} onKeyDown={event => move(event, tree, virtual)}>
      <ul className={classes.list} style={space}>
        {groupRows(drawn).map(({ bid, head, children }) => (
          <li key={bid ?? 'more'}>
            {head && line(head)}
            {bid !== undefined && children.length > 0 && (
              <ul className={classes.list} aria-label={t`Collections of ${bid}`}>
                {children.map(row => (
                  <li key={keyOfRow(row)}>{line(row)}</li>
                ))}
              </ul>
            )}
            {bid === undefined && children.map(row => <div key={keyOfRow(row)}>{line(row)}</div>)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A 403 is said in one line; any other failure has a sentence and a button. */
function heightOf(row: TreeRow | undefined, tree: Tree): number {
  if (row?.type !== 'error') return LINE
  const error = tree.branchOf(row.bid)?.error
  return error instanceof KintoError && error.status === 403 ? LINE : FAILURE
}

type ListVirtualizer = Virtualizer<HTMLDivElement, Element>

/** Arrow keys go from line to line. The target may not be drawn yet, so the focus follows when it is. */
function move(event: KeyboardEvent<HTMLDivElement>, tree: Tree, virtual: ListVirtualizer) {
  if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return
  const key = event.target.closest('[data-line]')?.getAttribute('data-line')
  const at = tree.rows.findIndex(row => keyOfRow(row) === key)
  const change = at < 0 ? undefined : moveInTree(tree.rows, at, event.key)
  if (!change) return
  event.preventDefault()
  if ('toggle' in change) return tree.toggle(change.toggle)
  const scroller = event.currentTarget
  virtual.scrollToIndex(change.goTo)
  const target = tree.rows[change.goTo]
  if (!target) return
  requestAnimationFrame(() => {
    const line = scroller.querySelector(`[data-line="${CSS.escape(keyOfRow(target))}"]`)
    line?.querySelector<HTMLElement>('a, button:not([data-disclosure])')?.focus()
  })
}

/** Where one is stays in sight when a page is opened from elsewhere. */
function useCurrentInView(virtual: ListVirtualizer, rows: readonly TreeRow[], { bid, cid }: Tree['place']) {
  const at = rows.findIndex(
    row =>
      (cid === undefined ? row.type === 'bucket' : row.type === 'collection' && row.cid === cid) && row.bid === bid,
  )
  const isShown = at >= 0
  // The scroll position is outside React. It follows the address and what has been loaded, not each change of the lines.
  useEffect(() => {
    if (isShown) virtual.scrollToIndex(at, { align: 'auto' })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `at` moves when a bucket above is opened; that is no reason to scroll
  }, [bid, cid, isShown])
}
