import { parseJson } from '~/lib/parseJson'
import { isJsonObject, type Json } from '~/protocol/json'
import { fromLocalInput, momentStyle, writeMoment } from '../filter/dates'
import { choicesOf, type FieldInfo } from '../filter/fieldInfos'
import { typedNumber } from '../filter/typedNumber'
import { stringKind } from '../filter/verbs'

/** How a value is written by a person. `choice`: one of a few, yes and no among them. */
export type ValueKind = 'text' | 'number' | 'choice' | 'day' | 'moment' | 'list' | 'json'

/** A value while it is written. `text` is what stands in the input, of a choice its JSON; `list` are the entries. */
export type NewValue = { kind: ValueKind; text: string; list: readonly string[] }

/** The kinds that a field's value may be written in, the likely one first; any other may be chosen. */
export function valueKinds(info: FieldInfo): ValueKind[] {
  const likely = [...info.types].flatMap((type): ValueKind[] => {
    if (type === 'null') return []
    if (type === 'array') return isOfScalars(info) ? ['list'] : ['json']
    if (type === 'object') return ['json']
    if (choicesOf(info) && !info.types.has('array')) return ['choice']
    if (type === 'string') return [stringKind(info)]
    return [type === 'number' ? 'number' : 'choice']
  })
  return [...new Set<ValueKind>([...likely, 'text', 'number', 'choice', 'list', 'json'])]
}

export const emptyValue = (info: FieldInfo): NewValue => ({ kind: valueKinds(info)[0] ?? 'text', text: '', list: [] })

/** Where the field names none, yes and no. */
export const choicesFor = (info: FieldInfo): Json[] =>
  (info.types.has('array') ? undefined : choicesOf(info))?.map(({ value }) => value) ?? [true, false]

export type ValueProblem = 'empty' | 'no-choice' | 'no-number' | 'inexact' | 'ambiguous' | 'no-date' | 'no-json'

export type ReadValue =
  | { value: Json; problem?: undefined }
  /** `entry` is the one of a list that is wrong. */
  | { value?: undefined; problem: ValueProblem; entry?: string }

export function readValue({ kind, text, list }: NewValue, info: FieldInfo): ReadValue {
  switch (kind) {
    case 'text':
      return { value: text }
    case 'number':
      return text.trim() === '' ? { problem: 'empty' } : readNumber(text)
    case 'choice':
      return text === '' ? { problem: 'no-choice' } : readJson(text)
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { value: text } : { problem: 'no-date' }
    case 'moment': {
      const at = fromLocalInput(text)
      return at === undefined ? { problem: 'no-date' } : { value: writeMoment(at, momentStyle(info.samples)) }
    }
    case 'list':
      return readList(list, info)
    case 'json':
      return text.trim() === '' ? { problem: 'empty' } : readJson(text)
  }
}

function readList(list: readonly string[], info: FieldInfo): ReadValue {
  if (!isOfNumbers(info)) return { value: [...list] }
  const values: Json[] = []
  for (const entry of list) {
    const read = readNumber(entry)
    if (read.problem !== undefined) return { ...read, entry }
    values.push(read.value)
  }
  return { value: values }
}

function readNumber(text: string): ReadValue {
  const { value, problem } = typedNumber(text)
  if (problem === undefined) return { value }
  return { problem: problem === 'none' ? 'no-number' : problem }
}

function readJson(text: string): ReadValue {
  const { value, problem } = parseJson(text)
  return problem === undefined ? { value } : { problem: problem.kind === 'inexact-number' ? 'inexact' : 'no-json' }
}

const itemSchema = ({ schema }: FieldInfo) => (isJsonObject(schema?.items) ? schema.items : undefined)

/** Entries that are typed one by one. */
function isOfScalars(info: FieldInfo): boolean {
  const type = itemSchema(info)?.type
  if (type !== undefined) return type === 'string' || type === 'number' || type === 'integer'
  return info.samples.every(one => typeof one === 'string') || isOfNumbers(info)
}

function isOfNumbers(info: FieldInfo): boolean {
  const type = itemSchema(info)?.type
  if (type !== undefined) return type === 'number' || type === 'integer'
  return info.types.has('array') && info.samples.length > 0 && info.samples.every(one => typeof one === 'number')
}
