import { isExact } from '~/lib/parseJson'

export type TypedNumber =
  | { value: number; problem?: undefined }
  | { value?: undefined; problem: 'none' | 'inexact' | 'ambiguous' }

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i
/** Arabic and Persian. */
const DIGITS = /[٠-٩۰-۹]/g

/**
 * A number in the way of any land: `1,000,000`, `1 000 000`, `1.000.000,5`, `1'000`, `٥٫٥`. What could be two numbers
 * (`1,234`) is neither.
 */
export function typedNumber(typed: string): TypedNumber {
  const western = typed
    .trim()
    .replaceAll(DIGITS, digit => String((digit.charCodeAt(0) - (digit < '۰' ? 0x660 : 0x6f0)) % 10))
    .replaceAll('−', '-')
    .replaceAll('٫', '.')
  const text = western.replaceAll(/(?<=\d)[\s'’_٬](?=\d)/g, '')
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) return { problem: 'ambiguous' }
  const pointed = withPoint(text)
  if (!PLAIN.test(pointed)) return { problem: 'none' }
  const written = pointed
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=e|$)/i, '')
  return isExact(written) ? { value: Number(written) || 0 } : { problem: 'inexact' }
}

/** Commas and points that part thousands are taken out, and the one that parts the fraction is a point. */
function withPoint(text: string): string {
  if (/^[+-]?\d{1,3}(,\d{3})+\.\d*$/.test(text) || /^[+-]?\d{1,3}(,\d{3}){2,}$/.test(text))
    return text.replaceAll(',', '')
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d*$/.test(text) || /^[+-]?\d{1,3}(\.\d{3}){2,}$/.test(text))
    return text.replaceAll('.', '').replace(',', '.')
  return /^[+-]?\d*,\d+$/.test(text) ? text.replace(',', '.') : text
}
