import type { EditorMove } from './gridOptions'

type Key = {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
}

/**
 * What a key means to the editor of a cell, as in a spreadsheet: hand the value on and go, or forget it. Undefined
 * belongs to the field; so do the keys by which somebody composes a character. Takes the browser's own event.
 */
export function editorKey({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
  isComposing,
}: Key): EditorMove | 'cancel' | undefined {
  if (isComposing || altKey) return undefined
  if (key === 'Escape') return 'cancel'
  if (key === 'Tab' && !ctrlKey && !metaKey) return shiftKey ? 'previous' : 'next'
  if (key === 'Enter') return ctrlKey || metaKey ? 'stay' : shiftKey ? 'up' : 'down'
  return undefined
}
