import { useEffect, useRef, useState } from 'react'
import type { FieldSummary } from '~/lib/fieldStats'
import type { ListQuery } from '~/protocol/listQuery'
import { countField } from './countField'

export type WholeCount =
  | { phase: 'idle' }
  | { phase: 'running' | 'cancelled'; summary: FieldSummary | undefined }
  | { phase: 'failed'; summary: FieldSummary | undefined; error: unknown }
  | { phase: 'done'; summary: FieldSummary }

/** Counts one field of all records, when somebody asks for it. It ends with the component. */
export function useWholeCount(listUri: string, query: ListQuery, field: string) {
  const [count, setCount] = useState<WholeCount>({ phase: 'idle' })
  const running = useRef<AbortController>(undefined)
  // The reading of pages goes on outside React.
  useEffect(() => () => running.current?.abort(), [])

  const start = async () => {
    running.current?.abort()
    const abort = new AbortController()
    running.current = abort
    let summary: FieldSummary | undefined
    const onCounted = (now: FieldSummary) => {
      summary = now
      setCount({ phase: 'running', summary })
    }
    setCount({ phase: 'running', summary })
    try {
      setCount({ phase: 'done', summary: await countField({ listUri, query, field, signal: abort.signal, onCounted }) })
    } catch (error) {
      setCount(abort.signal.aborted ? { phase: 'cancelled', summary } : { phase: 'failed', summary, error })
    }
  }
  return { count, start: () => void start(), cancel: () => running.current?.abort() }
}
