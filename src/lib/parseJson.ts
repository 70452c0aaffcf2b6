import type { JsonValue } from './jsonValue'
import { findJsonProblem, type JsonProblem } from './jsonProblem'

export type ParsedJson = { value: JsonValue; problem?: undefined } | { value?: undefined; problem: JsonProblem }

/**
 * Reads JSON that a person wrote. A number that JavaScript cannot keep exactly (beyond 2^53, or with more digits than
 * a double has) is a problem and not a value: reading it would change it without a word.
 */
export function parseJson(text: string): ParsedJson {
  let value: JsonValue
  try {
    // What JSON.parse gives is JSON.
    value = JSON.parse(text) as JsonValue
  } catch {
    return { problem: findJsonProblem(text) }
  }
  const inexact = findInexactNumber(text)
  return inexact ? { problem: inexact } : { value }
}

/** Strings are matched whole, so that digits inside them do not count. Unrolled: long strings must not recurse. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

function findInexactNumber(text: string): JsonProblem | undefined {
  for (const { 0: token, index } of text.matchAll(STRING_OR_NUMBER)) {
    if (!token.startsWith('"') && !isExact(token))
      return { kind: 'inexact-number', from: index, to: index + token.length }
  }
  return undefined
}

/** Whether a written number comes back as written, other than in its zeros and the form of its exponent. */
export const isExact = (written: string): boolean => {
  const read = Number(written)
  return Number.isFinite(read) && normal(written) === normal(String(read))
}

/** Digits without outer zeros, and the power of ten behind them: `1.50e3` is `15e2`. */
function normal(written: string): string {
  const [mantissa = '', exponent = '0'] = written
    .toLowerCase()
    .replace('-', '')
    .split(/e(?=[-+]?\d+$)/)
  const [whole = '', fraction = ''] = mantissa.replace(/^-/, '').split('.')
  const digits = (whole + fraction).replace(/^0+/, '')
  const kept = digits.replace(/0+$/, '')
  if (kept === '') return '0'
  return `${kept}e${Number(exponent) - fraction.length + (digits.length - kept.length)}`
}

/** Paths of numbers that arrived from a server and may stand for another one: any beyond 2^53 was rounded, perhaps. */
export function roundedNumbers(value: JsonValue, path: string[] = []): string[][] {
  if (typeof value === 'number')
    return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? [] : [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => roundedNumbers(one, [...path, key]))
}
