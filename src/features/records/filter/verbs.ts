import { canAsk, type Condition, type Operator } from '~/url/filters'
import { choicesOf, type FieldInfo } from './fieldInfos'

/** What people can say about a field: Kinto's operators, where `has` is two, and `null` apart. */
export type Verb = Exclude<Operator, 'has'> | 'there' | 'missing' | 'null'

export const operatorOf = (verb: Verb): Operator =>
  verb === 'there' || verb === 'missing' ? 'has' : verb === 'null' ? 'eq' : verb

export function verbOf({ operator, value }: Condition): Verb {
  if (operator === 'has') return value === true ? 'there' : 'missing'
  return operator === 'eq' && value === null ? 'null' : operator
}

/** How a value is written by a person. `time`: the server's milliseconds. `choice`: one of a few. */
export type ValueKind = 'text' | 'number' | 'choice' | 'day' | 'moment' | 'time' | 'json'

/** Verbs read otherwise of times ("is after") and of texts ("comes after"). */
export type Family = 'time' | 'text' | 'other'
export const familyOf = (kind: ValueKind): Family =>
  kind === 'time' || kind === 'day' || kind === 'moment' ? 'time' : kind === 'text' ? 'text' : 'other'

const TIME: readonly Verb[] = ['gt', 'min', 'lt', 'max']
const DATE: readonly Verb[] = ['min', 'max', 'gt', 'lt', 'eq', 'not']
const CHOICE: readonly Verb[] = ['in', 'exclude', 'eq', 'not']
const TEXT: readonly Verb[] = ['like', 'eq', 'not', 'in', 'exclude', 'gt', 'min', 'lt', 'max']
const NUMBER: readonly Verb[] = ['min', 'max', 'gt', 'lt', 'eq', 'not', 'in', 'exclude']
const LIST: readonly Verb[] = ['contains_any', 'contains', 'eq', 'not']
const ANY: readonly Verb[] = [
  'like',
  'eq',
  'not',
  'in',
  'exclude',
  'min',
  'max',
  'gt',
  'lt',
  'contains_any',
  'contains',
]
const PRESENCE: readonly Verb[] = ['there', 'missing', 'null']

/** What makes sense to say about a field, likely first. `now` is what is said already. */
export function verbsFor(info: FieldInfo, now?: Verb): Verb[] {
  const { field } = info
  const sensible = field === 'last_modified' ? TIME : field === 'id' ? TEXT.slice(0, 5) : verbsByType(info)
  return [...new Set(now ? [...sensible, now] : sensible)].filter(verb => canAsk(field, operatorOf(verb)))
}

function verbsByType(info: FieldInfo): Verb[] {
  const { types } = info
  const known = [...types].filter(type => type !== 'null')
  const verbs = known.flatMap((type): readonly Verb[] => {
    if (type === 'array') return LIST
    if (type === 'object') return []
    if (choicesOf(info)) return type === 'string' ? [...CHOICE, 'like'] : type === 'boolean' ? ['eq', 'not'] : CHOICE
    if (type === 'string') return stringKind(info) === 'text' ? TEXT : [...DATE, 'like']
    return type === 'number' ? NUMBER : ['eq', 'not']
  })
  const base = known.length === 0 ? ANY : verbs
  const presence = types.size === 0 || types.has('null') ? PRESENCE : PRESENCE.slice(0, 2)
  return [...base, ...presence, ...(known.includes('object') ? (['eq', 'not'] as const) : [])]
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/

/** Texts that are dates: by the schema's format, or because all that were seen are. Other zones stay text: texts are compared. */
export function stringKind({ schema, samples }: FieldInfo): 'text' | 'day' | 'moment' {
  const texts = samples.filter(one => typeof one === 'string' && one !== '')
  const all = (pattern: RegExp) => texts.every(one => typeof one === 'string' && pattern.test(one))
  if (schema?.format === 'date' || (texts.length > 0 && all(DAY))) return all(DAY) ? 'day' : 'text'
  if (schema?.format === 'date-time' || (texts.length > 0 && all(MOMENT))) return all(MOMENT) ? 'moment' : 'text'
  return 'text'
}

/** The kinds that a value may be written in, the likely one first. `verb` narrows them. */
export function kindsFor(info: FieldInfo, verb: Verb): ValueKind[] {
  if (info.field === 'last_modified') return ['time']
  if (verb === 'like') return ['text']
  if (info.field === 'id') return ['text']
  const isOfItems = verb === 'contains' || verb === 'contains_any'
  const types = isOfItems ? itemTypes(info) : [...info.types]
  const kinds = types.flatMap((type): ValueKind[] => {
    if (type === 'array' || type === 'object') return ['json']
    if (type === 'null') return []
    if (choicesOf(info) && (isOfItems || !info.types.has('array'))) return ['choice']
    if (type === 'string') return [stringKind(info)]
    return [type === 'number' ? 'number' : 'choice']
  })
  const likely = isOfItems || verb !== 'eq' ? kinds.filter(kind => kind !== 'json') : kinds
  // Rows differ, and what nobody has seen may be anything.
  return [...new Set<ValueKind>([...(likely.length > 0 ? likely : kinds), 'text', 'number', 'choice', 'json'])]
}

function itemTypes(info: FieldInfo) {
  const seen = info.samples.map(one => (one === null ? 'null' : typeof one))
  const { items } = info.schema ?? {}
  const said = typeof items === 'object' && items !== null && !Array.isArray(items) ? items.type : undefined
  const named = [said === 'integer' ? 'number' : said, ...seen]
  return (['string', 'number', 'boolean'] as const).filter(type => named.includes(type))
}

/** Whether a list of values belongs to it. */
export const takesMany = (verb: Verb): boolean =>
  verb === 'in' || verb === 'exclude' || verb === 'contains' || verb === 'contains_any'

export const takesNone = (verb: Verb): boolean => verb === 'there' || verb === 'missing' || verb === 'null'
