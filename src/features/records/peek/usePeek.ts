import { useLocalStorage, useMediaQuery, useWindowEvent } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import type { KintoObject } from '~/protocol/objects'

/** Below this width there is no room beside a list. The same in PeekBeside.module.css. */
const WIDE = '(min-width: 900px)'

type Row = KintoObject | undefined

/** The row that a panel follows: outside of React, as the page need not be drawn again for each step through a list. */
class ActiveRow {
  #row: Row
  #listeners = new Set<() => void>()

  get = (): Row => this.#row
  set = (row: Row) => {
    // In the header of a list there is no row: the last one stays.
    if (!row || row === this.#row) return
    this.#row = row
    for (const listener of this.#listeners) listener()
  }
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}

/** Whether records are shown beside the list, as this browser remembers it, and which. */
export function usePeek() {
  const [wanted, setWanted] = useLocalStorage({
    key: 'kinto-studio:peek:1',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const isOffered = useMediaQuery(WIDE, false, { getInitialValueInEffect: false })
  const [active] = useState(() => new ActiveRow())
  useWindowEvent('keydown', event => {
    if (!isOffered || !isToggleKey(event)) return
    event.preventDefault()
    setWanted(!wanted)
  })
  const isOpen = isOffered && wanted
  return useMemo(
    () => ({
      isOffered,
      isOpen,
      active,
      /** For the list: its active row, or another version of it. */
      onActive: (row: Row) => active.set(row),
      setOpen: setWanted,
    }),
    [isOffered, isOpen, active, setWanted],
  )
}

export type Peek = ReturnType<typeof usePeek>

/** Alt+P, by its place on the keyboard: with Alt some keyboards write π. In a text it may be meant as that. */
const isToggleKey = ({ code, altKey, ctrlKey, metaKey, shiftKey, target, defaultPrevented }: KeyboardEvent) =>
  code === 'KeyP' && altKey && !ctrlKey && !metaKey && !shiftKey && !defaultPrevented && !isTextField(target)

export const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea'))
