import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef, type ClipboardEvent } from 'react'
import { parseTsv } from '~/lib/tsv'
import type { Rows } from '~/lib/pagedRows'
import { cellsIn, type Block } from './cellRange'
import { copyCells, copyManyCells, MOST_AT_ONCE, type CellTexts } from './copyCells'
import type { CellEditing, GridRange } from './gridOptions'

type Options<Row> = {
  rows: Rows<Row>
  columns: readonly { id: string }[]
  /** The range, or the active cell alone; undefined: neither, as the header has the focus. */
  block: Block | undefined
  copyText: ((row: Row, column: string) => string) | undefined
  editing: CellEditing<Row> | undefined
  announce: (text: string) => void
}

/** A block of cells goes out to a spreadsheet and comes in from one, by the browser's own keys for it. */
export function useClipboard<Row>({ rows, columns, block, copyText, editing, announce }: Options<Row>) {
  const { t } = useLingui()
  const copying = useRef<AbortController>(undefined)
  useEffect(() => () => copying.current?.abort(), [])

  const onCopy = (event: ClipboardEvent<HTMLElement>) => {
    if (!block || !copyText || !isForGrid(event) || hasSelectedText()) return
    event.preventDefault()
    copying.current?.abort()
    const texts: CellTexts<Row> = { rows, columns: columns.map(({ id }) => id), textOf: copyText }
    const count = cellsIn(block)
    const copied = t`${plural(count, { one: '# cell copied', other: '# cells copied' })}`
    // Pages that did not come by HTTPS have nothing but the event, which does not wait.
    if (count <= MOST_AT_ONCE || !('clipboard' in navigator)) {
      event.clipboardData.setData('text/plain', copyCells(texts, block))
      announce(copied)
      return
    }
    const giving = new AbortController()
    copying.current = giving
    void copyInTheBackground(texts, block, giving.signal, {
      busy: t`${plural(count, { one: 'Copying # cell …', other: 'Copying # cells …' })}`,
      done: copied,
      failed: t`The cells could not be copied. Click into the grid and try again, or choose fewer.`,
    })
  }

  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const row = block && rows.at(block.top)
    const column = block && columns[block.left]?.id
    const text = event.clipboardData.getData('text/plain')
    if (!editing || !block || row === undefined || column === undefined || text === '' || !isForGrid(event)) return
    event.preventDefault()
    editing.onPaste({ row, index: block.top, column }, parseTsv(text), namedRange(block, columns))
  }
  return { onCopy, onPaste }
}

export const namedRange = (block: Block, columns: readonly { id: string }[]): GridRange => ({
  ...block,
  columns: columns.slice(block.left, block.right + 1).map(({ id }) => id),
})

/** Fields and editors copy and paste their own text. */
const isForGrid = ({ target, currentTarget }: ClipboardEvent<HTMLElement>) =>
  target instanceof Element && currentTarget.contains(target) && !target.closest('[data-editor], input, textarea')

/** Who marked a piece of a text wants that piece. */
const hasSelectedText = () => document.getSelection()?.isCollapsed === false

/** The clipboard is given a promise now, as long as the key press still counts, and its text when that is made. */
async function copyInTheBackground<Row>(
  texts: CellTexts<Row>,
  block: Block,
  signal: AbortSignal,
  words: { busy: string; done: string; failed: string },
) {
  const looks = { withBorder: true, allowClose: false, autoClose: false }
  const id = notifications.show({ ...looks, message: words.busy, loading: true })
  const end = (message: string, color: string) =>
    notifications.update({ ...looks, id, message, color, loading: false, autoClose: 4000 })
  const rest = () => new Promise<void>(resolve => setTimeout(resolve))
  const text = copyManyCells(texts, block, { now: () => performance.now(), rest, signal })
  try {
    const blob = text.then(done => new Blob([done], { type: 'text/plain' }))
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
    end(words.done, 'green')
  } catch (error) {
    // Another copy has taken over, or the grid is gone.
    if (signal.aborted) notifications.hide(id)
    else end(words.failed, 'red')
    // The browser says no by a DOMException; anything else is a mistake of ours.
    if (!(error instanceof DOMException)) reportError(error)
  }
}
