/** A pattern in Python's `re` syntax, as a tree. A character is a code point. */
export type PatternNode =
  | { readonly kind: 'set'; readonly test: CharacterTest }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat'
      readonly item: PatternNode
      readonly min: number
      readonly max: number
      readonly mode: Mode
    }
  /** Without an index it captures nothing. */
  | { readonly kind: 'group'; readonly index: number | undefined; readonly item: PatternNode }
  | { readonly kind: 'atomic'; readonly item: PatternNode }
  | { readonly kind: 'back'; readonly group: number; readonly ignoresCase: boolean }
  | { readonly kind: 'assert'; readonly isStart: boolean; readonly holds: Assertion }
  /** `behind`: how many characters before this place the item begins; 0 looks ahead. */
  | { readonly kind: 'look'; readonly item: PatternNode; readonly behind: number; readonly isNegated: boolean }
  | { readonly kind: 'conditional'; readonly group: number; readonly yes: PatternNode; readonly no: PatternNode }

export type Mode = 'greedy' | 'lazy' | 'possessive'

export type CharacterTest = (code: number) => boolean

/** Whether something is true of a place in a text. */
export type Assertion = (text: ArrayLike<number>, at: number) => boolean

export type Flags = {
  readonly ignoresCase: boolean
  readonly isMultiline: boolean
  readonly dotMatchesAll: boolean
  readonly isVerbose: boolean
  readonly isAscii: boolean
}

/** What Python's `re.compile` refuses. */
export class PatternRefused extends Error {
  override name = 'PatternRefused'
}

export const refusePattern = (why: string): never => {
  throw new PatternRefused(why)
}
