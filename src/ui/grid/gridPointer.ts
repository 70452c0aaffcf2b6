import type { MouseEvent, PointerEvent } from 'react'
import type { Cell } from './moveCell'
import { cellOfElement } from './useRovingCell'

/** What a pointer may do in a grid beyond its columns' edges and headers. */
export type PointerActions = {
  active: Cell
  hasRange: boolean
  moveTo: (cell: Cell, isExtending: boolean) => void
  collapse: () => void
  selection: { toggle: (index: number, isExtending: boolean) => void; toggleAll: () => void } | undefined
  editing: { begin: (cell: Cell) => boolean } | undefined
  columns:
    | { openMenu: (index: number) => void; toggleMenu: (index: number) => void; reset: (index: number) => void }
    | undefined
  /** A plain click on the link of a row. */
  openRow: (index: number) => void
}

type Mouse = MouseEvent<HTMLElement>

/** What a press hit; undefined for an editor, and for what stands elsewhere in the page though React has it in the grid. */
function hitOf({ target, currentTarget }: Mouse): { target: Element; cell: Cell } | undefined {
  if (!(target instanceof Element) || !currentTarget.contains(target) || target.closest('[data-editor]'))
    return undefined
  const cell = cellOfElement(target)
  return cell && { target, cell }
}

const isPlain = (event: Mouse) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

const isControl = (target: Element) => target.closest('a, button, input, [data-check]') !== null

/** Before the browser moves the focus, or marks text up to here. */
export function onGridMouseDown(event: Mouse, actions: PointerActions) {
  const hit = hitOf(event)
  if (!hit || event.button !== 0 || hit.cell.row < 0) return
  if (hit.target.closest('[data-check]')) {
    event.preventDefault()
    actions.moveTo(hit.cell, false)
  } else if (!isControl(hit.target)) {
    if (event.shiftKey && actions.hasRange && actions.active.row >= 0) {
      event.preventDefault()
      actions.moveTo(hit.cell, true)
    } else actions.collapse()
  }
}

export function onGridClick(event: Mouse, wasActive: boolean, actions: PointerActions) {
  const hit = hitOf(event)
  if (!hit || event.button !== 0) return
  const { target, cell } = hit
  if (target.closest('[data-check]')) {
    if (cell.row < 0) actions.selection?.toggleAll()
    else actions.selection?.toggle(cell.row, event.shiftKey)
  } else if (target.closest('[data-menu]')) actions.columns?.toggleMenu(cell.column)
  else if (cell.row >= 0 && cell.column === 0 && target.closest('a')) {
    if (!isPlain(event)) return
    event.preventDefault()
    actions.openRow(cell.row)
  } else if (wasActive && isByFinger(event) && cell.row >= 0 && !isControl(target)) actions.editing?.begin(cell)
}

/** Not every touch screen tells of double taps: a second tap on the active cell does as well. */
const isByFinger = ({ nativeEvent }: Mouse) =>
  'pointerType' in nativeEvent && (nativeEvent as globalThis.PointerEvent).pointerType === 'touch'

export function onGridDoubleClick(event: Mouse, actions: PointerActions) {
  const hit = hitOf(event)
  if (!hit || event.button !== 0) return
  if (hit.target.closest('[data-resize]')) actions.columns?.reset(hit.cell.column)
  else if (hit.cell.row >= 0 && !isControl(hit.target)) actions.editing?.begin(hit.cell)
}

export function onGridContextMenu(event: Mouse, actions: PointerActions) {
  const hit = hitOf(event)
  if (!hit || hit.cell.row >= 0 || !actions.columns) return
  event.preventDefault()
  actions.columns.openMenu(hit.cell.column)
}

/** Whether a press hits the cell that is the active one already. */
export function hitsActive(event: PointerEvent<HTMLElement>, active: Cell): boolean {
  const cell = hitOf(event)?.cell
  return cell !== undefined && cell.row === active.row && cell.column === active.column
}
