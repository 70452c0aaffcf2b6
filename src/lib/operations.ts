import type { JsonMap, JsonValue } from './jsonValue'

/** One change of one field of a JSON object; `field` is a dotted path as `valueAt` reads it. */
export type Operation =
  | { type: 'set'; field: string; value: JsonValue }
  | { type: 'unset'; field: string }
  /** Within the same parent: the new name is a key, not a path. */
  | { type: 'rename'; field: string; name: string }
  /** In a text, or in every text of a list. `find` is a regular expression where `isPattern`, then `$1` works. */
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
export type OperationProblem = 'not-a-text' | 'not-convertible' | 'name-in-use' | 'parent-is-no-object'

export type Outcome = { type: 'changed'; data: JsonMap } | { type: 'same' } | { type: 'problem'; problem: OperationProblem }
