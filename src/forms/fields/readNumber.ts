import { isExact } from '~/lib/parseJson'

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * The number that a person typed, undefined for nothing. What is no number, or one with more digits than can be kept,
 * stays text: then it is seen, and refused with its reason, but never changed.
 */
export function readNumber(typed: string): number | string | undefined {
  const text = typed.trim()
  if (text === '') return undefined
  // A comma instead of a point, unless it could part thousands.
  const pointed = /^[+-]?\d+,(?!\d{3}$)\d+$/.test(text) ? text.replace(',', '.') : text
  if (!NUMBER.test(pointed)) return typed
  const written = pointed
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=e|$)/i, '')
  return isExact(written) ? Number(written) : typed
}
