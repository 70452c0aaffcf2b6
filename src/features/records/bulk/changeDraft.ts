import type { ConvertTo, Operation } from '~/lib/operations'
import { matchesPattern } from '~/lib/regex/pattern'
import { PatternRefused } from '~/lib/regex/patternNode'
import { PatternTooCostly } from '~/lib/regex/runProgram'
import type { FieldInfo } from '../filter/fieldInfos'
import { emptyValue, readValue, type NewValue, type ReadValue } from './newValue'

/** A change while it is written: what one operation needs stays while another one is looked at. */
export type ChangeDraft = {
  type: Operation['type']
  field: string
  value: NewValue
  name: string
  find: string
  replacement: string
  isPattern: boolean
  isCaseSensitive: boolean
  to: ConvertTo
}

export const EMPTY_DRAFT: ChangeDraft = {
  type: 'set',
  field: '',
  value: { kind: 'text', text: '', list: [] },
  name: '',
  find: '',
  replacement: '',
  isPattern: false,
  isCaseSensitive: true,
  to: 'text',
}

/** The value is written in the way of the new field, unless something is written already. */
export function withField(draft: ChangeDraft, info: FieldInfo, field: string): ChangeDraft {
  const isEmpty = draft.value.text === '' && draft.value.list.length === 0
  return { ...draft, field, value: isEmpty ? emptyValue(info) : draft.value }
}

export type ChangeProblems = {
  field?: 'none' | 'managed'
  name?: 'none' | 'same' | 'managed'
  find?: 'none' | 'too-costly' | { broken: string }
  value?: Extract<ReadValue, { value?: undefined }>
}

export type ReadChange =
  | { operation: Operation; problems?: undefined }
  | { operation?: undefined; problems: ChangeProblems }

/** The server sets these two itself. */
const MANAGED = ['id', 'last_modified']

export function readChange(draft: ChangeDraft, info: FieldInfo): ReadChange {
  const field = draft.field.trim()
  if (field === '') return { problems: { field: 'none', ...problemsOf(draft, info) } }
  if (MANAGED.includes(field)) return { problems: { field: 'managed' } }
  const problems = problemsOf(draft, info)
  const operation = operationOf({ ...draft, field }, info)
  return Object.keys(problems).length > 0 || !operation ? { problems } : { operation }
}

function problemsOf(draft: ChangeDraft, info: FieldInfo): ChangeProblems {
  if (draft.type === 'set') {
    const read = readValue(draft.value, info)
    return read.problem === undefined ? {} : { value: read }
  }
  if (draft.type === 'rename') {
    const name = draft.name.trim()
    if (name === '') return { name: 'none' }
    if (name === lastKey(draft.field.trim())) return { name: 'same' }
    return MANAGED.includes(name) && !draft.field.includes('.') ? { name: 'managed' } : {}
  }
  const find = draft.type === 'replace' ? findProblem(draft) : undefined
  return find ? { find } : {}
}

const lastKey = (field: string) => field.slice(field.lastIndexOf('.') + 1)

function findProblem({ find, isPattern }: ChangeDraft): ChangeProblems['find'] {
  if (find === '') return 'none'
  if (!isPattern) return undefined
  try {
    matchesPattern(find, '')
    return undefined
  } catch (error) {
    if (error instanceof PatternRefused) return { broken: error.message }
    if (error instanceof PatternTooCostly) return 'too-costly'
    throw error
  }
}

function operationOf(draft: ChangeDraft, info: FieldInfo): Operation | undefined {
  const { type, field, name, find, replacement, isPattern, isCaseSensitive, to } = draft
  switch (type) {
    case 'set': {
      const { value } = readValue(draft.value, info)
      return value === undefined ? undefined : { type, field, value }
    }
    case 'unset':
      return { type, field }
    case 'rename':
      return { type, field, name: name.trim() }
    case 'replace':
      return { type, field, find, replacement, isPattern, isCaseSensitive }
    case 'convert':
      return { type, field, to }
  }
}
