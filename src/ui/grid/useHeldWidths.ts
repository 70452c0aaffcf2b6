import { useMemo, useState } from 'react'
import type { GridColumn } from './GridColumn'

type Held = { widths: ReadonlyMap<string, number>; room: number; signatures: string[] }

/**
 * Columns share what room is left over, so making one wider would move all others, and the edge away from the pointer.
 * From a drag on all widths are held, until the room or the columns themselves change.
 */
export function useHeldWidths<Row>(columns: readonly GridColumn<Row>[], room: number) {
  const [held, setHeld] = useState<Held>()
  const signature = useMemo(() => signatureOf(columns), [columns])
  const isValid = held !== undefined && held.room === room && held.signatures.includes(signature)
  /** `dragged`: the column that comes back with this width of its own. */
  const hold = (widths: ReadonlyMap<string, number>, dragged: { id: string; width: number }) => {
    const expected = columns.map(each =>
      each.id === dragged.id ? { ...each, width: dragged.width, isFixedWidth: true as const } : each,
    )
    setHeld({ widths, room, signatures: [signature, signatureOf(expected)] })
  }
  return { held: isValid ? held.widths : undefined, hold, release: () => setHeld(undefined) }
}

const signatureOf = (columns: readonly { id: string; width: number; isFixedWidth?: true }[]) =>
  columns
    .map(({ id, width, isFixedWidth }) => `${id} ${isFixedWidth ? width : ''}`)
    .sort()
    .join('\n')
