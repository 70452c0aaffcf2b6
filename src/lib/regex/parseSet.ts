import { foldedTest } from './characters'
import { readEscape, readOctal, type Escaped } from './escapes'
import type { PatternSource } from './patternSource'
import { refusePattern, type CharacterTest, type Flags } from './patternNode'

const BACKSPACE = 8

/** Reads `[…]`, of which the first bracket has been taken. */
export function parseSet(source: PatternSource, flags: Flags): CharacterTest {
  const isNegated = source.takeIf('^')
  const tests: CharacterTest[] = []
  for (let isFirst = true; isFirst || source.next !== ']'; isFirst = false) {
    const low = readMember(source, flags)
    if (source.next !== '-' || source.peek(1) === ']') tests.push(testOf(low))
    else {
      source.take()
      tests.push(rangeOf(low, readMember(source, flags)))
    }
  }
  source.take()
  const test = foldedTest(code => tests.some(one => one(code)), flags)
  return isNegated ? code => !test(code) : test
}

function readMember(source: PatternSource, flags: Flags): Escaped {
  const character = source.take()
  if (character === '') return refusePattern('unterminated character set')
  if (character !== '\\') return { code: character.codePointAt(0) ?? 0 }
  const letter = source.take()
  if (letter === '') return refusePattern('bad escape (end of pattern)')
  if (letter === 'b') return { code: BACKSPACE }
  if (/^[0-7]$/.test(letter)) return { code: readOctal(source, letter) }
  if (/^[89]$/.test(letter)) return refusePattern(`bad escape \\${letter}`)
  return readEscape(source, letter, flags)
}

const testOf = (member: Escaped): CharacterTest => ('code' in member ? code => code === member.code : member.test)

function rangeOf(low: Escaped, high: Escaped): CharacterTest {
  if (!('code' in low && 'code' in high) || high.code < low.code) return refusePattern('bad character range')
  return code => code >= low.code && code <= high.code
}
