import { typeOf, type ValueType } from './fieldStats'

export type SeenField = { path: string; /** In how many rows. */ count: number; types: ReadonlySet<ValueType> }

/** A row wider or deeper than this is not looked through further. */
const FIELDS_PER_ROW = 2000
const DEEPEST = 3
/** An object with as many keys is a dictionary rather than a form of things. */
const MOST_CHILDREN = 40
const MOST_FIELDS = 3000

/** Every field of the rows as a dotted path, the inner ones of objects too, in the order in which they are met. */
export function seenFields(rows: readonly object[]): Map<string, SeenField> {
  const fields = new Map<string, { path: string; count: number; types: Set<ValueType> }>()
  for (const row of rows) {
    let room = FIELDS_PER_ROW
    const visit = (object: object, before: string, depth: number) => {
      for (const key in object) {
        if (room-- <= 0) return
        if (!Object.hasOwn(object, key) || key === '') continue
        const value = (object as Record<string, unknown>)[key] // An own key of an object.
        const path = before + key
        note(path, value)
        if (depth < DEEPEST && isSmallObject(value)) visit(value, `${path}.`, depth + 1)
      }
    }
    visit(row, '', 1)
  }
  function note(path: string, value: unknown) {
    const known = fields.get(path)
    if (!known && fields.size >= MOST_FIELDS) return
    const field = known ?? { path, count: 0, types: new Set<ValueType>() }
    field.count += 1
    field.types.add(typeOf(value))
    if (!known) fields.set(path, field)
  }
  return fields
}

const isSmallObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length <= MOST_CHILDREN
