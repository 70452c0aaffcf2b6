import { useMemo, useState, type UIEvent } from 'react'
import { blockOf, type Block } from './cellRange'
import { visibleColumns } from './columnLayout'
import type { GridProps } from './Grid'
import { useCellEditing } from './useCellEditing'
import { namedRange, useClipboard } from './useClipboard'
import { useColumnHands } from './useColumnHands'
import { useColumnMenu } from './useColumnMenu'
import { useFillingHeight } from './useFillingHeight'
import { useGridHandlers, type GridActions } from './useGridHandlers'
import { useGridPlace } from './useGridPlace'
import { useGridRows } from './useGridRows'
import { useGridView } from './useGridView'
import { useLaidColumns } from './useLaidColumns'
import { useRovingCell, type Roving } from './useRovingCell'
import { useRowSelection } from './useRowSelection'
import { useTellActive } from './useTellActive'

type Scroller = { current: HTMLDivElement | null }

/** What is drawn, and what follows the person's hands. */
export function useGrid<Row>(scroller: Scroller, props: GridProps<Row>) {
  const { columns, rows, listKey, places, editing } = props
  const before = props.before?.count ?? 0
  const [start] = useState(() => places.read(listKey))
  const [status, announce] = useState('')
  const { view, look } = useGridView(scroller)
  const sheet = useLaidColumns(props, view)
  const { laid, total, pinned } = sheet
  const roving = useRovingCell({
    scroller,
    rows: rows.count,
    columns,
    pinned,
    before,
    start: start ?? { row: 0, column: 0 },
    focusAtStart: start?.isFocused ?? false,
  })
  const { active, range, setActive, moveTo } = roving
  const notePlace = useGridPlace(scroller, { listKey, places, active, setActive })
  const editor = useCellEditing({ rows, listKey, before, editing, laid, total, moveTo })
  const selection = useRowSelection({ rows, listKey, before, announce, selection: props.selection })
  const edited = editor.open?.column ?? active.column
  const visible = useMemo(() => visibleColumns(laid, view, active.column, edited), [laid, view, active.column, edited])
  const drawn = useGridRows(scroller, props, {
    startTop: start?.top ?? 0,
    active: active.row,
    edited: editor.open?.row ?? -1,
  })
  useFillingHeight(scroller)
  useTellActive(rows.at(active.row), active.row, props.onActive)
  const block = range ?? (active.row < 0 ? undefined : blockOf(active, active))
  const clipboard = useClipboard({ rows, columns, block, copyText: props.copyText, editing, announce })
  const shaping = useColumnShaping(scroller, props, { sheet, moveTo, announce })
  const actions = actionsOf(props, { roving, block, editor, selection, shaping, isRightToLeft: view.isRightToLeft })
  const handlers = useGridHandlers(actions, drawn.rowHeight)
  const onScroll = (event: UIEvent<HTMLElement>) => {
    look(event.currentTarget)
    notePlace()
  }
  return {
    active,
    range,
    visible,
    sheet,
    drawn,
    check: selection.state,
    editor: editor.open,
    moved: shaping.moved,
    menu: shaping.menu,
    status,
    handlers: { ...handlers, ...clipboard, onFocus: roving.onFocus, onScroll },
  }
}

type Parts<Row> = {
  roving: Roving
  /** The range, or the active cell alone. */
  block: Block | undefined
  editor: ReturnType<typeof useCellEditing<Row>>
  selection: ReturnType<typeof useRowSelection<Row>>
  shaping: ReturnType<typeof useColumnShaping<Row>>
  isRightToLeft: boolean
}

/** What keys and pointers may do here. */
function actionsOf<Row>(props: GridProps<Row>, parts: Parts<Row>): GridActions {
  const { rows, columns, editing } = props
  const { roving, block, editor, shaping } = parts
  return {
    active: roving.active,
    hasRange: props.copyText !== undefined,
    range: roving.range,
    size: { rows: rows.count, columns: columns.length, isRightToLeft: parts.isRightToLeft },
    moveTo: roving.moveTo,
    collapse: roving.collapse,
    selection: props.selection && parts.selection,
    editing: editing && {
      isOpen: editor.open !== undefined,
      begin: editor.begin,
      cancel: editor.cancel,
      clear: () => block && editing.onClear(namedRange(block, columns)),
    },
    columns: shaping.actions,
    openRow: index => {
      const row = rows.at(index)
      if (row !== undefined) props.link.onOpen(row)
    },
    onPointerDown: shaping.onPointerDown,
  }
}

type Shaping<Row> = {
  sheet: ReturnType<typeof useLaidColumns<Row>>
  moveTo: (cell: { row: number; column: number }) => void
  announce: (text: string) => void
}

/** What people do to columns, by pointer, by key and by menu; nothing where there is no `layout`. */
function useColumnShaping<Row>(
  scroller: Scroller,
  { layout, sorting, onSort }: GridProps<Row>,
  { sheet, moveTo, announce }: Shaping<Row>,
) {
  const hands = useColumnHands({ scroller, layout, announce, ...sheet })
  const { laid, isRightToLeft } = sheet
  const { menu, openId, open, toggle, notePress } = useColumnMenu({
    scroller,
    layout,
    laid,
    isRightToLeft,
    sorting,
    onSort,
    moveTo,
    hands,
  })
  return {
    moved: hands.moved,
    menu: { node: menu, openId },
    actions: layout && { move: hands.move, step: hands.step, reset: hands.reset, openMenu: open, toggleMenu: toggle },
    onPointerDown: (event: Parameters<typeof hands.onPointerDown>[0]) => {
      notePress()
      hands.onPointerDown(event)
    },
  }
}
