import { useMemo, useState } from 'react'
import { asRestorable, type Restore } from './useRestore'
import type { TrashRow } from './useTrash'

/** Which of the rows are to be restored together: only those of which it is known what they were. */
export function useChoice(rows: readonly TrashRow[], { underWay }: Pick<Restore, 'underWay'>) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const free = useMemo(
    () => rows.flatMap(row => (underWay.has(row.id) ? [] : (asRestorable(row) ?? []))),
    [rows, underWay],
  )
  // What is not shown any more is not chosen any more.
  const chosen = free.filter(({ id }) => ids.has(id))
  return {
    chosen,
    /** Of all that could be chosen. */
    count: free.length,
    isAll: free.length > 0 && chosen.length === free.length,
    has: (id: string) => ids.has(id) && !underWay.has(id),
    set: (id: string, isChosen: boolean) =>
      setIds(now => new Set(isChosen ? [...now, id] : [...now].filter(one => one !== id))),
    setAll: (isChosen: boolean) => setIds(new Set(isChosen ? free.map(({ id }) => id) : [])),
  }
}

export type Choice = ReturnType<typeof useChoice>
