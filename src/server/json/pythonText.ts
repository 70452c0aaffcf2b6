import type { Json } from '~/protocol/json'

/** A value as Python's `repr` writes it: Kinto's messages quote what they refuse in this form. */
export function pythonRepr(value: Json): string {
  if (value === null) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (typeof value === 'number') return number(value)
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, item]) => `${quoted(key)}: ${pythonRepr(item)}`)
    .join(', ')}}`
}

/** A value as Python's `str` writes it. */
export const pythonText = (value: Json): string => (typeof value === 'string' ? value : pythonRepr(value))

/** Python writes at least two digits of an exponent. */
const number = (value: number): string => String(value).replace(/e([+-])(\d)$/, 'e$10$2')

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

// What Python does not take for printable: everything that Unicode calls other or a separator, but for the space.
const UNPRINTABLE = /[\\\p{C}\p{Z}]/gu

function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text.replace(UNPRINTABLE, found => (found === ' ' ? found : (ESCAPES[found] ?? hex(found))))
  return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark
}

function hex(character: string): string {
  const digits = (character.codePointAt(0) ?? 0).toString(16)
  if (digits.length <= 2) return `\\x${digits.padStart(2, '0')}`
  return digits.length <= 4 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}
