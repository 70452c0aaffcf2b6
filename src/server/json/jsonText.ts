import type { Json } from '~/protocol/json'
import { compareText } from './compareJson'

/** A value as PostgreSQL's `->>` turns it to text: a string as it is, anything else as jsonb is written. */
export function jsonText(value: Json): string {
  return typeof value === 'string' ? value : written(value)
}

function written(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const pairs = Object.entries(value).toSorted(([a], [b]) => a.length - b.length || compareText(a, b))
  return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}: ${written(item)}`).join(', ')}}`
}
