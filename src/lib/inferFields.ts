import { previewJson } from './previewJson'

/** Wider objects are looked at only so far: a thousand fields would not become columns anyway. */
const FIELDS_PER_ROW = 600
const CHILDREN_PER_FIELD = 20

const NAMES = new Set(['name', 'title', 'label', 'headline', 'subject', 'fullname', 'displayname', 'username'])

type Field = { path: string; seen: number; scalars: number; lists: number; length: number }

/**
 * The fields worth a column, best first: the one that names the row, then those that most rows have, short scalars
 * before lists and objects. Of an object its scalar parts stand for it, as dotted paths. `isSkipped` is asked about
 * first-level fields.
 */
export function inferFields(
  rows: readonly object[],
  most: number,
  isSkipped: (key: string, value: unknown) => boolean = () => false,
): string[] {
  const fields = new Map<string, Field>()
  for (const row of rows) lookAt(row, fields, isSkipped)
  const ranked = [...fields.values()]
    .map(field => ({ path: field.path, score: scoreOf(field, rows.length), isName: isName(field) }))
    .sort((a, b) => b.score - a.score)
  const named = ranked.find(field => field.isName)
  const order = named ? [named, ...ranked.filter(field => field !== named)] : ranked
  const chosen: string[] = []
  for (const { path } of order) {
    if (chosen.length === most) break
    if (!chosen.some(other => other.startsWith(`${path}.`))) chosen.push(path)
  }
  return chosen
}

function lookAt(row: object, fields: Map<string, Field>, isSkipped: (key: string, value: unknown) => boolean) {
  for (const [key, value] of Object.entries(row).slice(0, FIELDS_PER_ROW)) {
    if (key === '' || isSkipped(key, value)) continue
    note(fields, key, value)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
    for (const [child, inner] of Object.entries(value).slice(0, CHILDREN_PER_FIELD))
      if (child !== '' && isScalar(inner)) note(fields, `${key}.${child}`, inner)
  }
}

const isScalar = (value: unknown) => typeof value !== 'object' || value === null

function note(fields: Map<string, Field>, path: string, value: unknown) {
  const field = fields.get(path) ?? { path, seen: 0, scalars: 0, lists: 0, length: 0 }
  fields.set(path, field)
  if (value === null || value === '') return
  field.seen += 1
  field.scalars += isScalar(value) ? 1 : 0
  field.lists += Array.isArray(value) ? 1 : 0
  field.length += previewJson(value).length
}

function scoreOf({ path, seen, scalars, lists, length }: Field, rows: number): number {
  if (seen === 0) return 0
  const shape = scalars * 2 > seen ? (path.includes('.') ? 0.5 : 1) : lists * 2 > seen ? 0.6 : 0.2
  const average = length / seen
  return (seen / rows) * shape * (average <= 40 ? 1 : average <= 120 ? 0.7 : 0.4)
}

/** `title`, and `name.common` too: an object called name holds names. */
function isName({ path, seen, scalars }: Field): boolean {
  const parts = path.toLowerCase().replaceAll(/[_-]/g, '').split('.')
  return scalars * 2 > seen && (NAMES.has(parts.at(-1) ?? '') || NAMES.has(parts[0] ?? ''))
}
