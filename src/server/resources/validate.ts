import type { Json, JsonObject } from '~/protocol/json'
import { detail, type Detail } from '../http/httpError'
import { pythonRepr, pythonText } from '../json/pythonText'

// Checks in the words of colander, the library that Kinto checks requests with. Each returns what it read, or adds to
// the mistakes and returns undefined.

/** Where mistakes are noted, and the names that lead to the value, e.g. `data.members`. */
export type Report = { readonly location: string; readonly path: string; readonly mistakes: Detail[] }

export const below = (report: Report, name: string | number): Report => ({
  ...report,
  path: report.path === '' ? String(name) : `${report.path}.${name}`,
})

export function mistake({ location, path, mistakes }: Report, description: string): undefined {
  mistakes.push(detail(location, path, description))
}

export function readMapping(value: Json, report: Report): JsonObject | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  return mistake(report, `"${pythonText(value)}" is not a mapping type: Does not implement dict-like functionality.`)
}

/** Refuses keys that are not known. */
export function refuseUnknown(value: JsonObject, known: readonly string[], report: Report): boolean {
  const unknown = Object.entries(value).filter(([key]) => !known.includes(key))
  if (unknown.length === 0) return true
  mistake(report, `Unrecognized keys in mapping: "${pythonRepr(Object.fromEntries(unknown))}"`)
  return false
}

export function readSequence(value: Json, report: Report): Json[] | undefined {
  return Array.isArray(value) ? value : mistake(report, `"${pythonText(value)}" is not iterable`)
}

/** `name` is the field's own, as colander repeats it; the items of a list have none. */
export function readString(value: Json | undefined, name: string, report: Report): string | undefined {
  if (value === undefined || isPythonFalse(value)) return mistake(report, 'Required')
  if (typeof value === 'string') return value
  return mistake(report, `${pythonText(value)} is not a string: {'${name}': ''}`)
}

export function readStrings(value: Json, report: Report): string[] | undefined {
  const read = readSequence(value, report)?.map((item, at) => readString(item, '', below(report, at)))
  return read?.every(item => item !== undefined) ? read : undefined
}

const INTEGER = /^\s*[+-]?\d+(?:_\d+)*\s*$/

/** The integer that Python's `int` makes of a value; null where colander takes it for "not given". */
export function readInteger(value: Json, report: Report): number | null | undefined {
  if (typeof value === 'boolean') return Number(value)
  if (value !== 0 && isPythonFalse(value)) return null
  if (typeof value === 'number') return Math.trunc(value)
  if (typeof value === 'string' && INTEGER.test(value)) return Number(value.replaceAll('_', ''))
  return mistake(report, `"${pythonText(value)}" is not a number`)
}

/** What Python takes for false: empty values, besides null, false and 0. */
export function isPythonFalse(value: Json): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0
  return !value
}
