import { refusePattern, type Flags, type PatternNode } from './patternNode'
import type { PatternSource } from './patternSource'
import { widthOf, type Width } from './widthOf'

/** What the parser knows while it reads. */
export type Parsing = {
  readonly source: PatternSource
  readonly names: Map<string, number>
  /** Of the groups that are closed. */
  readonly widths: Map<number, Width>
  groupCount: number
  depth: number
  /** Everything up to a closing parenthesis or the end. */
  readonly readChoice: (flags: Flags) => PatternNode
  /** The same, up to a bar. */
  readonly readSequence: (flags: Flags) => PatternNode
}

export const NO_FLAGS: Flags = {
  ignoresCase: false,
  isMultiline: false,
  dotMatchesAll: false,
  isVerbose: false,
  isAscii: false,
}

export function withFlags(flags: Flags, letters: string, value = true): Flags {
  if (letters.includes('L')) refusePattern("bad inline flags: cannot use 'L' flag with a str pattern")
  if (letters.includes('a') && letters.includes('u'))
    refusePattern("bad inline flags: flags 'a' and 'u' are incompatible")
  return {
    ignoresCase: letters.includes('i') ? value : flags.ignoresCase,
    isMultiline: letters.includes('m') ? value : flags.isMultiline,
    dotMatchesAll: letters.includes('s') ? value : flags.dotMatchesAll,
    isVerbose: letters.includes('x') ? value : flags.isVerbose,
    isAscii: letters.includes('a') || (flags.isAscii && !letters.includes('u')),
  }
}

export function backReference({ widths, groupCount }: Parsing, group: number, flags: Flags): PatternNode {
  if (group > groupCount) refusePattern(`invalid group reference ${group}`)
  if (!widths.has(group)) refusePattern('cannot refer to an open group')
  return { kind: 'back', group, ignoresCase: flags.ignoresCase }
}

export const fixedWidth = (node: PatternNode, { widths }: Parsing): number => {
  const { min, max } = widthOf(node, widths)
  return min === max ? max : refusePattern('look-behind requires fixed-width pattern')
}
