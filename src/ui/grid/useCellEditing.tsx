import { Suspense, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import type { Rows } from '~/lib/pagedRows'
import type { LaidColumn } from './columnLayout'
import type { CellEditing, EditorMove } from './gridOptions'
import type { Cell } from './moveCell'

/** In CSS pixels; Grid.module.css keeps the same. An editor that is wider than its cell must not leave the sheet. */
const NARROWEST_EDITOR = 200

type Options<Row> = {
  editing: CellEditing<Row> | undefined
  rows: Rows<Row>
  laid: readonly LaidColumn<{ id: string }>[]
  total: number
  listKey: string
  before: number
  moveTo: (cell: Cell) => void
}

type Opened = { listKey: string; position: number; column: string; initial: string | undefined }

export type OpenEditor = { row: number; column: number; isAtEnd: boolean; node: ReactNode }

/** One cell at a time holds an editor, which stays until it is done, wherever its row is scrolled to. */
export function useCellEditing<Row>({ editing, rows, laid, total, listKey, before, moveTo }: Options<Row>) {
  const [opened, setOpened] = useState<Opened>()
  const isLeaving = useRef(false)
  const latest = useRef(opened)
  useEffect(() => {
    latest.current = opened
  })
  const index = opened ? opened.position + before : -1
  const place = opened && laid.find(({ column }) => column.id === opened.column)
  const row = rows.at(index)
  const isOpen = editing !== undefined && opened?.listKey === listKey && place !== undefined && row !== undefined

  const canEdit = (cell: Cell) => {
    const own = rows.at(cell.row)
    const column = laid[cell.column]?.column.id
    return editing !== undefined && own !== undefined && column !== undefined && editing.canEdit(own, column)
  }
  const begin = (cell: Cell, initial?: string) => {
    const column = laid[cell.column]?.column.id
    if (column === undefined || !canEdit(cell)) return false
    isLeaving.current = false
    setOpened({ listKey, position: cell.row - before, column, initial })
    return true
  }
  const close = (move: EditorMove) => {
    // An editor that took its time may be gone, and another one open.
    if (latest.current !== opened) return
    setOpened(undefined)
    // Whoever pressed something else is there already.
    if (place && !isLeaving.current) moveTo(stepFrom({ row: index, column: place.index }, move))
  }
  const open: OpenEditor | undefined = isOpen
    ? {
        row: index,
        column: place.index,
        isAtEnd: place.start + NARROWEST_EDITOR > total,
        node: (
          <CellEditor
            key={`${opened.position} ${opened.column}`}
            onLeave={left => {
              isLeaving.current = left
            }}
            editor={
              <editing.Editor
                row={row}
                column={opened.column}
                initial={opened.initial}
                onDone={close}
                onCancel={() => close('stay')}
              />
            }
          />
        ),
      }
    : undefined
  return { open, canEdit, begin, cancel: () => close('stay') }
}

function stepFrom({ row, column }: Cell, move: EditorMove): Cell {
  if (move === 'down') return { row: row + 1, column }
  if (move === 'up') return { row: Math.max(row - 1, 0), column }
  if (move === 'next') return { row, column: column + 1 }
  if (move === 'previous') return { row, column: Math.max(column - 1, 0) }
  return { row, column }
}

/** Notes when the focus goes elsewhere by itself: what an editor opens outside the grid, e.g. a list, still belongs to it. */
function CellEditor({ editor, onLeave }: { editor: ReactNode; onLeave: (hasLeft: boolean) => void }) {
  const place = useRef<HTMLDivElement>(null)
  return (
    <div
      ref={place}
      role="none"
      onBlurCapture={({ relatedTarget }) => {
        onLeave(!(relatedTarget instanceof Node && place.current?.contains(relatedTarget)))
      }}
      onFocusCapture={() => onLeave(false)}
    >
      <Suspense fallback={null}>
        {editor}
        <FocusFirst place={place} />
      </Suspense>
    </div>
  )
}

/** Once the editor is there. */
function FocusFirst({ place }: { place: { current: HTMLElement | null } }) {
  // The focus is the browser's; an editor that took it knows better where it belongs. No key may come in between.
  useLayoutEffect(() => {
    const own = place.current
    own?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (!own || own.contains(document.activeElement)) return
    own.querySelector<HTMLElement>('input, textarea, select, button, [contenteditable], [tabindex]')?.focus()
  }, [place])
  return null
}
