import { useState } from 'react'

const KEY = 'kinto-studio:filter-mode:1'

/** Whether filters are written as a query, remembered in this browser. */
export function useFilterMode(): [isRaw: boolean, setRaw: (isRaw: boolean) => void] {
  const [isRaw, setRaw] = useState(read)
  return [
    isRaw,
    next => {
      setRaw(next)
      write(next)
    },
  ]
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === 'raw'
  } catch {
    return false // Blocked storage: chips, as for everybody at first.
  }
}

function write(isRaw: boolean) {
  try {
    localStorage.setItem(KEY, isRaw ? 'raw' : 'chips')
  } catch {
    // Blocked or full: it holds until the page is left.
  }
}
