import { dereference, validate, type SchemaDraft } from '@cfworker/json-schema'
import type { JsonMap, JsonValue } from '~/lib/jsonValue'
import { readOutput, type Violation } from './readOutput'
import { draftOf, prepareSchema } from './prepareSchema'

/** Nothing is ever fetched from here; references inside the document need some absolute address. */
const BASE = new URL('https://schema.invalid/')
/** Following more references than this for one value is a trap or a mistake. */
const MOST_STEPS = 500_000

type Root = { schema: JsonMap; draft: SchemaDraft; lookup: ReturnType<typeof dereference> }

const roots = new WeakMap<JsonMap, Root>()

function rootOf(schema: JsonMap): Root {
  const known = roots.get(schema)
  if (known) return known
  const draft = draftOf(schema)
  const prepared = prepareSchema(schema, draft)
  const root = { schema: prepared, draft, lookup: dereference(prepared, emptyLookup(null), BASE) }
  roots.set(schema, root)
  return root
}

// Object.create is typed any; an object without a prototype is an empty lookup.
const emptyLookup = (below: Root['lookup'] | null) => Object.create(below) as Root['lookup']

/** Counts what is looked up, so that a schema made to never end does end. */
function limited(lookup: Root['lookup']): Root['lookup'] {
  let steps = 0
  return new Proxy(lookup, {
    get(target, key) {
      steps += 1
      if (steps > MOST_STEPS) throw new RangeError('The schema takes too many steps.')
      return typeof key === 'string' ? target[key] : undefined
    },
  })
}

/** What a value breaks, or undefined where it cannot be told here (the server then decides). */
export function checkValue(schema: JsonMap, value: JsonValue): Violation[] | undefined {
  try {
    const root = rootOf(schema)
    const { errors } = validate(value, root.schema, root.draft, limited(root.lookup), false)
    return readOutput(errors, root.schema, value)
  } catch {
    // An unknown reference, a stack that is full, too many steps: none of them says that the value is wrong.
    return undefined
  }
}

/** Whether a value fits a part of a schema, whose references point into the whole one. Undecidable counts as no. */
export function fits(part: JsonMap | boolean, value: JsonValue | undefined, whole: JsonMap): boolean {
  if (typeof part === 'boolean') return part
  if (value === undefined) return part.type === undefined
  try {
    const root = rootOf(whole)
    const prepared = part === whole ? root.schema : prepareSchema(part, root.draft)
    const lookup = part === whole ? root.lookup : dereference(prepared, emptyLookup(root.lookup), BASE, '/-part-')
    return validate(value, prepared, root.draft, limited(lookup)).valid
  } catch {
    return false
  }
}
