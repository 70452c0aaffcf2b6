/**
 * What a text that is no JSON lacks, and where. `end`: it stops too early. `key`, `colon`, `comma`, `value`: that was
 * expected here. `string`: this text does not end on its line, or has a bad escape. `extra`: something follows the value.
 */
export type JsonProblem = {
  kind: 'end' | 'key' | 'colon' | 'comma' | 'value' | 'string' | 'extra' | 'inexact-number'
  from: number
  to: number
}

const BLANK = /[ \t\r\n]*/y
// Unrolled: a long string must not fill the stack of the engine.
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y

type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma' | 'extra'

/** Looks for the first problem of a text that JSON.parse refused; browsers give its place in too many ways, or not. */
export function findJsonProblem(text: string): JsonProblem {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let at = 0
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    if (!pattern.test(text)) return false
    at = pattern.lastIndex
    return true
  }
  const afterValue = (): Expected => (open.length === 0 ? 'extra' : 'comma')
  for (;;) {
    skip(BLANK)
    const char = text[at]
    if (char === undefined) return { kind: 'end', from: at, to: at }
    const isValue: boolean = expected === 'value' || expected === 'first-value'
    if (isClosing(char, open.at(-1), expected)) {
      open.pop()
      at += 1
      expected = afterValue()
    } else if (isValue && (char === '{' || char === '[')) {
      open.push(char)
      at += 1
      expected = char === '{' ? 'first-key' : 'first-value'
    } else if (char === '"' && (isValue || expected === 'key' || expected === 'first-key')) {
      if (!skip(STRING)) return { kind: 'string', from: at, to: endOfLine(text, at) }
      expected = isValue ? afterValue() : 'colon'
    } else if (isValue && skip(SCALAR)) expected = afterValue()
    else if (expected === 'colon' && char === ':') {
      at += 1
      expected = 'value'
    } else if (expected === 'comma' && char === ',') {
      at += 1
      expected = open.at(-1) === '{' ? 'key' : 'value'
    } else return { kind: nameOf(expected), from: at, to: at + 1 }
  }
}

function isClosing(char: string, open: '{' | '[' | undefined, expected: Expected): boolean {
  if (char === '}') return open === '{' && (expected === 'first-key' || expected === 'comma')
  return char === ']' && open === '[' && (expected === 'first-value' || expected === 'comma')
}

const nameOf = (expected: Expected): JsonProblem['kind'] =>
  expected === 'first-key' ? 'key' : expected === 'first-value' ? 'value' : expected

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
