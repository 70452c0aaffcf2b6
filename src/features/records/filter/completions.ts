import type { Json } from '~/protocol/json'
import { canAsk, readCondition, writeCondition, type Operator } from '~/url/filters'
import { queryParts } from '~/url/filtersText'
import { isSortable } from '~/url/recordsQuery'
import { choicesOf, infoOf, type FieldInfo } from './fieldInfos'
import { operatorOf, verbsFor } from './verbs'

/** `insert` takes the place of the text between `from` and `to`. */
export type Completion = { key: string; insert: string; detail: string | undefined }
export type Completions = { from: number; to: number; items: Completion[] }

const MOST = 50
const PREFIXES = [
  'not_',
  'in_',
  'exclude_',
  'min_',
  'max_',
  'gt_',
  'lt_',
  'like_',
  'has_',
  'contains_any_',
  'contains_',
  'eq_',
]
const PARAMETERS = ['_sort', '_fields', '_since', '_before', '_limit']

/** What may stand at the caret of a query. */
export function completionsAt(text: string, caret: number, fields: readonly FieldInfo[]): Completions {
  const part = queryParts(text).find(({ from, to }) => from <= caret && caret <= to)
  const none = { from: caret, to: caret, items: [] }
  if (!part) return { ...none, items: names('', fields) }
  const { from, to, valueFrom, name } = part
  if (valueFrom === undefined || caret < valueFrom) {
    const nameTo = valueFrom === undefined ? to : valueFrom - 1
    return { from, to: nameTo, items: names(text.slice(from, caret), fields) }
  }
  const isList = name === '_sort' || name === '_fields' || name.startsWith('in_') || name.startsWith('exclude_')
  // Only the item of a list where the caret stands.
  const start = isList ? Math.max(valueFrom, text.lastIndexOf(',', caret - 1) + 1) : valueFrom
  const comma = isList ? text.slice(caret, to).indexOf(',') : -1
  const end = comma < 0 ? to : caret + comma
  return { from: start, to: end, items: values(name.trim(), text.slice(start, caret), fields) }
}

/** Fields and operators that begin so; behind an operator the fields that it makes sense for. */
function names(typed: string, fields: readonly FieldInfo[]): Completion[] {
  const wanted = typed.toLowerCase()
  const prefix = PREFIXES.find(one => wanted.startsWith(one))
  const behind = prefix === undefined ? [] : behindPrefix(prefix, wanted.slice(prefix.length), fields)
  const plain = matching(fields, wanted).flatMap(info => {
    const [name] = writeCondition({ field: info.field, operator: 'eq', value: '' }) ?? []
    return name === undefined ? [] : [{ key: name, insert: `${encode(name)}=`, detail: titleOf(info) }]
  })
  const operators = PREFIXES.filter(one => wanted !== '' && one.startsWith(wanted) && one !== wanted)
  const parameters = PARAMETERS.filter(one => one.startsWith(wanted))
  return [
    ...behind,
    ...plain,
    ...operators.map(one => ({ key: one, insert: one, detail: undefined })),
    ...parameters.map(one => ({ key: one, insert: `${one}=`, detail: undefined })),
  ].slice(0, MOST)
}

function behindPrefix(prefix: string, typed: string, fields: readonly FieldInfo[]): Completion[] {
  // The names of Kinto's operators and those of its prefixes are the same.
  const operator = prefix.slice(0, -1) as Operator
  return matching(fields, typed)
    .filter(info => canAsk(info.field, operator))
    .toSorted((a, b) => rankOf(operator, a) - rankOf(operator, b))
    .map(info => {
      const name = prefix + info.field
      return { key: name, insert: `${name}=`, detail: titleOf(info) }
    })
}

/** The less, the likelier is the operator for the field. */
function rankOf(operator: Operator, info: FieldInfo): number {
  const at = verbsFor(info).findIndex(verb => operatorOf(verb) === operator)
  return at < 0 ? PREFIXES.length : at
}
const titleOf = ({ field, title }: FieldInfo) => (title === field ? undefined : title)

/** Those that begin so before those that hold it. */
function matching(fields: readonly FieldInfo[], wanted: string): FieldInfo[] {
  const begins = ({ field, title }: FieldInfo) =>
    field.toLowerCase().startsWith(wanted) || title.toLowerCase().startsWith(wanted)
  const found = fields.filter(
    ({ field, title }) => field.toLowerCase().includes(wanted) || title.toLowerCase().includes(wanted),
  )
  return [...found.filter(begins), ...found.filter(info => !begins(info))]
}

function values(name: string, typed: string, fields: readonly FieldInfo[]): Completion[] {
  if (name === '_sort') {
    const sign = /^[-+]/.exec(typed)?.[0] ?? ''
    const found = matching(fields, typed.slice(sign.length).toLowerCase()).filter(({ field }) => isSortable(field))
    return found.slice(0, MOST).map(info => item(sign + info.field, titleOf(info)))
  }
  if (name === '_fields')
    return matching(fields, typed.toLowerCase())
      .slice(0, MOST)
      .map(info => item(info.field, titleOf(info)))
  if (name.startsWith('has_')) return ['true', 'false'].filter(one => one.startsWith(typed)).map(one => item(one))
  const asked = readCondition(name, '') ?? readCondition(name, '0')
  if (!asked || asked.field === 'last_modified') return []
  const info = infoOf(fields, asked.field)
  const known = choicesOf(info)?.map(({ value }) => value) ?? (asked.operator === 'like' ? [] : info.samples)
  const written = known.flatMap(value => textOf(asked.field, asked.operator, value) ?? [])
  const wanted = typed.toLowerCase()
  const found = [...new Set(written)].filter(text => text.toLowerCase().includes(wanted) && text !== typed)
  const begins = (text: string) => Number(text.toLowerCase().startsWith(wanted))
  return found
    .toSorted((a, b) => begins(b) - begins(a))
    .slice(0, MOST)
    .map(text => item(encode(text)))
}

const item = (insert: string, detail?: string): Completion => ({ key: insert, insert, detail })

function textOf(field: string, operator: Operator, value: Json): string | undefined {
  const isOfList = operator === 'in' || operator === 'exclude' || operator.startsWith('contains')
  return writeCondition({ field, operator, value: isOfList ? [value] : value })?.[1]
}

const encode = (text: string) => text.replaceAll(/[&%+#]/g, found => encodeURIComponent(found))
