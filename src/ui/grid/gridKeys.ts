import type { KeyboardEvent } from 'react'
import type { Block } from './cellRange'
import type { Cell, GridSize } from './moveCell'
import { moveCell } from './moveCell'

/** What keys may do in a grid; undefined where it cannot be done at all. */
export type KeyActions = {
  active: Cell
  size: GridSize
  hasRange: boolean
  range: Block | undefined
  moveTo: (cell: Cell, isExtending: boolean) => void
  collapse: () => void
  selection: { toggle: (index: number, isExtending: boolean) => void; toggleAll: () => void } | undefined
  editing:
    | {
        isOpen: boolean
        /** False where the cell cannot be edited. */
        begin: (cell: Cell, initial?: string) => boolean
        cancel: () => void
        clear: () => void
      }
    | undefined
  columns:
    | {
        move: (from: number, to: number) => void
        step: (index: number, isWider: boolean) => void
        openMenu: (index: number) => void
      }
    | undefined
}

/** As in a spreadsheet: https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */
export function onGridKey(event: KeyboardEvent<HTMLElement>, actions: KeyActions) {
  if (event.defaultPrevented || !isForGrid(event)) return
  const isHandled = actions.editing?.isOpen
    ? event.key === 'Escape' && does(actions.editing.cancel)
    : columnKey(event, actions) ||
      selectionKey(event, actions) ||
      editingKey(event, actions) ||
      openKey(event) ||
      rangeKey(event, actions) ||
      arrowKey(event, actions)
  if (isHandled) event.preventDefault()
}

type Key = KeyboardEvent<HTMLElement>

/** Says that a key is used up, whatever the action answered. */
const does = (action: () => unknown) => {
  action()
  return true
}

/** An editor has its own keys, and so has what it opened elsewhere in the page. */
const isForGrid = ({ target, currentTarget }: Key) =>
  target instanceof Element && currentTarget.contains(target) && !target.closest('[data-editor]')

/** A button or a link inside a cell has its own keys. */
const isOnCell = ({ target }: Key) => target instanceof Element && target.matches('[role=gridcell], [data-check]')

const withCtrl = (event: Key) => event.ctrlKey || event.metaKey

function columnKey(event: Key, { columns, active, size }: KeyActions): boolean {
  if (!columns) return false
  const forward = size.isRightToLeft ? 'ArrowLeft' : 'ArrowRight'
  const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
  if (isSideways && event.altKey && event.shiftKey && !withCtrl(event)) {
    return does(() => columns.move(active.column, active.column + (event.key === forward ? 1 : -1)))
  }
  if (active.row >= 0) return false
  if (isSideways && event.shiftKey && !event.altKey && !withCtrl(event))
    return does(() => columns.step(active.column, event.key === forward))
  const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
  if (!isMenuKey && !(event.key === 'ArrowDown' && event.altKey)) return false
  // The menu, once open, would take the very key that opened it for one that was pressed outside of it, and close.
  event.stopPropagation()
  return does(() => columns.openMenu(active.column))
}

function selectionKey(event: Key, { selection, active }: KeyActions): boolean {
  if (!selection || event.altKey) return false
  // 'A' where Caps Lock is on.
  if (event.key.toLowerCase() === 'a' && withCtrl(event) && !event.shiftKey) return does(selection.toggleAll)
  const isSpace = event.key === ' ' && !withCtrl(event) && isOnCell(event)
  return isSpace && active.row >= 0 && does(() => selection.toggle(active.row, event.shiftKey))
}

function editingKey(event: Key, { editing, active }: KeyActions): boolean {
  if (!editing || active.row < 0 || !isOnCell(event)) return false
  if (event.key === 'F2') return editing.begin(active)
  const isPlain = !withCtrl(event) && !event.altKey && !event.shiftKey
  if (event.key === 'Enter' && isPlain && active.column > 0) return editing.begin(active)
  if ((event.key === 'Delete' || event.key === 'Backspace') && isPlain) return does(editing.clear)
  return isPrinted(event) && editing.begin(active, event.key)
}

/** A character, of a keyboard that may need AltGr for it. Space is for choosing, and composed ones begin in the field. */
function isPrinted(event: Key): boolean {
  const isCommand = (withCtrl(event) || event.altKey) && !event.getModifierState('AltGraph')
  return !isCommand && event.key !== ' ' && [...event.key].length === 1 && !event.nativeEvent.isComposing
}

function openKey(event: Key): boolean {
  if (event.key !== 'Enter' || event.altKey || !isOnCell(event)) return false
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=gridcell]') : null
  if (cell) linkFor(cell)?.click()
  return true
}

/** A link inside the cell itself comes first, e.g. to a web page; otherwise the row's own. */
const linkFor = (cell: HTMLElement) =>
  cell.querySelector<HTMLElement>('a') ?? cell.parentElement?.querySelector<HTMLElement>('[aria-colindex="1"] a')

function rangeKey(event: Key, { range, collapse }: KeyActions): boolean {
  return event.key === 'Escape' && range !== undefined && does(collapse)
}

function arrowKey(event: Key, { active, size, hasRange, moveTo }: KeyActions): boolean {
  if (event.altKey) return false
  const to = moveCell(active, event.key, withCtrl(event), size)
  if (!to) return false
  const isExtending = event.shiftKey && hasRange && active.row >= 0
  moveTo(isExtending ? { ...to, row: Math.max(to.row, 0) } : to, isExtending)
  return true
}
