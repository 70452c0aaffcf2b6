import type { Assertion, CharacterTest, Flags } from './patternNode'

const NEWLINE = 10

const between = (first: number, last: number) => (code: number) => code >= first && code <= last

const matching =
  (pattern: RegExp): CharacterTest =>
  code =>
    pattern.test(String.fromCodePoint(code))

const isAsciiDigit = between(48, 57)
const isAsciiWord: CharacterTest = code =>
  isAsciiDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
const isAsciiSpace: CharacterTest = code => code === 32 || (code >= 9 && code <= 13)

/** Looks at the ASCII half by hand, since nearly all text is in it. */
const beyondAscii =
  (ascii: CharacterTest, beyond: CharacterTest): CharacterTest =>
  code =>
    code < 128 ? ascii(code) : beyond(code)

const isDigit = beyondAscii(isAsciiDigit, matching(/^\p{Nd}$/u))
// Python's `isalnum`: no combining marks, unlike elsewhere.
const isWord = beyondAscii(isAsciiWord, matching(/^[\p{L}\p{N}]$/u))
const isSpace = beyondAscii(code => isAsciiSpace(code) || (code >= 28 && code <= 31), matching(/^[\u0085\p{Z}]$/u))

const not =
  (test: CharacterTest): CharacterTest =>
  code =>
    !test(code)

/** `\d`, `\D`, `\s`, `\S`, `\w` and `\W`; undefined for any other letter. */
export function categoryOf(letter: string, { isAscii }: Flags): CharacterTest | undefined {
  const test = { d: [isDigit, isAsciiDigit], s: [isSpace, isAsciiSpace], w: [isWord, isAsciiWord] }[
    letter.toLowerCase()
  ]
  const chosen = test?.[isAscii ? 1 : 0]
  return chosen && letter === letter.toUpperCase() ? not(chosen) : chosen
}

export const dotOf = ({ dotMatchesAll }: Flags): CharacterTest =>
  dotMatchesAll ? () => true : code => code !== NEWLINE

/** The other cases of a character, where they are single characters too. */
export function casesOf(code: number): number[] {
  const text = String.fromCodePoint(code)
  return [text.toLowerCase(), text.toUpperCase()].flatMap(other => {
    const first = other.codePointAt(0) ?? code
    return other === String.fromCodePoint(first) && first !== code ? [first] : []
  })
}

export function foldedTest(test: CharacterTest, { ignoresCase }: Flags): CharacterTest {
  return ignoresCase ? code => test(code) || casesOf(code).some(test) : test
}

export const literalTest = (code: number, flags: Flags): CharacterTest => foldedTest(other => other === code, flags)

export const atTextStart: Assertion = (_, at) => at === 0
export const atLineStart: Assertion = (text, at) => at === 0 || text[at - 1] === NEWLINE
export const atTextEnd: Assertion = (text, at) => at === text.length
export const atLineEnd: Assertion = (text, at) => at === text.length || text[at] === NEWLINE
/** `$` also holds before a newline that ends the text. */
export const atDollar: Assertion = (text, at) => at === text.length || (at === text.length - 1 && text[at] === NEWLINE)

export function boundary({ isAscii }: Flags, isWanted: boolean): Assertion {
  const test = isAscii ? isAsciiWord : isWord
  const isWordAt = (text: ArrayLike<number>, at: number): boolean => {
    const code = text[at]
    return code !== undefined && test(code)
  }
  // In an empty text there is neither a boundary nor a place that is none.
  return (text, at) => text.length > 0 && (isWordAt(text, at - 1) !== isWordAt(text, at)) === isWanted
}
