import type { Json } from '~/protocol/json'
import { explainJsonError } from './explainJsonError'

/** Not JSON, or JSON that Kinto does not take; the message is in Kinto's words. */
export class JsonRefused extends Error {
  override name = 'JsonRefused'
}

// The real server takes 400 nested arrays in a record and crashes on 500.
const MAX_DEPTH = 450

/** Reads bytes as JSON as Kinto does: strict UTF-8, no BOM, no lone surrogates, no number beyond a double. */
export function parseJson(bytes: Uint8Array, charset: string): Json {
  const text = decode(bytes, charset)
  let value: Json
  try {
    value = JSON.parse(text)
  } catch {
    throw new JsonRefused(explainJsonError(text))
  }
  if (!isWellFormed(value, 0)) throw new JsonRefused(explainJsonError(text))
  return value
}

function decode(bytes: Uint8Array, charset: string): string {
  // Python's name of it, which the Encoding Standard does not have.
  const label = charset.toLowerCase() === 'latin-1' ? 'latin1' : charset
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof RangeError) throw new JsonRefused(`unknown encoding: ${charset}`)
    throw new JsonRefused(`'${charset}' codec can't decode ${firstBadByte(bytes)}`)
  }
}

/** Python's words for the first mistake in what should be UTF-8. */
function firstBadByte(bytes: Uint8Array): string {
  let good = 0
  let bad = bytes.length
  // The longest prefix that could still go on.
  while (good < bad) {
    const middle = (good + bad + 1) >> 1
    if (canGoOn(bytes.subarray(0, middle))) good = middle
    else bad = middle - 1
  }
  let start = good
  while (start > 0 && !canEnd(bytes.subarray(0, start))) start -= 1
  const byte = `byte 0x${(bytes[start] ?? 0).toString(16).padStart(2, '0')} in position ${start}`
  if (good === bytes.length) return `${byte}: unexpected end of data`
  return `${byte}: invalid ${start === good ? 'start' : 'continuation'} byte`
}

const canGoOn = (bytes: Uint8Array): boolean => decodes(bytes, true)

const canEnd = (bytes: Uint8Array): boolean => decodes(bytes, false)

function decodes(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream })
    return true
  } catch {
    return false
  }
}

function isWellFormed(value: Json, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth > MAX_DEPTH) throw new JsonRefused(`more than ${MAX_DEPTH} levels of nesting`)
  if (Array.isArray(value)) return value.every(item => isWellFormed(item, depth + 1))
  return Object.entries(value).every(([key, item]) => key.isWellFormed() && isWellFormed(item, depth + 1))
}

/** Whether a NUL character stands anywhere in the texts and names of a value: PostgreSQL cannot keep one. */
export function hasNul(value: Json): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(hasNul)
  return Object.entries(value).some(([key, item]) => key.includes('\0') || hasNul(item))
}
