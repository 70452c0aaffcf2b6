import { createContext, useContext } from 'react'

/** Which entry of a list is being drawn: its field has no title of its own. Null outside lists. */
export const ItemContext = createContext<{ title: string; number: number } | null>(null)

type Named = { label: string; hideLabel?: boolean | undefined }

/** The visible label of a field; an entry of a list is named for screen readers only, as its number is plain to see. */
export function useFieldLabel({ label, hideLabel }: Named): { label?: string; 'aria-label'?: string } {
  const item = useContext(ItemContext)
  if (item) return { 'aria-label': `${item.title} ${item.number}` }
  return hideLabel || label === '' ? { 'aria-label': label } : { label }
}
