import { readIsoDate } from '~/lib/fieldStatsDates'
import { deepEqual } from '~/lib/deepEqual'
import { resolveRef } from '~/forms/schema/schemaNode'
import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'
import { fieldSchema } from '../list/collectionShape'

export type Choice = { value: Json; title: string }

/** How a cell is written, and its text read. */
export type CellType =
  | { type: 'text' }
  /** `isSaid`: by the schema; else a text in quotation marks makes it a text. */
  | { type: 'number'; isSaid: boolean }
  | { type: 'choice'; choices: Choice[] }
  /** `2026-01-31`. */
  | { type: 'day' }
  /** `2026-01-31T14:00:00Z`, and whatever else is in the field: no server looks at it. */
  | { type: 'time' }
  /** A list of plain values, one a line. */
  | { type: 'lines'; of: 'text' | 'number' }
  | { type: 'json' }
  /** Nothing is known: 5 is a number, "5" and five are texts. */
  | { type: 'any' }

export const BOOLEANS: Choice[] = [
  { value: true, title: '' },
  { value: false, title: '' },
]

const MOST_REFERENCES = 10

/** What the schema says about a field, behind its references. */
export function partOf(root: JsonObject | undefined, field: string): JsonObject | undefined {
  let part = fieldSchema(root, field)
  for (let step = 0; part && root && typeof part.$ref === 'string' && step < MOST_REFERENCES; step++)
    part = resolveRef(root, part.$ref)
  return part
}

/** By the schema, else by what is there. `value`: undefined where the field is absent. */
export function cellTypeOf(root: JsonObject | undefined, field: string, value: Json | undefined): CellType {
  const said = partOf(root, field)
  const type = said && typeBySchema(said)
  return type && canHold(type, value) ? type : typeByValue(value, type)
}

export function typeBySchema(schema: JsonObject): CellType | undefined {
  const choices = choicesOf(schema)
  if (choices.length > 0) return { type: 'choice', choices }
  const { main, isNullable } = mainType(schema)
  switch (main) {
    case 'string':
      return textType(schema.format)
    case 'number':
    case 'integer':
      return { type: 'number', isSaid: true }
    case 'boolean':
      return { type: 'choice', choices: isNullable ? [...BOOLEANS, { value: null, title: '' }] : BOOLEANS }
    case 'array':
      return linesOf(schema.items)
    case 'object':
      return { type: 'json' }
    default:
      return undefined
  }
}

function textType(format: Json | undefined): CellType {
  if (format === 'date') return { type: 'day' }
  return format === 'date-time' ? { type: 'time' } : { type: 'text' }
}

function linesOf(items: Json | undefined): CellType {
  const of = isJsonObject(items) ? mainType(items).main : undefined
  if (of === 'string') return { type: 'lines', of: 'text' }
  return of === 'number' || of === 'integer' ? { type: 'lines', of: 'number' } : { type: 'json' }
}

/** The one type besides null, where there is just one. */
function mainType({ type }: JsonObject): { main: Json | undefined; isNullable: boolean } {
  if (!Array.isArray(type)) return { main: type, isNullable: false }
  const others = type.filter(one => one !== 'null')
  return { main: others.length === 1 ? others[0] : undefined, isNullable: others.length < type.length }
}

function choicesOf(schema: JsonObject): Choice[] {
  const names = schema.enumNames
  if (Array.isArray(schema.enum))
    return schema.enum.map((value, at) => ({ value, title: textOr(Array.isArray(names) ? names[at] : undefined) }))
  if (schema.const !== undefined) return [{ value: schema.const, title: '' }]
  const variants = [schema.oneOf, schema.anyOf].find(list => Array.isArray(list) && list.length > 0)
  const constants = (Array.isArray(variants) ? variants : []).map(one =>
    isJsonObject(one) && one.const !== undefined ? { value: one.const, title: textOr(one.title) } : undefined,
  )
  // A single variant that is no constant: any number of values.
  return constants.every(one => one !== undefined) ? constants : []
}

const textOr = (title: Json | undefined) => (typeof title === 'string' ? title : '')

/** Whether the widget shows what is there without changing it. */
function canHold(type: CellType, value: Json | undefined): boolean {
  if (value === undefined) return true
  switch (type.type) {
    case 'text':
    case 'time':
    case 'day':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number'
    case 'lines':
      return isLines(value, type.of)
    default:
      return true
  }
}

/** `said`: what the schema asks for, though something else is there. */
function typeByValue(value: Json | undefined, said?: CellType): CellType {
  if (said && said.type !== 'lines' && (typeof value === 'string' || typeof value === 'number')) return said
  if (typeof value === 'string') return { type: readIsoDate(value)?.isDay ? 'day' : 'text' }
  if (typeof value === 'number') return { type: 'number', isSaid: false }
  if (typeof value === 'boolean') return { type: 'choice', choices: BOOLEANS }
  if (Array.isArray(value)) {
    if (isLines(value, 'text')) return { type: 'lines', of: 'text' }
    return isLines(value, 'number') && value.length > 0 ? { type: 'lines', of: 'number' } : { type: 'json' }
  }
  return isJsonObject(value) ? { type: 'json' } : { type: 'any' }
}

/** One line each: no line ends within, and a single empty text would look like none. */
function isLines(value: Json, of: 'text' | 'number'): boolean {
  if (!Array.isArray(value) || deepEqual(value, [''])) return false
  return value.every(item =>
    of === 'number' ? typeof item === 'number' : typeof item === 'string' && !/[\n\r]/.test(item),
  )
}

/**
 * The type of a column for cells that are empty: what all of its first values have in common. For a pasted block: a
 * single cell that somebody types into tells what it makes of the text, a thousand do not.
 */
export function columnType(
  root: JsonObject | undefined,
  field: string,
  values: readonly (Json | undefined)[],
): CellType {
  const own = cellTypeOf(root, field, undefined)
  if (own.type !== 'any') return own
  const types = values.filter(value => value !== undefined && value !== null).map(value => typeByValue(value))
  const [first] = types
  return first && types.every(type => deepEqual(type, first)) ? first : own
}
