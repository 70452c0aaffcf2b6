import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { previewJson } from '~/lib/previewJson'
import type { Json } from '~/protocol/json'
import type { AddressFilter, Condition } from '~/url/filters'
import { writeText } from '~/url/findSearch'
import { choicesOf, infoOf, type FieldInfo } from './fieldInfos'
import { familyOf, kindsFor, stringKind, verbOf, type Family, type Verb } from './verbs'

const WORDS: Record<Verb, MessageDescriptor> = {
  eq: msg`is`,
  not: msg`is not`,
  in: msg`is one of`,
  exclude: msg`is none of`,
  like: msg`contains`,
  min: msg`is at least`,
  max: msg`is at most`,
  gt: msg`is more than`,
  lt: msg`is less than`,
  contains: msg`has all of`,
  contains_any: msg`has any of`,
  there: msg`is there`,
  missing: msg`is missing`,
  null: msg`is null`,
}
const FAMILY_WORDS: Record<Family, Partial<Record<Verb, MessageDescriptor>>> = {
  time: {
    min: msg`is on or after`,
    max: msg`is on or before`,
    gt: msg`is after`,
    lt: msg`is before`,
  },
  text: {
    min: msg`is or comes after`,
    max: msg`is or comes before`,
    gt: msg`comes after`,
    lt: msg`comes before`,
  },
  other: {},
}
const PATTERN = msg`matches`

export const verbWord = (verb: Verb, family: Family): MessageDescriptor => FAMILY_WORDS[family][verb] ?? WORDS[verb]

/** A verb before its value is known. */
export const verbWordFor = (verb: Verb, info: FieldInfo): MessageDescriptor =>
  verbWord(verb, familyOf(kindsFor(info, verb)[0] ?? 'text'))

/** What the field is called. The server's own fields have a name in the person's language. */
export function fieldName(info: FieldInfo, i18n: I18n): string {
  if (info.field === 'last_modified') return i18n._(msg`Last modified`)
  return info.field === 'id' && info.title === 'id' ? i18n._(msg`ID`) : info.title
}

/** The parts of a sentence about one filter; without a verb where only the raw parameter can be shown. */
export type Sentence = { field: string; verb?: string; value?: string }

type Shown = AddressFilter & { isDeletion: boolean }

export function sentenceOf({ name, text, condition, isDeletion }: Shown, fields: readonly FieldInfo[], i18n: I18n) {
  if (!condition) return { field: name, value: text } satisfies Sentence
  if (isDeletion) {
    const value = condition.operator === 'eq' ? i18n._(msg`only these`) : i18n._(msg`left out`)
    return { field: i18n._(msg`Deleted records`), verb: '', value } satisfies Sentence
  }
  const info = infoOf(fields, condition.field)
  const verb = verbOf(condition)
  const isPattern = verb === 'like' && typeof condition.value === 'string' && condition.value.includes('*')
  const value = conditionText(condition, info, i18n)
  return {
    field: fieldName(info, i18n),
    verb: i18n._(isPattern ? PATTERN : verbWord(verb, familyOfCondition(condition, info))),
    ...(value !== undefined && { value }),
  } satisfies Sentence
}

export const textOfSentence = ({ field, verb, value }: Sentence): string =>
  verb === undefined ? `${field} = ${value ?? ''}` : [field, verb, value].filter(part => part).join(' ')

function familyOfCondition({ field, value }: Condition, info: FieldInfo): Family {
  if (field === 'last_modified') return 'time'
  return typeof value === 'string' ? familyOf(stringKind(info)) : 'other'
}

function conditionText(condition: Condition, info: FieldInfo, i18n: I18n): string | undefined {
  const { value } = condition
  const verb = verbOf(condition)
  if (verb === 'there' || verb === 'missing' || verb === 'null') return undefined
  if (condition.operator === 'like') return String(value)
  const isList = verb === 'in' || verb === 'exclude' || verb === 'contains' || verb === 'contains_any'
  if (!isList || !Array.isArray(value)) return valueText(value, info, i18n)
  return value.length === 0 ? i18n._(msg`nothing`) : value.map(one => valueText(one, info, i18n)).join(', ')
}

export function valueText(value: Json, info: FieldInfo, i18n: I18n): string {
  const label = choicesOf(info)?.find(choice => choice.value === value)?.label
  if (label !== undefined) return label
  if (info.field === 'last_modified' && typeof value === 'number') return momentText(value, i18n)
  if (typeof value === 'boolean') return value ? i18n._(msg`yes`) : i18n._(msg`no`)
  if (typeof value === 'number') return i18n.number(value, { maximumFractionDigits: 20, useGrouping: 'min2' })
  if (typeof value !== 'string') return previewJson(value)
  const kind = stringKind(info)
  if (kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)))
    return i18n.date(new Date(value), { dateStyle: 'medium', timeZone: 'UTC' })
  if (kind === 'moment' && !Number.isNaN(Date.parse(value))) return momentText(Date.parse(value), i18n)
  // `5` the text is told from 5 the number, and an empty text from none.
  return value === '' || writeText(value) !== value || value.trim() !== value ? JSON.stringify(value) : value
}

function momentText(at: number, i18n: I18n): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? String(at) : i18n.date(date, { dateStyle: 'medium', timeStyle: 'short' })
}
