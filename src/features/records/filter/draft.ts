import { deepEqual } from '~/lib/deepEqual'
import { parseJson } from '~/lib/parseJson'
import type { Json } from '~/protocol/json'
import { writeCondition, type Condition } from '~/url/filters'
import { fromLocalInput, momentStyle, toLocalInput, writeMoment } from './dates'
import { choicesOf, type FieldInfo } from './fieldInfos'
import { typedNumber } from './typedNumber'
import { kindsFor, operatorOf, takesMany, takesNone, verbOf, verbsFor, type ValueKind, type Verb } from './verbs'

/** A filter while it is written. `text` and `list` are what stands in the inputs; of choices, their JSON. */
export type Draft = { field: string; verb: Verb; kind: ValueKind; text: string; list: readonly string[] }

export function newDraft(info: FieldInfo): Draft {
  const [verb = 'eq'] = verbsFor(info)
  return { field: info.field, verb, kind: firstKind(info, verb), text: '', list: [] }
}

const firstKind = (info: FieldInfo, verb: Verb): ValueKind => kindsFor(info, verb)[0] ?? 'text'

export function draftOf(info: FieldInfo, condition: Condition): Draft {
  const verb = verbOf(condition)
  const { field, value } = condition
  const empty = { field, verb, text: '', list: [] }
  if (takesNone(verb)) return { ...empty, kind: firstKind(info, verb) }
  const values = takesMany(verb) && Array.isArray(value) ? value : [value]
  const kind = kindsFor(info, verb).find(one => values.every(each => inputOf(each, one, info) !== undefined)) ?? 'json'
  const inputs = values.map(each => inputOf(each, kind, info) ?? '')
  return takesMany(verb) ? { ...empty, kind, list: inputs } : { ...empty, kind, text: inputs[0] ?? '' }
}

/** What was typed goes along where it still fits. */
export function withVerb(draft: Draft, info: FieldInfo, verb: Verb): Draft {
  const kinds = kindsFor(info, verb)
  const kind =
    kinds.includes(draft.kind) && draft.text + draft.list.join('') !== '' ? draft.kind : firstKind(info, verb)
  const moved = { ...draft, verb }
  if (takesMany(verb) && !takesMany(draft.verb)) moved.list = draft.text === '' ? [] : [draft.text]
  if (!takesMany(verb) && takesMany(draft.verb)) moved.text = draft.list[0] ?? ''
  return kind === draft.kind ? moved : { ...moved, kind, text: '', list: [] }
}

/** What stands in the input of this kind for a value; undefined where it cannot hold it. */
function inputOf(value: Json, kind: ValueKind, info: FieldInfo): string | undefined {
  if (kind === 'json') return JSON.stringify(value)
  if (kind === 'number') return typeof value === 'number' ? String(value) : undefined
  if (kind === 'time') return typeof value === 'number' ? toLocalInput(value) : undefined
  if (kind === 'choice') return choicesFor(info).some(one => deepEqual(one, value)) ? JSON.stringify(value) : undefined
  if (typeof value !== 'string') return undefined
  if (kind === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
  if (kind === 'text') return value
  const at = Date.parse(value)
  return !Number.isNaN(at) && writeMoment(at, momentStyle(info.samples)) === value ? toLocalInput(at) : undefined
}

/** Where the field names none, yes and no. */
export const choicesFor = (info: FieldInfo): Json[] => choicesOf(info)?.map(({ value }) => value) ?? [true, false]

export type DraftProblem =
  | 'empty'
  | 'empty-list'
  | 'no-choice'
  | 'number-none'
  | 'number-inexact'
  | 'number-ambiguous'
  | 'date'
  | 'future'
  | 'json'
  | 'inexpressible'

export type ReadDraft =
  | { condition: Condition; problem?: undefined }
  /** `input` is the one of several that is wrong. */
  | { condition?: undefined; problem: DraftProblem; input?: string }

const DAY_MS = 24 * 3600 * 1000

/** `now` in milliseconds: the server takes no time after tomorrow's. */
export function readDraft(draft: Draft, info: FieldInfo, now: number): ReadDraft {
  const { field, verb } = draft
  const operator = operatorOf(verb)
  if (takesNone(verb)) return { condition: { field, operator, value: verb === 'null' ? null : verb === 'there' } }
  const read = takesMany(verb) ? readList(draft, info) : readOne(draft.text, draft, info)
  if (read.problem !== undefined) return read
  const { value } = read
  if (field === 'last_modified' && typeof value === 'number' && value >= now + DAY_MS) return { problem: 'future' }
  const condition = { field, operator, value }
  return writeCondition(condition) ? { condition } : { problem: 'inexpressible' }
}

type ReadValue = { value: Json; problem?: undefined } | { value?: undefined; problem: DraftProblem; input?: string }

function readList(draft: Draft, info: FieldInfo): ReadValue {
  if (draft.list.length === 0) return { problem: 'empty-list' }
  const values: Json[] = []
  for (const input of draft.list) {
    const read = readOne(input, draft, info)
    if (read.problem !== undefined) return { ...read, input }
    values.push(read.value)
  }
  return { value: values }
}

/** Empty texts can be asked for, but are neither part of a text nor before or after one in any useful way. */
const TAKES_EMPTY: readonly Verb[] = ['eq', 'not', 'in', 'exclude', 'contains', 'contains_any']

function readOne(input: string, { kind, verb }: Draft, info: FieldInfo): ReadValue {
  if (kind === 'text') return input !== '' || TAKES_EMPTY.includes(verb) ? { value: input } : { problem: 'empty' }
  if (kind === 'choice') return input === '' ? { problem: 'no-choice' } : readJson(input)
  if (input.trim() === '') return { problem: kind === 'number' || kind === 'json' ? 'empty' : 'date' }
  if (kind === 'number') {
    const { value, problem } = typedNumber(input)
    return problem === undefined ? { value } : { problem: `number-${problem}` }
  }
  if (kind === 'json') return readJson(input)
  if (kind === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(input) ? { value: input } : { problem: 'date' }
  const at = fromLocalInput(input)
  if (at === undefined || (kind === 'time' && at < 0)) return { problem: 'date' }
  return { value: kind === 'time' ? at : writeMoment(at, momentStyle(info.samples)) }
}

function readJson(input: string): ReadValue {
  const { value, problem } = parseJson(input)
  return problem === undefined ? { value } : { problem: problem.kind === 'inexact-number' ? 'number-inexact' : 'json' }
}
