import { atDollar, atLineEnd, atLineStart, atTextEnd, atTextStart, boundary, dotOf, literalTest } from './characters'
import { readEscape, readOctal } from './escapes'
import { parseGroup } from './parseGroup'
import { parseSet } from './parseSet'
import { refusePattern, type Assertion, type Flags, type Mode, type PatternNode } from './patternNode'
import { PatternSource } from './patternSource'
import { backReference, NO_FLAGS, withFlags, type Parsing } from './parsing'

// Deep patterns are read by recursion, and counted repeats are written out by nobody.
const MAX_DEPTH = 100
const MAX_REPEAT = 2 ** 32 - 2

export type Parsed = { readonly node: PatternNode; readonly groupCount: number }

/** Reads a pattern as Python 3.11's `re.compile` does. https://docs.python.org/3.11/library/re.html */
export function parsePattern(pattern: string): Parsed {
  const source = new PatternSource(pattern)
  const parsing: Parsing = {
    source,
    names: new Map(),
    widths: new Map(),
    groupCount: 0,
    depth: 0,
    readChoice: flags => parseChoice(parsing, flags),
    readSequence: flags => parseSequence(parsing, flags),
  }
  const node = parseChoice(parsing, readGlobalFlags(source))
  if (source.next !== '') refusePattern('unbalanced parenthesis')
  return { node, groupCount: parsing.groupCount }
}

/** `(?i)` and its like may stand at the start of the pattern only. */
function readGlobalFlags(source: PatternSource): Flags {
  let flags = NO_FLAGS
  for (;;) {
    const start = source.at
    if (flags.isVerbose) skipVerbose(source)
    if (source.take() === '(' && source.take() === '?') {
      const letters = source.takeWhile(/^[aimsuxL]$/)
      if (letters !== '' && source.takeIf(')')) {
        flags = withFlags(flags, letters)
        continue
      }
    }
    source.at = start
    return flags
  }
}

function skipVerbose(source: PatternSource): void {
  for (;;) {
    source.takeWhile(/^[ \t\n\r\f\v]$/)
    if (source.next !== '#') return
    source.takeWhile(/^[^\n]$/)
  }
}

function parseChoice(parsing: Parsing, flags: Flags): PatternNode {
  parsing.depth += 1
  if (parsing.depth > MAX_DEPTH) refusePattern(`more than ${MAX_DEPTH} groups in one another`)
  const options = [parseSequence(parsing, flags)]
  while (parsing.source.takeIf('|')) options.push(parseSequence(parsing, flags))
  parsing.depth -= 1
  const [only] = options
  return options.length === 1 && only ? only : { kind: 'choice', options }
}

function parseSequence(parsing: Parsing, flags: Flags): PatternNode {
  const { source } = parsing
  const items: PatternNode[] = []
  for (;;) {
    if (flags.isVerbose) skipVerbose(source)
    if (source.next === '' || source.next === '|' || source.next === ')') return { kind: 'sequence', items }
    const repeat = readRepeat(source)
    if (repeat) items.push(repeated(items.pop(), repeat))
    else {
      const item = parseItem(parsing, flags)
      if (item) items.push(item)
    }
  }
}

type Repeat = { readonly min: number; readonly max: number; readonly mode: Mode }

const SIMPLE: Readonly<Record<string, readonly [min: number, max: number]>> = {
  '*': [0, Infinity],
  '+': [1, Infinity],
  '?': [0, 1],
}

/** undefined where no repeat stands: a `{` that begins none is an ordinary character. */
function readRepeat(source: PatternSource): Repeat | undefined {
  const start = source.at
  const range = Object.hasOwn(SIMPLE, source.next) ? SIMPLE[source.take()] : readBraces(source)
  if (!range) {
    source.at = start
    return undefined
  }
  const [min, max] = range
  if (min > MAX_REPEAT || (max !== Infinity && max > MAX_REPEAT)) refusePattern('the repetition number is too large')
  if (max < min) refusePattern('min repeat greater than max repeat')
  return { min, max, mode: source.takeIf('?') ? 'lazy' : source.takeIf('+') ? 'possessive' : 'greedy' }
}

function readBraces(source: PatternSource): readonly [number, number] | undefined {
  if (!source.takeIf('{') || source.next === '}') return undefined
  const low = source.takeWhile(/^[0-9]$/)
  const high = source.takeIf(',') ? source.takeWhile(/^[0-9]$/) : low
  return source.takeIf('}') ? [Number(low), high === '' ? Infinity : Number(high)] : undefined
}

function repeated(item: PatternNode | undefined, repeat: Repeat): PatternNode {
  if (!item || item.kind === 'assert') return refusePattern('nothing to repeat')
  if (item.kind === 'repeat') return refusePattern('multiple repeat')
  return { kind: 'repeat', item, ...repeat }
}

const assertion = (holds: Assertion): PatternNode => ({ kind: 'assert', isStart: holds === atTextStart, holds })

/** undefined for a comment. */
function parseItem(parsing: Parsing, flags: Flags): PatternNode | undefined {
  const { source } = parsing
  const character = source.take()
  if (character === '(') return parseGroup(parsing, flags)
  if (character === '[') return { kind: 'set', test: parseSet(source, flags) }
  if (character === '.') return { kind: 'set', test: dotOf(flags) }
  if (character === '^') return assertion(flags.isMultiline ? atLineStart : atTextStart)
  if (character === '$') return assertion(flags.isMultiline ? atLineEnd : atDollar)
  if (character === '\\') return parseEscape(parsing, flags)
  return { kind: 'set', test: literalTest(character.codePointAt(0) ?? 0, flags) }
}

function parseEscape(parsing: Parsing, flags: Flags): PatternNode {
  const { source } = parsing
  const letter = source.take()
  if (letter === '') return refusePattern('bad escape (end of pattern)')
  if (letter === 'A') return assertion(atTextStart)
  if (letter === 'Z') return assertion(atTextEnd)
  if (letter === 'b' || letter === 'B') return assertion(boundary(flags, letter === 'b'))
  if (/^[0-9]$/.test(letter)) return parseNumber(parsing, letter, flags)
  const escaped = readEscape(source, letter, flags)
  return { kind: 'set', test: 'code' in escaped ? literalTest(escaped.code, flags) : escaped.test }
}

/** An octal number or, with at most two digits, a reference to a group. */
function parseNumber(parsing: Parsing, first: string, flags: Flags): PatternNode {
  const { source } = parsing
  const isOctal = first === '0' || [first, source.next, source.peek(1)].every(digit => /^[0-7]$/.test(digit))
  if (isOctal) return { kind: 'set', test: literalTest(readOctal(source, first), flags) }
  return backReference(parsing, Number(first + source.takeWhile(/^[0-9]$/, 1)), flags)
}
