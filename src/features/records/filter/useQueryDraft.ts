import { useState } from 'react'
import { queryProblems, readQueryText, writeQueryText } from '~/url/filtersText'
import type { ListSearch } from '~/url/listSearch'

/** The query as it is written, until it becomes the address. */
export function useQueryDraft(search: ListSearch, onSearch: (next: ListSearch) => void) {
  const kept = writeQueryText(search)
  const [draft, setDraft] = useState<string>()
  // The address that was left by the draft: once there is another, that one holds.
  const [left, setLeft] = useState<string>()
  if (left !== undefined && left !== kept) {
    setLeft(undefined)
    setDraft(undefined)
  }
  const text = draft ?? kept
  const problems = queryProblems(text)
  const isBlocked = problems.some(({ kind }) => kind === 'twice')
  return {
    text,
    isChanged: draft !== undefined,
    problems,
    /** It cannot be an address. */
    isBlocked,
    write: (next: string) => {
      setDraft(next === kept ? undefined : next)
      setLeft(undefined)
    },
    restore: () => setDraft(undefined),
    apply: () => {
      if (isBlocked) return
      const next = readQueryText(text)
      if (writeQueryText(next) === kept) {
        setDraft(undefined)
        return
      }
      setLeft(kept)
      onSearch(next)
    },
  }
}
