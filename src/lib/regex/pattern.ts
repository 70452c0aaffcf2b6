import { compilePattern, type Compiled } from './compilePattern'
import { parsePattern } from './parsePattern'
import { PatternRefused } from './patternNode'
import { findAll, searchText, type Span } from './runProgram'

// Schemas name few patterns, again and again.
const MAX_KEPT = 500
const kept = new Map<string, Compiled>()

/** Whether Python's `re.compile` would take it. */
export function isPattern(pattern: string): boolean {
  try {
    compiled(pattern)
    return true
  } catch (error) {
    if (error instanceof PatternRefused) return false
    throw error
  }
}

/** Python's `re.search`. Throws PatternRefused and PatternTooCostly. */
export const matchesPattern = (pattern: string, text: string): boolean =>
  searchText(compiled(pattern), codePointsOf(text))

/**
 * Python's `re.sub`, but for the words of the replacement, which are those of JavaScript: `$1` to `$99`, `$&` for the
 * whole match, `$$` for a dollar. Throws PatternRefused and PatternTooCostly.
 */
export function replacePattern(pattern: string, text: string, replacement: string): string {
  const found = findAll(compiled(pattern), codePointsOf(text))
  if (found.length === 0) return text
  const characters = Array.from(text)
  const cut = ([start, end]: Span) => characters.slice(start, end).join('')
  let replaced = ''
  let done = 0
  for (const { start, end, groups } of found) {
    replaced += cut([done, start]) + fillIn(replacement, [[start, end], ...groups], cut)
    done = end
  }
  return replaced + cut([done, characters.length])
}

/** A number without a group stays as it is written. */
function fillIn(replacement: string, spans: (Span | undefined)[], cut: (span: Span) => string): string {
  return replacement.replace(
    /\$(?:([$&])|([1-9]\d?))/g,
    (all, sign: string | undefined, digits: string | undefined) => {
      if (sign === '$') return '$'
      const whole = Number(digits ?? 0)
      // `$12` with fewer than twelve groups is `$1` and a 2.
      const [index, rest] = whole < spans.length ? [whole, ''] : [Math.floor(whole / 10), String(whole % 10)]
      if (index >= spans.length || (sign === undefined && index === 0)) return all
      const span = spans[index]
      return (span ? cut(span) : '') + rest
    },
  )
}

function compiled(pattern: string): Compiled {
  const known = kept.get(pattern)
  if (known) return known
  const { node, groupCount } = parsePattern(pattern)
  const fresh = compilePattern(node, groupCount)
  if (kept.size >= MAX_KEPT) kept.clear()
  kept.set(pattern, fresh)
  return fresh
}

function codePointsOf(text: string): number[] {
  const codes: number[] = []
  for (const character of text) codes.push(character.codePointAt(0) ?? 0)
  return codes
}
