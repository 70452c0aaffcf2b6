import { backReference, fixedWidth, withFlags, type Parsing } from './parsing'
import { refusePattern, type Flags, type PatternNode } from './patternNode'
import { widthOf } from './widthOf'

const NOTHING: PatternNode = { kind: 'sequence', items: [] }

/** Reads what stands between parentheses, of which the first has been taken. undefined for a comment. */
export function parseGroup(parsing: Parsing, flags: Flags): PatternNode | undefined {
  const { source } = parsing
  if (!source.takeIf('?')) return capture(parsing, flags, undefined)
  const character = source.take()
  if (character === '') return refusePattern('unexpected end of pattern')
  if (character === 'P') return parseNamed(parsing, flags)
  if (character === ':') return { kind: 'group', index: undefined, item: inside(parsing, flags) }
  if (character === '#')
    return source.takeUntil(')') === undefined ? refusePattern('missing ), unterminated comment') : undefined
  if (character === '=' || character === '!') return lookAhead(parsing, flags, character === '!')
  if (character === '<') return lookBehind(parsing, flags)
  if (character === '(') return parseConditional(parsing, flags)
  if (character === '>') return { kind: 'atomic', item: inside(parsing, flags) }
  source.at -= 1
  return { kind: 'group', index: undefined, item: inside(parsing, readLocalFlags(parsing, flags)) }
}

function inside(parsing: Parsing, flags: Flags): PatternNode {
  const item = parsing.readChoice(flags)
  return parsing.source.takeIf(')') ? item : refusePattern('missing ), unterminated subpattern')
}

function capture(parsing: Parsing, flags: Flags, name: string | undefined): PatternNode {
  parsing.groupCount += 1
  const index = parsing.groupCount
  if (name !== undefined) {
    if (parsing.names.has(name)) refusePattern(`redefinition of group name '${name}'`)
    parsing.names.set(name, index)
  }
  const item = inside(parsing, flags)
  parsing.widths.set(index, widthOf(item, parsing.widths))
  return { kind: 'group', index, item }
}

const NAME = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{N}\p{Mn}\p{Mc}_]*$/u

/** `(?P<name>…)` and `(?P=name)`. */
function parseNamed(parsing: Parsing, flags: Flags): PatternNode {
  const { source } = parsing
  if (source.takeIf('<')) return capture(parsing, flags, readName(source.takeUntil('>')))
  if (!source.takeIf('=')) return refusePattern('unknown extension')
  const name = readName(source.takeUntil(')'))
  return backReference(parsing, parsing.names.get(name) ?? refusePattern(`unknown group name '${name}'`), flags)
}

function readName(text: string | undefined): string {
  if (text === undefined) return refusePattern('missing name, unterminated name')
  return NAME.test(text) ? text : refusePattern(`bad character in group name '${text}'`)
}

const lookAhead = (parsing: Parsing, flags: Flags, isNegated: boolean): PatternNode => ({
  kind: 'look',
  item: inside(parsing, flags),
  behind: 0,
  isNegated,
})

function lookBehind(parsing: Parsing, flags: Flags): PatternNode {
  const sign = parsing.source.take()
  if (sign !== '=' && sign !== '!') return refusePattern(`unknown extension ?<${sign}`)
  const item = inside(parsing, flags)
  return { kind: 'look', item, behind: fixedWidth(item, parsing), isNegated: sign === '!' }
}

/** `(?(1)yes|no)`. */
function parseConditional(parsing: Parsing, flags: Flags): PatternNode {
  const { source } = parsing
  const text = source.takeUntil(')') ?? refusePattern('missing ), unterminated name')
  const group = /^[0-9]+$/.test(text) ? Number(text) : parsing.names.get(readName(text))
  if (group === undefined) return refusePattern(`unknown group name '${text}'`)
  if (group === 0 || group > parsing.groupCount) return refusePattern(`invalid group reference ${group}`)
  const yes = parsing.readSequence(flags)
  const no = source.takeIf('|') ? parsing.readSequence(flags) : NOTHING
  if (source.next === '|') return refusePattern('conditional backref with more than two branches')
  return source.takeIf(')')
    ? { kind: 'conditional', group, yes, no }
    : refusePattern('missing ), unterminated subpattern')
}

/** `(?i-s:`, up to the colon. */
function readLocalFlags({ source }: Parsing, flags: Flags): Flags {
  const added = source.takeWhile(/^[aimsuxL]$/)
  if (added !== '' && source.next === ')') return refusePattern('global flags not at the start of the expression')
  const isTakingAway = source.takeIf('-')
  const removed = isTakingAway ? source.takeWhile(/^[imsx]$/) : ''
  if (!source.takeIf(':') || (isTakingAway && removed === '') || (added === '' && !isTakingAway)) {
    return refusePattern('unknown extension')
  }
  if ([...removed].some(letter => added.includes(letter)))
    return refusePattern('bad inline flags: flag turned on and off')
  return withFlags(withFlags(flags, added), removed, false)
}
