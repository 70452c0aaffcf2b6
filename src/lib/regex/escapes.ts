import { categoryOf } from './characters'
import type { PatternSource } from './patternSource'
import { refusePattern, type CharacterTest, type Flags } from './patternNode'

const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }
const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }
const LAST_CODE_POINT = 0x10ffff
const GREATEST_OCTAL = 0o377

export type Escaped = { readonly code: number } | { readonly test: CharacterTest }

/** What stands behind a backslash, wherever that is. `\N{…}` needs a table of all names, which we do not have. */
export function readEscape(source: PatternSource, letter: string, flags: Flags): Escaped {
  const test = categoryOf(letter, flags)
  if (test) return { test }
  if (Object.hasOwn(CONTROLS, letter)) return { code: CONTROLS[letter] ?? 0 }
  const length = Object.hasOwn(HEX_LENGTHS, letter) ? HEX_LENGTHS[letter] : undefined
  if (length !== undefined) return { code: readHex(source, length) }
  if (/^[a-zA-Z]$/.test(letter)) refusePattern(`bad escape \\${letter}`)
  return { code: letter.codePointAt(0) ?? 0 }
}

function readHex(source: PatternSource, length: number): number {
  const digits = source.takeWhile(/^[0-9a-fA-F]$/, length)
  const code = parseInt(digits, 16)
  if (digits.length < length || code > LAST_CODE_POINT) refusePattern('incomplete escape')
  return code
}

/** Up to three octal digits, of which the first is known. */
export function readOctal(source: PatternSource, first: string): number {
  const code = parseInt(first + source.takeWhile(/^[0-7]$/, 2), 8)
  if (code > GREATEST_OCTAL) refusePattern('octal escape value outside of range 0-0o377')
  return code
}
