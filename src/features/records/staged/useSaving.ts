import { useState } from 'react'
import { saveStaged } from '~/data/staged'
import { fitting } from './problems'
import type { Staged } from './useStaged'

/** Begins to save. A record whose cells break the schema, as it may have changed since, is left where it is. */
export function useSaving({ edits, of, shape }: Staged) {
  const [isStarting, setIsStarting] = useState(false)
  const [error, setError] = useState<unknown>()
  return {
    isStarting,
    error,
    /** False where something was left out, or nothing could begin. */
    save: async (rids?: readonly string[]): Promise<boolean> => {
      if (isStarting) return true
      setIsStarting(true)
      setError(undefined)
      try {
        const { stage } = edits.get()
        const asked = rids ?? [...stage.keys()]
        const { cellProblem } = await import('./checkCell')
        const ready = fitting(stage, asked, (field, after) => cellProblem(shape.schema, field, after))
        await saveStaged(edits, of, ready)
        return ready.length === asked.length
      } catch (failure) {
        setError(failure)
        return true // Said in the bar, and in the panel where that is open.
      } finally {
        setIsStarting(false)
      }
    },
  }
}
