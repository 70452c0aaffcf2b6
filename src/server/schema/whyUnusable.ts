import { SchemaUnusable } from './failure'
import { PatternRefused } from '~/lib/regex/patternNode'
import { PatternTooCostly } from '~/lib/regex/runProgram'

/** Of a broken reference Kinto tells in these words too; where it crashes, the object is refused all the same. */
export function whyUnusable(error: unknown): string {
  if (error instanceof SchemaUnusable) return error.message
  if (error instanceof PatternRefused) return `a pattern cannot be read: ${error.message}`
  if (error instanceof PatternTooCostly) return 'a pattern takes too many steps to match'
  throw error
}
