import { deepEqual } from './deepEqual'
import { convertValue } from './convertValue'
import { fieldOf, isJsonMap, type JsonMap, type JsonValue } from './jsonValue'
import { withFieldAt } from './mergeJson'
import { PatternRefused } from './regex/patternNode'
import { replacePattern } from './regex/pattern'
import { PatternTooCostly } from './regex/runProgram'
import { keysTo, withoutValueAt, withValueAt } from './valuePlace'

/** One change of one field of a JSON object; `field` is a dotted path as `valueAt` reads it. */
export type Operation =
  | { type: 'set'; field: string; value: JsonValue }
  | { type: 'unset'; field: string }
  /** Within the same parent: the new name is a key, not a path. */
  | { type: 'rename'; field: string; name: string }
  /**
   * In a text, or in every text of a list. `find` is a regular expression of Python's kind where `isPattern`, then `$1`
   * works (lib/regex/pattern.ts): ours can be bounded, a browser's own may run for ever.
   */
  | {
      type: 'replace'
      field: string
      find: string
      replacement: string
      isPattern: boolean
      isCaseSensitive: boolean
    }
  | { type: 'convert'; field: string; to: ConvertTo }

export type ConvertTo = 'text' | 'number' | 'boolean' | 'list'

/** Why an operation does not fit a value. The words for it are the page's. */
export type OperationProblem =
  | 'not-a-text'
  | 'not-convertible'
  | 'name-in-use'
  | 'parent-is-no-object'
  | 'bad-pattern'
  | 'pattern-too-costly'

export type Outcome =
  | { type: 'changed'; data: JsonMap }
  | { type: 'same' }
  | { type: 'problem'; problem: OperationProblem }

/** Changes a copy. A field that is not there is no problem: there is nothing to do. */
export function applyOperation(data: JsonMap, operation: Operation): Outcome {
  const keys = keysTo(data, operation.field)
  if (operation.type === 'set') return setValue(data, operation.field, operation.value)
  if (!keys) return { type: 'same' }
  if (operation.type === 'unset') return { type: 'changed', data: withoutValueAt(data, operation.field) }
  if (operation.type === 'rename') return rename(data, keys, operation.name)
  const before = keys.reduce<JsonValue | undefined>((at, key) => (isJsonMap(at) ? fieldOf(at, key) : undefined), data)
  const after =
    operation.type === 'replace' ? replaceIn(before ?? null, operation) : convertValue(before ?? null, operation.to)
  if ('problem' in after) return { type: 'problem', problem: after.problem }
  if (deepEqual(before, after.value)) return { type: 'same' }
  return { type: 'changed', data: withFieldAt(data, keys, after.value) }
}

/** One after the other, each on what the one before has made. The first that does not fit ends it. */
export function applyOperations(data: JsonMap, operations: readonly Operation[]): Outcome {
  let after = data
  for (const operation of operations) {
    const outcome = applyOperation(after, operation)
    if (outcome.type === 'problem') return outcome
    if (outcome.type === 'changed') after = outcome.data
  }
  return deepEqual(data, after) ? { type: 'same' } : { type: 'changed', data: after }
}

function setValue(data: JsonMap, field: string, value: JsonValue): Outcome {
  const after = withValueAt(data, field, value)
  if (!after) return { type: 'problem', problem: 'parent-is-no-object' }
  return deepEqual(data, after) ? { type: 'same' } : { type: 'changed', data: after }
}

function rename(data: JsonMap, keys: string[], name: string): Outcome {
  const old = keys.at(-1)
  if (old === name) return { type: 'same' }
  const parentKeys = keys.slice(0, -1)
  const parent = parentKeys.reduce<JsonValue | undefined>(
    (at, key) => (isJsonMap(at) ? fieldOf(at, key) : undefined),
    data,
  )
  if (!isJsonMap(parent)) return { type: 'problem', problem: 'parent-is-no-object' }
  if (Object.hasOwn(parent, name)) return { type: 'problem', problem: 'name-in-use' }
  const renamed = Object.fromEntries(Object.entries(parent).map(([key, value]) => [key === old ? name : key, value]))
  return { type: 'changed', data: parentKeys.length === 0 ? renamed : withFieldAt(data, parentKeys, renamed) }
}

type Changed = { value: JsonValue } | { problem: OperationProblem }
type Replace = Extract<Operation, { type: 'replace' }>

function replaceIn(value: JsonValue, operation: Replace): Changed {
  if (operation.find === '') return { value }
  try {
    if (typeof value === 'string') return { value: replaceText(value, operation) }
    if (!Array.isArray(value)) return { problem: 'not-a-text' }
    return { value: value.map(item => (typeof item === 'string' ? replaceText(item, operation) : item)) }
  } catch (error) {
    if (error instanceof PatternRefused) return { problem: 'bad-pattern' }
    if (error instanceof PatternTooCostly) return { problem: 'pattern-too-costly' }
    throw error
  }
}

function replaceText(text: string, { find, replacement, isPattern, isCaseSensitive }: Replace): string {
  if (isPattern) return replacePattern(isCaseSensitive ? find : `(?i)${find}`, text, replacement)
  if (isCaseSensitive) return text.replaceAll(find, () => replacement)
  // Nothing but plain characters: it takes no longer than the text is long.
  const literal = new RegExp(find.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), 'giu')
  return text.replace(literal, () => replacement)
}
