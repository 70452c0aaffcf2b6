import { useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import { useRef } from 'react'
import type { Rows } from '~/lib/pagedRows'
import type { GridSelection } from './gridOptions'

type Options<Row> = {
  selection: GridSelection<Row> | undefined
  rows: Rows<Row>
  listKey: string
  /** Rows that were put before the first one: positions are kept without them. */
  before: number
  announce: (text: string) => void
}

/** Rows by checkbox: one by one, or from the last one that was touched. */
export function useRowSelection<Row>({ selection, rows, listKey, before, announce }: Options<Row>) {
  const { t } = useLingui()
  const last = useRef<{ listKey: string; position: number; isOn: boolean }>(undefined)

  const toggle = (index: number, isExtending: boolean) => {
    const row = rows.at(index)
    if (!selection || row === undefined) return
    const begun = last.current?.listKey === listKey && isExtending ? last.current : undefined
    const isOn = begun ? begun.isOn : !selection.has(row)
    const from = begun ? begun.position + before : index
    last.current = { listKey, position: index - before, isOn }
    selection.onToggle(Math.min(from, index), Math.max(from, index), isOn)
    const count = Math.abs(from - index) + 1
    announce(
      isOn
        ? t`${plural(count, { one: '# row selected', other: '# rows selected' })}`
        : t`${plural(count, { one: '# row no longer selected', other: '# rows no longer selected' })}`,
    )
  }

  const toggleAll = () => {
    if (!selection) return
    last.current = undefined
    selection.onToggleAll(!selection.isAll)
    announce(selection.isAll ? t`No row selected` : t`All rows selected`)
  }

  /** Of the checkbox in the header. */
  const state: boolean | 'mixed' | undefined = selection && (selection.isAll || (selection.count > 0 && 'mixed'))
  return { toggle, toggleAll, state }
}
