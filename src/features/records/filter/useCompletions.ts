import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { completionsAt, type Completions } from './completions'
import type { FieldInfo } from './fieldInfos'

const NONE: Completions = { from: 0, to: 0, items: [] }

type Text = { text: string; write: (text: string) => void }

/** What is offered at the caret of an input, and how it is taken. */
export function useCompletions(
  input: RefObject<HTMLInputElement | null>,
  { text, write }: Text,
  fields: readonly FieldInfo[],
) {
  const [offered, setOffered] = useState(NONE)
  const [active, setActive] = useState(-1)
  const putCaret = useCaret(input)
  const { items } = offered
  const offer = (value: string, caret: number) => {
    setOffered(completionsAt(value, caret, fields))
    setActive(-1)
  }
  const accept = (index: number) => {
    const insert = items[index]?.insert
    if (insert === undefined) return
    const caret = offered.from + insert.length
    // An `=` is there already where only the name was changed.
    const rest = text.slice(offered.to)
    const doubled = insert.endsWith('=') && rest.startsWith('=') ? rest.slice(1) : rest
    const next = text.slice(0, offered.from) + insert + doubled
    putCaret(caret)
    write(next)
    offer(next, caret)
  }
  /** Whether the key was for the list. */
  const takeKey = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    const { key, shiftKey, currentTarget } = event
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (step !== undefined && items.length === 0) offer(text, currentTarget.selectionStart ?? text.length)
    else if (step !== undefined)
      setActive((active + step + items.length + (active < 0 && step < 0 ? 1 : 0)) % items.length)
    else if (active >= 0 && (key === 'Enter' || (key === 'Tab' && !shiftKey))) accept(active)
    else if (key === 'Escape' && items.length > 0) setOffered(NONE)
    else return false
    return true
  }
  return { items, active, setActive, offer, accept, takeKey, close: () => setOffered(NONE) }
}

/** Puts the caret behind what a completion wrote, as soon as it stands there. */
function useCaret(input: RefObject<HTMLInputElement | null>) {
  const wanted = useRef<number>(undefined)
  // The caret belongs to the document, and can only be put once the text is there.
  useLayoutEffect(() => {
    if (wanted.current === undefined) return
    input.current?.focus()
    input.current?.setSelectionRange(wanted.current, wanted.current)
    wanted.current = undefined
  })
  return (at: number) => {
    wanted.current = at
  }
}
