import { withParameter } from '~/url/recordsQuery'
import type { ListSearch } from '~/url/listSearch'

export const LAST_MODIFIED = 'last_modified'

/**
 * The columns of a list in their order: what the address asks for, what the collection shows, or what the rows hold;
 * never nothing. `last_modified` comes with every record, so it stands last where nobody put it elsewhere. It cannot
 * be the first: that one names the record.
 */
export function orderedFields(
  asked: readonly string[],
  shown: readonly string[],
  inferred: () => readonly string[],
  isWithoutLastModified: boolean,
): string[] {
  const named = (fields: readonly string[]) => [...new Set(fields)].filter(field => field !== LAST_MODIFIED)
  const chosen = [asked, shown].find(fields => named(fields).length > 0) ?? inferred()
  const fields = named(chosen).length > 0 ? named(chosen) : ['id']
  if (isWithoutLastModified) return fields
  const at = [...new Set(chosen)].indexOf(LAST_MODIFIED)
  return at < 0 ? [...fields, LAST_MODIFIED] : fields.toSpliced(Math.max(at, 1), 0, LAST_MODIFIED)
}

/** The address that shows these columns. Kinto's list of fields is cut at commas, so such a name cannot be asked for. */
export function writeFields(search: ListSearch, fields: readonly string[]): ListSearch {
  const named = fields.at(-1) === LAST_MODIFIED ? fields.slice(0, -1) : fields
  return withParameter(search, '_fields', named.join(','))
}

export const canAskFor = (field: string) => field.trim() === field && field !== '' && !field.includes(',')

/** Moves a field to a position among all of them; `last_modified` never becomes the first. */
export function moveField(fields: readonly string[], field: string, to: number): string[] {
  const others = fields.filter(one => one !== field)
  const least = field === LAST_MODIFIED ? 1 : 0
  const moved = others.toSpliced(Math.min(Math.max(to, least), others.length), 0, field)
  if (moved[0] !== LAST_MODIFIED || moved[1] === undefined) return moved
  return [moved[1], LAST_MODIFIED, ...moved.slice(2)]
}

/** One column at least names the record. */
export const canHide = (fields: readonly string[], field: string): boolean =>
  fields.some(one => one !== field && one !== LAST_MODIFIED)

/** Behind the others, but before the date where that stands last. */
export function addField(fields: readonly string[], field: string): string[] {
  const isDateLast = fields.at(-1) === LAST_MODIFIED && field !== LAST_MODIFIED
  return fields.toSpliced(isDateLast ? -1 : fields.length, 0, field)
}
