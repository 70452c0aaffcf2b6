import type { FieldSummary, TopValue } from '~/lib/fieldStats'
import { canAsk, withFilter, type Condition } from '~/url/filters'
import type { ListSearch } from '~/url/listSearch'

/** The list of the records that hold this value; undefined where Kinto cannot be asked for it. */
export const searchByValue = (search: ListSearch, field: string, { value, isItem }: TopValue): ListSearch | undefined =>
  searchBy(search, isItem ? { field, operator: 'contains', value: [value] } : { field, operator: 'eq', value })

/** The list of the records that have the field, or lack it. */
export const searchByPresence = (search: ListSearch, field: string, isThere: boolean): ListSearch | undefined =>
  searchBy(search, { field, operator: 'has', value: isThere })

function searchBy(search: ListSearch, condition: Condition): ListSearch | undefined {
  return canAsk(condition.field, condition.operator) ? withFilter(search, undefined, condition) : undefined
}

/** In percent, as exact as people read it; `<1` while there is one, `>99` while one is missing. */
export function shareOf(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (part / whole) * 100
  if (part > 0 && percent < 1) return '<1'
  return part < whole && percent > 99 ? '>99' : String(Math.round(percent))
}

export const missingIn = ({ rows, present }: FieldSummary): number => rows - present
