import { useRef, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react'
import { onGridKey, type KeyActions } from './gridKeys'
import {
  hitsActive,
  onGridClick,
  onGridContextMenu,
  onGridDoubleClick,
  onGridMouseDown,
  type PointerActions,
} from './gridPointer'
import type { GridSize } from './moveCell'

export type GridActions = Omit<KeyActions, 'size'> &
  PointerActions & { size: Omit<GridSize, 'page'>; onPointerDown: (event: PointerEvent<HTMLElement>) => void }

/** They stand on the grid itself, so that no row and no cell has any of its own. */
export function useGridHandlers(actions: GridActions, rowHeight: number) {
  const wasActive = useRef(false)
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const page = Math.max(Math.floor(event.currentTarget.clientHeight / rowHeight) - 2, 1)
      onGridKey(event, { ...actions, size: { ...actions.size, page } })
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      wasActive.current = hitsActive(event, actions.active)
      actions.onPointerDown(event)
    },
    onMouseDown: (event: MouseEvent<HTMLElement>) => onGridMouseDown(event, actions),
    onClick: (event: MouseEvent<HTMLElement>) => onGridClick(event, wasActive.current, actions),
    onDoubleClick: (event: MouseEvent<HTMLElement>) => onGridDoubleClick(event, actions),
    onContextMenu: (event: MouseEvent<HTMLElement>) => onGridContextMenu(event, actions),
  }
}
