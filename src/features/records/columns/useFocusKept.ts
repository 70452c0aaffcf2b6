import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * A browser takes the focus from an element that changes its place. Whoever moves one calls the answer before: once
 * `order` has changed the focus goes to what has the same `data-act`.
 */
export function useFocusKept(within: RefObject<HTMLElement | null>, order: string) {
  const act = useRef<string>(undefined)
  // The focus is the browser's.
  useLayoutEffect(() => {
    const wanted = act.current
    act.current = undefined
    if (wanted === undefined || within.current?.contains(document.activeElement)) return
    within.current?.querySelector<HTMLElement>(`[data-act="${CSS.escape(wanted)}"]`)?.focus()
  }, [within, order])
  return () => {
    act.current = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.act : undefined
  }
}
