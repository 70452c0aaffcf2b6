import type { JsonValue } from './jsonValue'
import type { ConvertTo } from './operations'

type Converted = { value: JsonValue } | { problem: 'not-convertible' }

const NOT: Converted = { problem: 'not-convertible' }

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** The same thing said in another type; where that would be a guess or lose something it is refused. */
export function convertValue(value: JsonValue, to: ConvertTo): Converted {
  if (value === null) return NOT
  switch (to) {
    case 'list':
      return { value: Array.isArray(value) ? value : [value] }
    case 'text':
      return toText(value)
    case 'number':
      return toNumber(value)
    case 'boolean':
      return toBoolean(value)
  }
}

function toText(value: JsonValue): Converted {
  if (typeof value !== 'object') return { value: String(value) }
  const [only] = Array.isArray(value) && value.length === 1 ? value : []
  return typeof only === 'object' || only === undefined ? NOT : { value: String(only) }
}

function toNumber(value: JsonValue): Converted {
  if (typeof value === 'number') return { value }
  if (typeof value !== 'string' || !NUMBER.test(value.trim())) return NOT
  const number = Number(value)
  // Digits that a number cannot hold would be lost.
  const isExact = Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number))
  return isExact ? { value: number } : NOT
}

function toBoolean(value: JsonValue): Converted {
  if (typeof value === 'boolean') return { value }
  if (typeof value === 'object') return NOT
  const text = String(value).trim().toLowerCase()
  if (text === 'true' || text === '1') return { value: true }
  return text === 'false' || text === '0' ? { value: false } : NOT
}
