import { useLayoutEffect, type RefObject } from 'react'

/**
 * Lets an element reach down to the window's end wherever it begins: the property `--above` says how many pixels of
 * the page stand above it.
 */
export function useFillingHeight(element: RefObject<HTMLElement | null>) {
  // Where the element begins is the browser's to tell: what stands above it may grow, come and go.
  useLayoutEffect(() => {
    const own = element.current
    if (!own?.parentElement) return undefined
    const measure = () => {
      const above = own.getBoundingClientRect().top + window.scrollY
      own.style.setProperty('--above', `${Math.round(above)}px`)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(own.parentElement)
    for (const sibling of own.parentElement.children) if (sibling !== own) observer.observe(sibling)
    return () => observer.disconnect()
  }, [element])
}
