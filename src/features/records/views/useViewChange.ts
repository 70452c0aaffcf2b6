import { useState } from 'react'
import type { ViewChange } from '~/url/savedView'
import type { Scope, Views } from './useViews'

/** Makes one change after the other, and holds why the last one was refused. */
export function useViewChange(views: Views) {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [said, setSaid] = useState('')
  /** Whether it was made; `done` is what is said then. */
  const change = async (scope: Scope, order: ViewChange, done: string): Promise<boolean> => {
    setIsBusy(true)
    setError(undefined)
    try {
      await views.change(scope, order)
      setSaid(done)
      return true
    } catch (reason) {
      setError(reason)
      return false
    } finally {
      setIsBusy(false)
    }
  }
  return { change, isBusy, error, said, say: setSaid }
}

export type ViewChanger = ReturnType<typeof useViewChange>
