import { isToSave, type Stage } from '~/data/staged'
import type { Json } from '~/protocol/json'

/** The records of which every staged cell fits. */
export const fitting = (
  stage: Stage,
  rids: readonly string[],
  problemOf: (field: string, after: Json | undefined) => string | undefined,
): string[] =>
  rids.filter(rid => {
    const cells = stage.get(rid)?.cells ?? []
    return cells.every(cell => !isToSave(cell) || problemOf(cell.field, cell.after) === undefined)
  })
