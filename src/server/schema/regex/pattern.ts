import { compilePattern, type Compiled } from './compilePattern'
import { parsePattern } from './parsePattern'
import { PatternRefused } from './patternNode'
import { searchText } from './runProgram'

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
