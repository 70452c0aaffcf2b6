import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import type { CellMark } from './gridOptions'

export type GridWords = Record<CellMark, string> & { gone: string }

/** What a mark says to those who do not see it. Looked up once for all rows. */
export function useGridWords(): GridWords {
  const { t } = useLingui()
  return useMemo(
    () => ({
      staged: t`Not saved yet`,
      changed: t`Changed by somebody else meanwhile`,
      refused: t`Refused`,
      fresh: t`New`,
      gone: t`Deleted`,
    }),
    [t],
  )
}
